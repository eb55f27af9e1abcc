import Model

// How a value leaves a YAML file.
extension Literal {
  func yamlFix(_ path: BytePath, _ name: String) throws(FixRefusal) -> Fix {
    if lines(before: lineStart).last?.hasSuffix("\\") == true || isInYAMLBlock {
      throw FixRefusal("it stands in a text of several lines")
    }
    let variable = Self.yamlVariable(name, in: path)
    let quotes = SourceLanguage.yaml.quotes
    if let before = byte(value.start - 1), quotes.contains(before), byte(value.end) == before {
      let range = ByteRange(value.start - 1, value.end + 1)
      return Fix(range: range, replacement: "\"\(variable)\"", variable: name)
    }
    let head = bytes[lineStart..<value.start]
    let isWhole =
      [UInt8(ascii: ":"), UInt8(ascii: "-")].contains(previous(value.start))
      && byte(value.start - 1) == UInt8(ascii: " ")
      && [UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#"), 0].contains(next(value.end))
    if isWhole { return Fix(range: value, replacement: "\"\(variable)\"", variable: name) }
    // Inside of quotes that begin and end on this line a part can be replaced.
    let opens = quotes.filter { quote in head.count { $0 == quote } % 2 == 1 }
    guard opens.count == 1, !head.contains(UInt8(ascii: "\\")) else {
      throw FixRefusal("it is a part of a longer text")
    }
    return Fix(range: value, replacement: variable, variable: name)
  }

  /// As the program that reads the file writes a variable.
  private static func yamlVariable(_ name: String, in path: BytePath) -> String {
    let text = path.text
    if text.contains(".github/workflows/") { return "${{ secrets.\(name) }}" }
    if text.hasSuffix(".gitlab-ci.yml") { return "$\(name)" }
    return "${\(name)}"
  }

  /// Whether a line above, with less indentation, begins a block of text.
  private var isInYAMLBlock: Bool {
    func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }
    let own = indent(String(decoding: bytes[lineStart..<value.start], as: UTF8.self))
    for line in rawLines(before: lineStart).reversed() where line.contains(where: { $0 != " " }) {
      guard indent(line) < own else { continue }
      let end = line.split(separator: " ").last ?? ""
      return end.hasPrefix("|") || end.hasPrefix(">")
    }
    return false
  }

  private func rawLines(before end: Int) -> [String] {
    bytes[..<end].split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}
