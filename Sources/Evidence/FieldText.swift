import Model

/// Reads the values of fields.
struct FieldText {
  let bytes: [UInt8]
  let secret: ArraySlice<UInt8>

  /// The value as a text that may be told; nil if it is empty, no text, too long or too telling.
  func text(_ field: Field) -> String? {
    guard field.value.count <= Self.longest else { return nil }
    var text = Array(bytes[field.value])
    if case .quoted(let slashes) = field.form, text.contains(UInt8(ascii: "\\")) {
      // Each level of quoting doubles the backslashes and adds one: 0, 1, 3, 7.
      var level = slashes
      while true {
        guard let unescaped = Self.unescaped(text) else { return nil }
        text = unescaped
        if level == 0 { break }
        level /= 2
      }
    }
    guard !text.isEmpty, !Self.nothing.contains(where: { text.elementsEqual($0.utf8) }),
      text.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), !Discretion.shows(secret, in: text)
    else { return nil }
    return String(validating: text, as: UTF8.self)
  }

  /// The value as a text that was written as one, and is no expression of a language.
  func literal(_ field: Field, in record: Record) -> String? {
    switch field.form {
    case .quoted, .plain: return text(field)
    case .assigned: return hasMark(record) ? text(field) : nil
    case .bare: return nil
    }
  }

  /// What a field says of a date.
  enum Date {
    case date(Instant)
    case unreadable
  }

  /// The value as a date; nil where the field is empty or holds an expression.
  func date(_ field: Field) -> Date? {
    let raw = bytes[field.value]
    guard let text = text(field) else {
      if case .quoted = field.form, !raw.isEmpty, !raw.elementsEqual("null".utf8) {
        return .unreadable
      }
      return nil
    }
    if let date = Instant(text) ?? Self.epoch(text) ?? Instant(spelled: text) {
      return .date(date)
    }
    switch field.form {
    case .quoted: return .unreadable
    case .plain where text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }): return .unreadable
    default: return nil
    }
  }

  /// The value as `true` or `false`, in whatever case.
  func flag(_ field: Field) -> Bool? {
    switch text(field)?.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// Whether the record shows that it is one of IBM Cloud's own.
  func hasMark(_ record: Record) -> Bool {
    record.fields.contains { field in
      field.name.isMark || bytes[field.value].starts(with: "crn:v1:".utf8)
        || bytes[field.value].starts(with: "ApiKey-".utf8)
    }
  }

  /// Seconds or milliseconds since 1970, from 2001 to 2286; nil for other numbers.
  private static func epoch(_ text: String) -> Instant? {
    guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(text) else {
      return nil
    }
    switch text.utf8.count {
    case 10: return Instant(seconds: number)
    case 13: return Instant(seconds: number / 1_000)
    default: return nil
    }
  }

  /// Takes back the escapes of one level of quotes; nil where one is not whole.
  private static func unescaped(_ text: [UInt8]) -> [UInt8]? {
    var plain: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        plain.append(byte)
        continue
      }
      guard let escape = rest.popFirst() else { return nil }
      switch escape {
      case UInt8(ascii: "n"): plain.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "r"): plain.append(UInt8(ascii: "\r"))
      case UInt8(ascii: "t"): plain.append(UInt8(ascii: "\t"))
      case UInt8(ascii: "u"):
        guard let character = character(from: &rest) else { return nil }
        plain += Array(character.utf8)
      default: plain.append(escape)
      }
    }
    return plain
  }

  /// The character that `\u` and a second `\u` of a surrogate pair stand for.
  private static func character(from rest: inout ArraySlice<UInt8>) -> String? {
    guard let first = unit(from: &rest) else { return nil }
    guard UTF16.isLeadSurrogate(first) else { return String(decoding: [first], as: UTF16.self) }
    guard rest.starts(with: "\\u".utf8) else { return nil }
    rest = rest.dropFirst(2)
    guard let second = unit(from: &rest) else { return nil }
    return String(decoding: [first, second], as: UTF16.self)
  }

  private static func unit(from rest: inout ArraySlice<UInt8>) -> UInt16? {
    let digits = rest.prefix(4)
    guard digits.count == 4, !digits.contains(UInt8(ascii: "+")) else { return nil }
    rest = rest.dropFirst(4)
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private static let longest = 512
  private static let nothing = ["null", "None", "nil", "undefined", "NONE"]
}
