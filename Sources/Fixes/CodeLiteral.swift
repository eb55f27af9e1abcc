import Model

// How a value leaves a program.
extension Literal {
  /// The lookup in place of a literal; throws where the language asks for a literal.
  func codeFix(
    _ language: SourceLanguage, _ name: String
  ) throws(FixRefusal) -> Fix {
    let quoted = try quotedRange(language)
    if let before = byte(quoted.start - 1), isWordByte(before) || "#@$\"'`".utf8.contains(before) {
      throw FixRefusal("the literal has a prefix or more quotes than one")
    }
    if let after = byte(quoted.end), "#\"'`".utf8.contains(after) {
      throw FixRefusal("the literal has more quotes than one")
    }
    if let after = byte(quoted.end), isWordByte(after) {
      throw FixRefusal("the literal has a suffix")
    }
    if isInText(quoted.start, language) { throw FixRefusal("it is a part of a longer text") }
    let before = previous(quoted.start)
    let after = bytes[quoted.end...].first { $0 > 0x20 } ?? 0
    if "\"'".utf8.contains(before) || "\"'".utf8.contains(after) {
      throw FixRefusal("the literal is one of several that belong together")
    }
    if language != .python, after == UInt8(ascii: ":"), before != UInt8(ascii: "?") {
      throw FixRefusal("the literal is a name of a field")
    }
    let statement = statement
    if language != .ruby, statement.hasPrefix("case ") || statement.hasPrefix("indirect case ") {
      throw FixRefusal("a case takes literals alone")
    }
    switch language {
    case .java, .swift:
      try refuseAnnotation(marked: UInt8(ascii: "@"))
      if language == .java, isBehind("default", quoted.start) {
        throw FixRefusal("an annotation takes constants alone")
      }
    case .cSharp:
      try refuseAnnotation(marked: UInt8(ascii: "["))
      if statement.hasPrefix("[") { throw FixRefusal("an annotation takes constants alone") }
      if statement.split(separator: " ").contains("const") {
        throw FixRefusal("a constant cannot be looked up: make it static readonly")
      }
      if before == UInt8(ascii: "="), openParenthesis != nil {
        throw FixRefusal("a default takes constants alone")
      }
    case .go:
      if statement.hasPrefix("const ") || isInGoList("const") {
        throw FixRefusal("a constant cannot be looked up: make it a variable")
      }
      if statement.hasPrefix("import ") || isInGoList("import") {
        throw FixRefusal("what is imported cannot be looked up")
      }
    case .javaScript, .typeScript:
      if byte(quoted.start - 1) == UInt8(ascii: "="), statement.contains("<") {
        throw FixRefusal("an attribute of an element is changed by hand")
      }
      if statement.hasPrefix("import ") || isBehind("from", quoted.start) {
        throw FixRefusal("what is imported cannot be looked up")
      }
      if after == UInt8(ascii: "(") { throw FixRefusal("the literal is a name of a method") }
      if language == .typeScript { try refuseType(statement, before, after, behind: quoted.end) }
    default: break
    }
    return Fix(range: quoted, replacement: language.lookup(name), variable: name)
  }

  /// Whether the line stands between `const (`, where that is the word, and `)`.
  private func isInGoList(_ word: String) -> Bool {
    var isInside = false
    for line in lines(before: value.start) {
      if line.hasPrefix(word + " (") { isInside = true }
      if line.hasPrefix(")") { isInside = false }
    }
    return isInside
  }

  /// What the statement begins with that the value stands in, as far as it is on this line; or the line
  /// before, where nothing stands in front of the value.
  private var statement: String {
    let head = bytes[lineStart..<value.start]
    let start = head.lastIndex { ";{}".utf8.contains($0) }.map { $0 + 1 } ?? lineStart
    let own = String(decoding: bytes[start..<value.start].drop { $0 <= 0x20 }, as: UTF8.self)
    let isEmpty = own.utf8.allSatisfy { "\"'`|&= ".utf8.contains($0) }
    return start == lineStart && isEmpty ? lines(before: lineStart).last ?? own : own
  }

