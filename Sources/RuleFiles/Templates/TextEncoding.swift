import Model

/// Encodings that a template can ask for; raw values are their names there.
enum TextEncoding: String, CaseIterable {
  case base64
  case base64url
  case hex
  /// The text, and behind an underscore its CRC-32 in hexadecimal digits, least byte first.
  case crc32
  /// The text, and its CRC-32 in seven digits of base 36.
  case crc36

  /// The text in that encoding; base64 is padded, base64url is not (RFC 4648, sections 4, 5 and 8).
  func encode(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .base64: return Base64.encode(bytes)
    case .base64url: return Base64.encodeForURL(bytes)
    case .hex:
      return bytes.flatMap { [Self.hexDigits[Int($0 >> 4)], Self.hexDigits[Int($0 & 15)]] }
    case .crc32:
      let sum = CRC32.checksum(of: bytes)
      let sumBytes = (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
      return bytes + [UInt8(ascii: "_")] + Self.hex.encode(sumBytes)
    case .crc36:
      let sum = String(CRC32.checksum(of: bytes), radix: 36).utf8
      return bytes + [UInt8](repeating: UInt8(ascii: "0"), count: 7 - sum.count) + sum
    }
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
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
