import Model

extension Detector.Checksum {
  /// Whether the value carries the checksum that its other characters ask for.
  func isRight(in value: [UInt8]) -> Bool {
    switch self {
    case .crc32Base62:
      // GitHub's format since 2021 (npm's, too): prefix, underscore, entropy, and six characters of
      // base62 that hold the CRC-32 of the entropy.
      guard let underscore = value.lastIndex(of: UInt8(ascii: "_")), value.count - underscore > 7
      else { return false }
      return Array(value.suffix(6)) == base62(crc32(value[(underscore + 1)...].dropLast(6)))
    case .crc32Hex:
      // Grafana's format: all that stands before the last underscore, and its CRC-32, least byte first.
      guard let underscore = value.lastIndex(of: UInt8(ascii: "_")), value.count - underscore == 9
      else { return false }
      let sum = crc32(value[..<underscore])
      let digits = (0..<4).flatMap { hexDigits(UInt8(truncatingIfNeeded: sum >> (8 * $0))) }
      return value[(underscore + 1)...].map(folded) == digits
    }
  }
}

private let base62Digits = Array(
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

/// Six digits, most significant first.
private func base62(_ number: UInt32) -> [UInt8] {
  var rest = Int(number)
  var digits: [UInt8] = []
  for _ in 0..<6 {
    digits.append(base62Digits[rest % 62])
    rest /= 62
  }
  return digits.reversed()
}

private func hexDigits(_ byte: UInt8) -> [UInt8] {
  [byte >> 4, byte & 15].map { $0 < 10 ? UInt8(ascii: "0") + $0 : UInt8(ascii: "a") + $0 - 10 }
}

/// CRC-32 as in IEEE 802.3: reflected polynomial 0xEDB88320, all ones at the start and the end.
private func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  var remainder: UInt32 = ~0
  for byte in bytes {
    remainder ^= UInt32(byte)
    for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return ~remainder
}
