/// What encodings make of bytes.
struct ByteClass: OptionSet {
  let rawValue: UInt8

  /// A digit of base64, in either alphabet.
  static let base64 = ByteClass(rawValue: 1)
  static let hexadecimal = ByteClass(rawValue: 2)
  /// What an escape begins with: `%`, `\`, `&`, `=`.
  static let escape = ByteClass(rawValue: 4)
  /// Anything that stands in encoded values, escapes too.
  static let encoded = ByteClass(rawValue: 8)

  private static let table: [ByteClass] = (0...255).map { ByteClass(judging: UInt8($0)) }

  /// What a byte is.
  init(_ byte: UInt8) { self = Self.table[Int(byte)] }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  private init(judging byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      self = [.base64, .hexadecimal, .encoded]
    case UInt8(ascii: "g")...UInt8(ascii: "z"), UInt8(ascii: "G")...UInt8(ascii: "Z"),
      UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      self = [.base64, .encoded]
    case UInt8(ascii: "%"), UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "="):
      self = [.escape, .encoded]
    case UInt8(ascii: "#"), UInt8(ascii: ";"): self = .encoded
    default: self = []
    }
  }
}

/// The value of a hexadecimal digit; nil for what is none.
func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}

/// Whether the bytes are what people write: no control characters but white space, ASCII for the most.
func looksWritten(_ bytes: [UInt8]) -> Bool {
  var foreign = 0
  for byte in bytes {
    switch byte {
    case 0x20...0x7E, 0x09, 0x0A, 0x0D: break
    case 0x80...: foreign += 1
    default: return false
    }
  }
  return foreign * 4 <= bytes.count
}
