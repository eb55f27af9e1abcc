/// Base64 as RFC 4648 has it, in the standard and in the URL alphabet.
package enum Base64 {
  /// The bytes that `text` stands for; either alphabet, padding or none.
  ///
  /// Nil where any other byte occurs (white space, too), where a character or its padding is missing,
  /// and where more than `limit` bytes would come out.
  package static func decode(_ text: some Sequence<UInt8>, limit: Int = .max) -> [UInt8]? {
    // Of one type, so that the loop is compiled for it.
    let text = Array(text)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, text.count / 4 * 3) + 3)
    var pending: UInt32 = 0
    var digits = 0
    var padding = 0
    let values = values
    for character in text {
      let value = values[Int(character)]
      if value == noDigit {
        guard character == UInt8(ascii: "=") else { return nil }
        padding += 1
        continue
      }
      guard padding == 0 else { return nil }
      pending = pending << 6 | UInt32(value)
      digits += 1
      guard digits == 4 else { continue }
      bytes.append(UInt8(truncatingIfNeeded: pending >> 16))
      bytes.append(UInt8(truncatingIfNeeded: pending >> 8))
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending = 0
      digits = 0
      guard bytes.count <= limit else { return nil }
    }
    guard digits != 1, padding == 0 || (digits > 0 && padding == 4 - digits) else { return nil }
    let rest = pending << (6 * UInt32(4 - digits))
    if digits > 1 { bytes.append(UInt8(truncatingIfNeeded: rest >> 16)) }
    if digits > 2 { bytes.append(UInt8(truncatingIfNeeded: rest >> 8)) }
    return bytes.count <= limit ? bytes : nil
  }

  /// Whether a byte is a digit of either alphabet; padding is none.
  package static func isDigit(_ byte: UInt8) -> Bool { values[Int(byte)] != noDigit }

  /// The bytes in the standard alphabet (RFC 4648, section 4), with padding.
  package static func encode(_ bytes: [UInt8]) -> [UInt8] {
    let text = encode(bytes, by: letters + "+/".utf8)
    return text + repeatElement(UInt8(ascii: "="), count: (4 - text.count % 4) % 4)
  }

  /// The bytes in the alphabet for addresses (RFC 4648, section 5), without padding.
  package static func encodeForURL(_ bytes: [UInt8]) -> [UInt8] {
    encode(bytes, by: letters + "-_".utf8)
  }

  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

  private static func encode(_ bytes: [UInt8], by digits: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 3 * 4 + 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for digit in 0...group.count { text.append(digits[bits >> (18 - 6 * digit) & 63]) }
    }
    return text
  }

  /// 64 for what is no digit.
  private static let values: [UInt8] = (0...255).map { value(of: $0) ?? noDigit }
  private static let noDigit: UInt8 = 64

  private static func value(of character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