  /// Whether quotes that are open on the line hold the place.
  private func isInText(_ place: Int, _ language: SourceLanguage) -> Bool {
    var quote: UInt8?
    var index = lineStart
    while index < place {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        index += 1
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if language.quotes.contains(byte) {
        quote = byte
      }
      index += 1
    }
    return quote != nil
  }

  /// Whether the word is the last one before a place.
  private func isBehind(_ word: String, _ place: Int) -> Bool {
    let before = Array(bytes[..<place].reversed().drop { $0 <= 0x20 }.prefix(word.utf8.count + 1))
    return before.starts(with: word.utf8.reversed())
      && before.dropFirst(word.utf8.count).allSatisfy { !isWordByte($0) }
  }

  /// Where the parenthesis opens that the value stands in; nil where there is none in its statement.
  private var openParenthesis: Int? {
    var depth = 0
    var index = value.start - 1
    while index > 0 {
      index -= 1
      switch bytes[index] {
      case UInt8(ascii: ")"): depth += 1
      case UInt8(ascii: "(") where depth == 0: return index
      case UInt8(ascii: "("): depth -= 1
      // The braces of a list may stand in it.
      case UInt8(ascii: "{") where depth == 0 && "(=,".utf8.contains(previous(index)): break
      case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        if depth == 0 { return nil }
      default: break
      }
    }
    return nil
  }

  /// Throws where the parenthesis belongs to a name behind a mark: `@Value("…")`, `[Key("…")]`.
  private func refuseAnnotation(marked mark: UInt8) throws(FixRefusal) {
    guard let open = openParenthesis else { return }
    let before = bytes[..<open].reversed().drop { $0 <= 0x20 }
    if before.drop(while: { isWordByte($0) || $0 == UInt8(ascii: ".") }).first == mark {
      throw FixRefusal("an annotation takes constants alone")
    }
  }

  /// Whether the colon before the value is that of a variable, a parameter or a member of a class, not
  /// of a choice or of a field of an object.
  private func isBehindDeclaredName(before after: UInt8) -> Bool {
    let colon = bytes[..<value.start].lastIndex(of: UInt8(ascii: ":")) ?? 0
    var depth = 0
    for index in bytes[..<colon].indices.reversed() {
      switch bytes[index] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      // The condition of a choice; `name?:` is none.
      case UInt8(ascii: "?") where depth == 0 && bytes[index + 1..<colon].contains { $0 > 0x20 }:
        return false
      case UInt8(ascii: "("), UInt8(ascii: ";"):
        if depth == 0 { return true }
        depth -= 1
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == 0 { return after == UInt8(ascii: ";") }
        depth -= 1
      default: break
      }
    }
    return true
  }

  /// Throws where the literal stands for a TypeScript type.
  private func refuseType(
    _ statement: String, _ before: UInt8, _ after: UInt8, behind end: Int
  ) throws(FixRefusal) {
    let isUnion = after == UInt8(ascii: "|") && !bytes[end...].starts(with: " ||".utf8)
    let isAnnotation =
      before == UInt8(ascii: ":")
      && (isUnion || after == UInt8(ascii: "=") || isBehindDeclaredName(before: after))
    let isArgument = before == UInt8(ascii: "<")
    let isDeclaration = ["type ", "export type ", "declare "].contains { statement.hasPrefix($0) }
    let blocks = enclosingBlocks.last?.split(separator: " ").map(String.init) ?? []
    let isMember = ["interface", "type", "enum"].contains(where: blocks.contains)
    let isConstant = bytes[end...].drop { $0 == 0x20 }.starts(with: "as const".utf8)
    if isAnnotation || isArgument || isDeclaration || isMember || isConstant {
      throw FixRefusal("a type cannot be looked up")
    }
  }
}
