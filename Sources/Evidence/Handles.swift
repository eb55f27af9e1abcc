package import Model

/// The names by which other files reach a credential: the file that holds it, the variable that it is
/// given to, the module that keeps it.
package struct Handles: Sendable {
  private var words: Set<[UInt8]> = []
  /// Names of modules: they count only on lines that load one.
  private var modules: Set<[UInt8]> = []

  package init() {}

  /// A file of configuration or data: programs name it, or the variable that it sets.
  ///
  /// - Parameter variable: the name before the value; only those of the environment count, as any
  ///   program has an `apikey`.
  package mutating func add(file path: BytePath, setting variable: String) {
    words.insert(Array(path.name))
    if path.name.starts(with: "vcap".utf8) { words.insert(Array("VCAP_SERVICES".utf8)) }
    let isOfEnvironment =
      variable.utf8.contains(UInt8(ascii: "_"))
      && variable.utf8.allSatisfy { byte in
        (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
      }
    if isOfEnvironment { words.insert(Array(variable.utf8)) }
  }

  /// A file of code: others import it, or run it by its name.
  package mutating func add(code path: BytePath) {
    words.insert(Array(path.name))
    let stem = path.name.prefix { $0 != UInt8(ascii: ".") }
    if stem.count >= 3 { modules.insert(Array(stem)) }
  }

  /// Whether a text holds one of the names as a whole word; looks at its first MiB.
  package func areNamed(in blob: Span<UInt8>) -> Bool {
    let source = SourceText(bytes: blob.bytes(ByteRange(0, min(blob.count, 1_048_576))))
    if words.contains(where: { source.holds($0) { _ in true } }) { return true }
    return modules.contains { source.holds($0, where: source.isOnLoadingLine) }
  }
}

extension SourceText {
  /// Whether `word` stands somewhere between bytes that are no part of a word, at a place that fits.
  fileprivate func holds(_ word: [UInt8], where fits: (Int) -> Bool) -> Bool {
    guard let first = word.first else { return false }
    var index = 0
    while index + word.count <= bytes.count {
      if bytes[index] == first, bytes[index...].starts(with: word),
        !(byte(index - 1).map(Self.isWord) ?? false),
        !(byte(index + word.count).map(Self.isWord) ?? false), fits(index)
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// Whether the line up to `position`, or behind it, loads a module, as most languages say it.
  fileprivate func isOnLoadingLine(_ position: Int) -> Bool {
    let line = Line(bytes, holding: position)
    var position = line.range.lowerBound
    while let word = word(from: position), word.range.upperBound <= line.range.upperBound {
      if Self.loaders.contains(word.text) { return true }
      position = word.range.upperBound
    }
    return false
  }

  private static let loaders: Set<String> = [
    "import", "from", "require", "require_relative", "include", "use", "using", "source", "load",
  ]
}
