import Model

/// A value as it stands in a text, with what is around it.
struct Literal {
  private let bytes: [UInt8]
  private let value: ByteRange

  init(_ bytes: [UInt8], _ value: ByteRange) {
    self.bytes = bytes
    self.value = value
  }

  /// How the value is replaced by a lookup; throws where the code might not be right behind.
  func fix(
    in language: SourceLanguage, path: BytePath, name: String
  ) throws(FixRefusal) -> Fix {
    if bytes[value.start..<value.end].contains(UInt8(ascii: "\n")) {
      throw FixRefusal("a value of several lines is taken out by hand")
    }
    switch language {
    case .shell: return try shellFix(name)
    case .yaml: return try yamlFix(path, name)
    case .terraform: return try terraformFix(name)
    default: return try codeFix(language, name)
    }
  }

  // MARK: Programming languages

  private func codeFix(
    _ language: SourceLanguage, _ name: String
  ) throws(FixRefusal) -> Fix {
    let quoted = try quotedRange(language)
    if let before = byte(quoted.start - 1), isWordByte(before) || "#@$\"'`".utf8.contains(before) {
      throw FixRefusal("the literal has a prefix or more quotes than one")
    }
    if let after = byte(quoted.end), "#\"'`".utf8.contains(after) {
      throw FixRefusal("the literal has more quotes than one")
    }
    let (before, after) = (previous(quoted.start), next(quoted.end))
    if "\"'".utf8.contains(before) || "\"'".utf8.contains(after) {
      throw FixRefusal("the literal is one of several that belong together")
    }
    if language != .python, after == UInt8(ascii: ":"), before != UInt8(ascii: "?") {
      throw FixRefusal("the literal is a name of a field")
    }
    let line = trimmedLineStart
    switch language {
    case .java where line.hasPrefix("@"), .cSharp where line.hasPrefix("["):
      throw FixRefusal("an annotation takes constants alone")
    case .cSharp where line.split(separator: " ").contains("const"):
      throw FixRefusal("a constant cannot be looked up: make it static readonly")
    case .go where line.hasPrefix("const ") || isInGoConstants:
      throw FixRefusal("a constant cannot be looked up: make it a variable")
    case .javaScript where byte(quoted.start - 1) == UInt8(ascii: "=") && line.contains("<"),
      .typeScript where byte(quoted.start - 1) == UInt8(ascii: "=") && line.contains("<"):
      throw FixRefusal("an attribute of an element is changed by hand")
    case .javaScript where line.hasPrefix("import ") || line.hasPrefix("export * "),
      .typeScript where line.hasPrefix("import ") || line.hasPrefix("type "):
      throw FixRefusal("what is imported cannot be looked up")
    default: break
    }
    return Fix(range: quoted, replacement: language.lookup(name), variable: name)
  }

  /// Whether the line stands between `const (` and `)`.
  private var isInGoConstants: Bool {
    var isInside = false
    for line in lines(before: value.start) {
      if line.hasPrefix("const (") { isInside = true }
      if line.hasPrefix(")") { isInside = false }
    }
    return isInside
  }

  // MARK: Shell

  private func shellFix(_ name: String) throws(FixRefusal) -> Fix {
    if contains("<<") { throw FixRefusal("a here-document may be around it") }
    let start = lineStart
    var quote: UInt8?
    var index = start
    while index < value.start {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
        index += 1
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "`") {
        throw FixRefusal("a command is inside of it")
      }
      index += 1
    }
    let variable = "${\(name):?}"
    switch quote {
    case UInt8(ascii: "\""):
      return Fix(range: value, replacement: variable, variable: name)
    case .some:
      if byte(value.start - 1) == quote, byte(value.end) == quote {
        let range = ByteRange(value.start - 1, value.end + 1)
        return Fix(range: range, replacement: "\"\(variable)\"", variable: name)
      }
      return Fix(range: value, replacement: "'\"\(variable)\"'", variable: name)
    case nil:
      return Fix(range: value, replacement: "\"\(variable)\"", variable: name)
    }
  }

  // MARK: YAML

  private func yamlFix(_ path: BytePath, _ name: String) throws(FixRefusal) -> Fix {
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

  // MARK: Terraform

  private func terraformFix(_ name: String) throws(FixRefusal) -> Fix {
    let quoted = try quotedRange(.terraform)
    if isDefaultOfVariable {
      throw FixRefusal("a variable's default: delete it, and set TF_VAR_ and the variable's name")
    }
    guard previous(quoted.start) != 0, byte(quoted.start - 1) != UInt8(ascii: "\\") else {
      throw FixRefusal("it is not the value of an argument")
    }
    let before = previous(quoted.start)
    guard
      before == UInt8(ascii: "=") || before == UInt8(ascii: "[")
        || before == UInt8(ascii: ",") || before == UInt8(ascii: "(")
    else { throw FixRefusal("it is not the value of an argument") }
    return Fix(
      range: quoted, replacement: SourceLanguage.terraform.lookup(name),
      variable: "TF_VAR_" + name.lowercased())
  }

  private var isDefaultOfVariable: Bool {
    guard trimmedLineStart.hasPrefix("default") else { return false }
    let opening = lines(before: lineStart).last {
      $0.hasSuffix("{") && !$0.hasPrefix("validation")
    }
    return opening?.hasPrefix("variable") ?? false
  }

  // MARK: Around it

  /// The value with the quotes around it.
  private func quotedRange(_ language: SourceLanguage) throws(FixRefusal) -> ByteRange {
    guard let before = byte(value.start - 1), let after = byte(value.end), before == after,
      language.quotes.contains(before)
    else { throw FixRefusal("it is a part of a longer text") }
    return ByteRange(value.start - 1, value.end + 1)
  }

  private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  /// The nearest byte before that is no white space; 0 at the beginning.
  private func previous(_ index: Int) -> UInt8 {
    bytes[..<index].last { $0 > 0x20 } ?? 0
  }

  /// The nearest byte that is no blank; 0 at the end.
  private func next(_ index: Int) -> UInt8 {
    bytes[index...].first { $0 != 0x20 && $0 != 0x09 } ?? 0
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || (0x30...0x39).contains(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }

  private func contains(_ text: String) -> Bool { !bytes.ranges(of: Array(text.utf8)).isEmpty }

  private var lineStart: Int {
    bytes[..<value.start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  /// What stands before the value on its line, without indentation.
  private var trimmedLineStart: String {
    String(decoding: bytes[lineStart..<value.start].drop { $0 <= 0x20 }, as: UTF8.self)
  }

  private func rawLines(before end: Int) -> [String] {
    bytes[..<end].split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The lines before, without white space at both ends.
  private func lines(before end: Int) -> [String] {
    bytes[..<end].split(separator: UInt8(ascii: "\n")).map { line in
      let inner = line.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
      return String(decoding: Array(inner), as: UTF8.self)
    }
  }
}
