package import Model

/// A value that stands in a file, and the variable that is to take its place.
package struct FixPlace: Hashable, Sendable {
  /// Where the value stands in the file's bytes.
  package var range: ByteRange
  /// A name for a variable of the environment.
  package var name: String

  package init(range: ByteRange, name: String) {
    self.range = range
    self.name = name
  }
}

/// How one value leaves a file.
package struct Fix: Hashable, Sendable {
  /// What is replaced: the value, and quotes around it.
  package var range: ByteRange
  package var replacement: String
  /// The variable as it must be set, such as `TF_VAR_key`.
  package var variable: String
}

/// Why a value has to be taken out by hand.
package struct FixRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

/// What becomes of one file.
package struct FileFix: Sendable {
  /// One answer for each place, in their order.
  package private(set) var answers: [Result<Fix, FixRefusal>] = []
  private let bytes: [UInt8]
  private let language: SourceLanguage?

  /// - Parameter path: tells the language, and in YAML who reads the file.
  package init(_ bytes: [UInt8], path: BytePath, places: [FixPlace]) {
    self.bytes = bytes
    language = SourceLanguage(path, bytes)
    answers = places.map { place in
      guard let language else {
        return .failure(FixRefusal("values in files of this kind are taken out by hand"))
      }
      let literal = Literal(bytes, place.range)
      do throws(FixRefusal) {
        return .success(try literal.fix(in: language, path: path, name: place.name))
      } catch {
        return .failure(error)
      }
    }
  }

  /// The file without the values that could be taken out.
  package var fixed: [UInt8] {
    var text = bytes
    let fixes = answers.compactMap { try? $0.get() }
    for fix in fixes.sorted(by: { $0.range.start > $1.range.start }) {
      text.replaceSubrange(fix.range.start..<fix.range.end, with: Array(fix.replacement.utf8))
    }
    guard let language, !fixes.isEmpty else { return text }
    return language.withNeeds(of: fixes, in: text)
  }
}
