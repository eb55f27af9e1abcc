/// Encodings that a template can ask for; raw values are their names there.
enum TextEncoding: String, CaseIterable {
  case base64
  case base64url
  case hex
  /// The text, and behind an underscore its CRC-32 in hexadecimal digits, least byte first.
  case crc32

  /// The text in that encoding; base64 is padded, base64url is not (RFC 4648, sections 4, 5 and 8).
  func encode(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .base64:
      let text = Self.base64(bytes, digits: Self.base64Digits)
      return text + repeatElement(UInt8(ascii: "="), count: (4 - text.count % 4) % 4)
    case .base64url:
      return Self.base64(bytes, digits: Self.base64urlDigits)
    case .hex:
      return bytes.flatMap { [Self.hexDigits[Int($0 >> 4)], Self.hexDigits[Int($0 & 15)]] }
    case .crc32:
      let sum = CRC32.checksum(of: bytes)
      let sumBytes = (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
      return bytes + [UInt8(ascii: "_")] + Self.hex.encode(sumBytes)
    }
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
  private static let base64Digits = letters + "+/".utf8
  private static let base64urlDigits = letters + "-_".utf8
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

  private static func base64(_ bytes: [UInt8], digits: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 3 * 4 + 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for index in 0..<3 {
        bits = bits << 8 | (index < group.count ? UInt32(group[start + index]) : 0)
      }
      for index in 0...group.count { text.append(digits[Int(bits >> (18 - 6 * index) & 63)]) }
    }
    return text
  }
}

/// The checksum of IEEE 802.3, as zlib computes it.
enum CRC32 {
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~value
  }
}
