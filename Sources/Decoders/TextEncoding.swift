/// How the characters of a blob are written in bytes.
package enum TextEncoding: Sendable {
  /// ASCII, UTF-8, Latin-1, and whatever else has ASCII's bytes for ASCII's characters.
  case ascii
  case utf16LittleEndian
  case utf16BigEndian
  case utf32LittleEndian
  case utf32BigEndian

  /// Judges by how a blob begins: by its byte-order mark (Unicode 15, 23.8), or by zero bytes of which
  /// every second byte is one, or three of four, beside characters that texts are made of.
  package init(of text: Span<UInt8>) {
    self = .ascii
    guard text.count >= 4 else { return }
    switch (text[0], text[1], text[2], text[3]) {
    case (0xFF, 0xFE, 0, 0): self = .utf32LittleEndian
    case (0, 0, 0xFE, 0xFF): self = .utf32BigEndian
    case (0xFF, 0xFE, _, _): self = .utf16LittleEndian
    case (0xFE, 0xFF, _, _): self = .utf16BigEndian
    default:
      guard text[0] == 0 || text[1] == 0 || text[2] == 0 || text[3] == 0 else { return }
      let wide: [Self] = [
        .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
      ]
      if let fitting = wide.first(where: { $0.fits(text) }) { self = fitting }
    }
  }

  /// Bytes of a code unit.
  private var width: Int {
    switch self {
    case .ascii: 1
    case .utf16LittleEndian, .utf16BigEndian: 2
    case .utf32LittleEndian, .utf32BigEndian: 4
    }
  }

  private var isBigEndian: Bool { self == .utf16BigEndian || self == .utf32BigEndian }

  /// Whether nearly all code units are printable ASCII.
  private func fits(_ text: Span<UInt8>) -> Bool {
    let units = min(text.count, 1_024) / width
    var plain = 0
    for index in 0..<units {
      switch unit(at: index * width, in: text) {
      case 0x09...0x0D, 0x20...0x7E: plain += 1
      // Of Latin-1's letters some may be there.
      case 0xA0...0xFF, 0x100...: break
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
  /// A blob may come in pieces, each of whole code units but the last.
  package func decode(_ text: Span<UInt8>, noting offsets: [Int] = []) -> Decoded {
    var decoded = Decoded()
    decoded.bytes.reserveCapacity(text.count / width + text.count / 8)
    var index = 0
    while index < text.count {
      while decoded.offsets.count < offsets.count, offsets[decoded.offsets.count] <= index {
        decoded.offsets.append(decoded.bytes.count)
      }
      let unit = unit(at: index, in: text)
      index += width
      switch unit {
      case 0xD800...0xDBFF:
        let low = self.unit(at: index, in: text)
        if low >= 0xDC00, low <= 0xDFFF {
          index += width
          decoded.append(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        } else {
          decoded.append(0xFFFD)
        }
      case 0xDC00...0xDFFF, 0x110000...: decoded.append(0xFFFD)
      case 0xFEFF where index == width: break
      default: decoded.append(unit)
      }
    }
    while decoded.offsets.count < offsets.count { decoded.offsets.append(decoded.bytes.count) }
    return decoded
  }

  /// The code unit at an offset; U+FFFD for a part of a unit at the end.
  private func unit(at index: Int, in text: Span<UInt8>) -> UInt32 {
    guard index + width <= text.count else { return 0xFFFD }
    var unit: UInt32 = 0
    for place in 0..<width {
      unit = unit << 8 | UInt32(text[index + (isBigEndian ? place : width - 1 - place)])
    }
    return unit
  }

  /// UTF-8 as this encoding writes it.
  package func encode(_ text: [UInt8]) -> [UInt8] {
    if self == .ascii { return text }
    let characters = String(decoding: text, as: UTF8.self)
    let units =
      width == 2 ? characters.utf16.map(UInt32.init) : characters.unicodeScalars.map(\.value)
    return units.flatMap { unit in
      (0..<width).map { place in
        UInt8(truncatingIfNeeded: unit >> UInt32(8 * (isBigEndian ? width - 1 - place : place)))
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
