/// A value of a TOML file (toml.io, version 1.0), as far as rule files use them: no dates.
enum TOMLValue {
  case text(String)
  case number(String)
  case truth(Bool)
  case list([TOMLValue])
  case table([String: TOMLValue])

  subscript(key: String) -> TOMLValue? {
    if case .table(let entries) = self { entries[key] } else { nil }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: String? { if case .number(let number) = self { number } else { nil } }

  /// The items of a list; a table by itself counts as one.
  var items: [TOMLValue] {
    switch self {
    case .list(let items): items
    case .table: [self]
    default: []
    }
  }

  var texts: [String] { items.compactMap(\.text) }
}

/// Reads a TOML file.
struct TOMLReader {
  private let file: String
  private let source: [UInt8]
  private var place = 0
  private var depth = 0

  /// - Parameter file: the name that errors give.
  static func read(_ bytes: [UInt8], file: String) throws(RuleFileError) -> TOMLValue {
    let start = Mark(file: file, line: 1, column: 1)
    guard bytes.count <= Node.longestFile else {
      throw start.error("found \(bytes.count) bytes, expected at most 4 MiB; split the file")
    }
    var reader = Self(file: file, source: bytes)
    return try reader.document()
  }

  private init(file: String, source: [UInt8]) {
    self.file = file
    self.source = source
  }

  private func error(_ message: String) -> RuleFileError {
    Mark(file: file, offset: min(place, source.count), in: source).error(message)
  }

  private var next: UInt8? { place < source.count ? source[place] : nil }

  private mutating func take(_ text: String) -> Bool {
    guard source[place...].starts(with: text.utf8) else { return false }
    place += text.utf8.count
    return true
  }

  // MARK: Tables

  private mutating func document() throws(RuleFileError) -> TOMLValue {
    var root: [String: TOMLValue] = [:]
    var here: [String] = []
    while true {
      skip(lines: true)
      guard next != nil else { return .table(root) }
      if take("[[") {
        here = try keys()
        guard take("]]") else { throw error("expected ']]' behind the name of a table") }
        Self.change(&root, here[...]) { known in .list((known?.items ?? []) + [.table([:])]) }
      } else if take("[") {
        here = try keys()
        guard take("]") else { throw error("expected ']' behind the name of a table") }
        Self.change(&root, here[...]) { known in known ?? .table([:]) }
      } else {
        let path = here + (try keys())
        guard take("=") else { throw error("expected '=' behind a key") }
        skip(lines: false)
        let value = try value()
        Self.change(&root, path[...]) { _ in value }
      }
      skip(lines: false)
      guard next == nil || next == 0x0A || next == 0x0D else {
        throw error("expected the end of the line")
      }
    }
  }

  /// Puts a value at the end of a path; of a list its last table is meant.
  private static func change(
    _ table: inout [String: TOMLValue], _ path: ArraySlice<String>,
    _ edit: (TOMLValue?) -> TOMLValue
  ) {
    guard let key = path.first else { return }
    let rest = path.dropFirst()
    guard !rest.isEmpty else {
      table[key] = edit(table[key])
      return
    }
    switch table[key] {
    case .list(var items):
      guard case .table(var last)? = items.popLast() else { return }
      change(&last, rest, edit)
      table[key] = .list(items + [.table(last)])
    case .table(var inner):
      change(&inner, rest, edit)
      table[key] = .table(inner)
    default:
      var inner: [String: TOMLValue] = [:]
      change(&inner, rest, edit)
      table[key] = .table(inner)
    }
  }

  private mutating func keys() throws(RuleFileError) -> [String] {
    var keys: [String] = []
    repeat {
      skip(lines: false)
      if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") {
        keys.append(try string())
      } else {
        let start = place
        while let byte = next, isBare(byte) { place += 1 }
        guard place > start else { throw error("expected a key") }
        keys.append(String(decoding: source[start..<place], as: UTF8.self))
      }
      skip(lines: false)
    } while take(".")
    return keys
  }

  private func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// Passes blanks and comments, and line breaks if wanted.
  private mutating func skip(lines: Bool) {
    while let byte = next {
      if byte == UInt8(ascii: "#") {
        while let byte = next, byte != 0x0A { place += 1 }
      } else if byte == 0x20 || byte == 0x09 || (lines && (byte == 0x0A || byte == 0x0D)) {
        place += 1
      } else {
        return
      }
    }
  }

  // MARK: Values

  private mutating func value() throws(RuleFileError) -> TOMLValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Node.deepest else { throw error("found too many levels of nesting") }
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try string())
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "{"): return try inlineTable()
    default: break
    }
    let start = place
    while let byte = next, isBare(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+") {
      place += 1
    }
    switch String(decoding: source[start..<place], as: UTF8.self) {
    case "true": return .truth(true)
    case "false": return .truth(false)
    case "": throw error("expected a value")
    case let number: return .number(number)
    }
  }

  private mutating func list() throws(RuleFileError) -> TOMLValue {
    place += 1
    var items: [TOMLValue] = []
    while true {
      skip(lines: true)
      if take("]") { return .list(items) }
      items.append(try value())
      skip(lines: true)
      guard take(",") || next == UInt8(ascii: "]") else { throw error("expected ',' or ']'") }
    }
  }

  private mutating func inlineTable() throws(RuleFileError) -> TOMLValue {
    place += 1
    var entries: [String: TOMLValue] = [:]
    while true {
      skip(lines: true)
      if take("}") { return .table(entries) }
      let path = try keys()
      guard take("=") else { throw error("expected '=' behind a key") }
      skip(lines: false)
      let value = try value()
      Self.change(&entries, path[...]) { _ in value }
      skip(lines: true)
      guard take(",") || next == UInt8(ascii: "}") else { throw error("expected ',' or '}'") }
    }
  }

  private mutating func string() throws(RuleFileError) -> String {
    for quote in ["'''", "\"\"\"", "'", "\""] where take(quote) {
      let isMultiline = quote.utf8.count == 3
      if isMultiline, !take("\r\n") { _ = take("\n") }
      var text: [UInt8] = []
      while !take(quote) {
        guard let byte = next, isMultiline || byte != 0x0A else {
          throw error("expected \(quote) at the end of a text")
        }
        place += 1
        if byte == UInt8(ascii: "\\"), quote.first == "\"" {
          text += try escaped()
        } else {
          text.append(byte)
        }
      }
      // One or two quotes may stand before the three that end the text.
      while isMultiline, let last = quote.utf8.first, next == last {
        text.append(last)
        place += 1
      }
      return String(decoding: text, as: UTF8.self)
    }
    throw error("expected a text")
  }

  private mutating func escaped() throws(RuleFileError) -> [UInt8] {
    guard let byte = next else { throw error("expected a character behind '\\'") }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [byte]
    case 0x0A, 0x0D, 0x20:
      skip(lines: true)
      return []
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let length = byte == UInt8(ascii: "u") ? 4 : 8
      let digits = String(decoding: source[place...].prefix(length), as: UTF8.self)
      guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
        throw error("expected \(length) hexadecimal digits")
      }
      place += length
      return Array(String(scalar).utf8)
    default: throw error("found an escape that TOML does not have")
    }
  }
}
