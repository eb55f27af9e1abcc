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
  /// What any of the lookups needs.
  private var imports: [FileChange] = []

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
    if !answers.allSatisfy({ (try? $0.get()) == nil }) {
      imports = language?.imports(missingIn: bytes) ?? []
    }
  }

  /// The file without the values that could be taken out.
  package var fixed: [UInt8] {
    var text = bytes
    let changes = changes(for: answers.compactMap { try? $0.get() })
    for change in changes.sorted(by: { $0.range.start > $1.range.start }) {
      text.replaceSubrange(change.range.start..<change.range.end, with: Array(change.text.utf8))
    }
    return text
  }

  /// What becomes of the file's bytes, in order, where these fixes and no others are made.
  package func changes(for fixes: [Fix]) -> [FileChange] {
    let changes = fixes.map { FileChange(range: $0.range, text: $0.replacement) }
    if fixes.isEmpty { return [] }
    let declarations = language?.declarations(of: fixes, missingIn: bytes) ?? []
    return (changes + imports + declarations).sorted { $0.range.start < $1.range.start }
  }
}

/// Bytes of a file, and what takes their place.
package struct FileChange: Hashable, Sendable {
  package var range: ByteRange
  package var text: String

  init(range: ByteRange, text: String) {
    self.range = range
    self.text = text
  }

  /// A text put in front of a byte.
  init(at place: Int, _ text: String) { self.init(range: ByteRange(place, place), text: text) }
}
