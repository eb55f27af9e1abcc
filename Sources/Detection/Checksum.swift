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
      let sum = crc32(value[(underscore + 1)...].dropLast(6))
      return Array(value.suffix(6)) == digits(of: sum, in: base62Digits, count: 6)
    case .crc32Hex:
      // Grafana's format: all that stands before the last underscore, and its CRC-32, least byte first.
      guard let underscore = value.lastIndex(of: UInt8(ascii: "_")), value.count - underscore == 9
      else { return false }
      let sum = crc32(value[..<underscore])
      let digits = (0..<4).flatMap { hexDigits(UInt8(truncatingIfNeeded: sum >> (8 * $0))) }
      return value[(underscore + 1)...].map(folded) == digits
    case .crc32Base36:
      // GitLab's routable tokens: behind the only dot their length, and the CRC-32 of all before it.
      // Those without a dot carry none; of those with two nothing is documented.
      guard let dot = value.firstIndex(of: UInt8(ascii: ".")), value.count - dot == 10 else {
        return true
      }
      return Array(value.suffix(7))
        == digits(of: crc32(value.dropLast(7)), in: base36Digits, count: 7)
    }
  }
}

private let base62Digits = Array(
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

private let base36Digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)

/// So many digits, most significant first.
private func digits(of number: UInt32, in alphabet: [UInt8], count: Int) -> [UInt8] {
  var rest = Int(number)
  var digits: [UInt8] = []
  for _ in 0..<count {
    digits.append(alphabet[rest % alphabet.count])
    rest /= alphabet.count
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
