/// How the characters of a blob are written in bytes.
package enum TextEncoding: Sendable {
  /// ASCII, UTF-8, Latin-1, and whatever else has ASCII's bytes for ASCII's characters.
  case ascii
  case utf16LittleEndian
  case utf16BigEndian

  /// Judges by how a blob begins: by its byte-order mark (Unicode 15, 23.8), or by zero bytes of which
  /// every second byte is one, beside characters that texts are made of.
  package init(of text: Span<UInt8>) {
    self = .ascii
    guard text.count >= 4 else { return }
    switch (text[0], text[1]) {
    case (0xFF, 0xFE): self = .utf16LittleEndian
    case (0xFE, 0xFF): self = .utf16BigEndian
    default:
      guard text[0] == 0 || text[1] == 0 || text[2] == 0 || text[3] == 0 else { return }
      if Self.looksWide(text, characters: 0) {
        self = .utf16LittleEndian
      } else if Self.looksWide(text, characters: 1) {
        self = .utf16BigEndian
      }
    }
  }

  /// Whether nearly all bytes at every second place are printable ASCII, and those between them zero.
  private static func looksWide(_ text: Span<UInt8>, characters parity: Int) -> Bool {
    let units = min(text.count, 1_024) / 2
    var plain = 0
    for unit in 0..<units {
      let character = text[2 * unit + parity]
      guard text[2 * unit + 1 - parity] == 0 else { continue }
      switch character {
      case 0x09...0x0D, 0x20...0x7E: plain += 1
      // Of Latin-1's letters some may be there.
      case 0xA0...0xFF: break
      default: return false
      }
    }
    return plain * 10 >= units * 7
  }

  /// A text in UTF-8, with what became of some places of the original.
  package struct Decoded {
    /// Without a byte-order mark; what is no character is U+FFFD.
    package var bytes: [UInt8] = []
    /// For each offset that was asked for, in the same order, the offset in `bytes`.
    package var offsets: [Int] = []
  }

  /// The text in UTF-8, and where `offsets`, in rising order, are in it.
  ///
  /// A blob may come in pieces, each of an even number of bytes but the last.
  package func decode(_ text: Span<UInt8>, noting offsets: [Int] = []) -> Decoded {
    var decoded = Decoded()
    decoded.bytes.reserveCapacity(text.count / 2 + text.count / 8)
    var index = 0
    while index < text.count {
      while decoded.offsets.count < offsets.count, offsets[decoded.offsets.count] <= index {
        decoded.offsets.append(decoded.bytes.count)
      }
      let unit = unit(at: index, in: text)
      index += 2
      switch unit {
      case 0xD800...0xDBFF:
        let low = self.unit(at: index, in: text)
        if low >= 0xDC00, low <= 0xDFFF {
          index += 2
          decoded.append(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        } else {
          decoded.append(0xFFFD)
        }
      case 0xDC00...0xDFFF: decoded.append(0xFFFD)
      case 0xFEFF where index == 2: break
      default: decoded.append(unit)
      }
    }
    while decoded.offsets.count < offsets.count { decoded.offsets.append(decoded.bytes.count) }
    return decoded
  }

  /// The code unit at an offset; U+FFFD for half a unit at the end.
  private func unit(at index: Int, in text: Span<UInt8>) -> UInt32 {
    guard index + 1 < text.count else { return 0xFFFD }
    let (first, second) = (UInt32(text[index]), UInt32(text[index + 1]))
    return self == .utf16BigEndian ? first << 8 | second : second << 8 | first
  }

  /// UTF-8 as this encoding writes it.
  package func encode(_ text: [UInt8]) -> [UInt8] {
    switch self {
    case .ascii: text
    case .utf16LittleEndian:
      String(decoding: text, as: UTF8.self).utf16.flatMap {
        [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
      }
    case .utf16BigEndian:
      String(decoding: text, as: UTF8.self).utf16.flatMap {
        [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)]
      }
    }
  }
}

extension TextEncoding.Decoded {
  fileprivate mutating func append(_ scalar: UInt32) {
    switch scalar {
    case ..<0x80: bytes.append(UInt8(scalar))
    case ..<0x800:
      bytes.append(0xC0 | UInt8(scalar >> 6))
      bytes.append(0x80 | UInt8(scalar & 0x3F))
    case ..<0x10000:
      bytes.append(0xE0 | UInt8(scalar >> 12))
      bytes.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      bytes.append(0x80 | UInt8(scalar & 0x3F))
    default:
      bytes.append(0xF0 | UInt8(scalar >> 18))
      bytes.append(0x80 | UInt8(scalar >> 12 & 0x3F))
      bytes.append(0x80 | UInt8(scalar >> 6 & 0x3F))
      bytes.append(0x80 | UInt8(scalar & 0x3F))
    }
  }
}
