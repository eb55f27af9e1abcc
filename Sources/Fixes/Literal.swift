import Model

/// A value as it stands in a text, with what is around it.
struct Literal {
  let bytes: [UInt8]
  let value: ByteRange

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

  /// What stands before each brace that is open where the value stands.
  var enclosingBlocks: [String] {
    var blocks: [String] = []
    var start = 0
    var isQuoted = false
    for index in 0..<value.start {
      switch bytes[index] {
      case UInt8(ascii: "\"") where index == 0 || bytes[index - 1] != UInt8(ascii: "\\"):
        isQuoted.toggle()
      case UInt8(ascii: "\n"):
        isQuoted = false
        start = index + 1
      case UInt8(ascii: "{") where !isQuoted:
        let head = bytes[start..<index].drop { $0 <= 0x20 }
        blocks.append(String(decoding: head, as: UTF8.self))
        start = index + 1
      case UInt8(ascii: "}") where !isQuoted: _ = blocks.popLast()
      default: break
      }
    }
    return blocks
  }

  /// The value with the quotes around it.
  func quotedRange(_ language: SourceLanguage) throws(FixRefusal) -> ByteRange {
    guard let before = byte(value.start - 1), let after = byte(value.end), before == after,
      language.quotes.contains(before)
    else { throw FixRefusal("it is a part of a longer text") }
    return ByteRange(value.start - 1, value.end + 1)
  }

  func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  /// The nearest byte before that is no white space; 0 at the beginning.
  func previous(_ index: Int) -> UInt8 {
    bytes[..<index].last { $0 > 0x20 } ?? 0
  }

  /// The nearest byte that is no blank; 0 at the end.
  func next(_ index: Int) -> UInt8 {
    bytes[index...].first { $0 != 0x20 && $0 != 0x09 } ?? 0
  }

  func isWordByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || (0x30...0x39).contains(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }

  var lineStart: Int {
    bytes[..<value.start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  /// The lines before, without white space at both ends.
  func lines(before end: Int) -> [String] {
    bytes[..<end].split(separator: UInt8(ascii: "\n")).map { line in
      let inner = line.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
      return String(decoding: Array(inner), as: UTF8.self)
    }
  }
}
