/// The name of an object: SHA-1 or SHA-256, held in place.
package struct ObjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
  private var words: [4 of UInt64] = [0, 0, 0, 0]
  /// Hexadecimal digits: 40 or 64.
  private let length: Int

  /// Reads 40 or 64 lower-case hexadecimal digits.
  package init?(_ digits: some Collection<UInt8>) {
    length = digits.count
    guard length == 40 || length == 64 else { return nil }
    for (index, digit) in digits.enumerated() {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      words[index / 16] |= UInt64(value) << UInt64(60 - index % 16 * 4)
    }
  }

  /// Takes the 20 or 32 bytes that begin at `start`; nil beyond the end.
  init?(_ bytes: Span<UInt8>, at start: Int, size: Int) {
    guard size == 20 || size == 32, start >= 0, start <= bytes.count - size else { return nil }
    length = 2 * size
    words[0] = bytes.extracting(start..<(start + 8)).word
    words[1] = bytes.extracting((start + 8)..<(start + 16)).word
    if size == 20 {
      words[2] = bytes.extracting((start + 16)..<(start + 20)).word << 32
    } else {
      words[2] = bytes.extracting((start + 16)..<(start + 24)).word
      words[3] = bytes.extracting((start + 24)..<(start + 32)).word
    }
  }

  /// How many bytes it has: 20 or 32.
  package var size: Int { length / 2 }

  /// Its first four bytes as a number.
  var start32: UInt32 { UInt32(truncatingIfNeeded: words[0] >> 32) }

  /// One of its bytes.
  func byte(_ index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: words[index / 8] >> UInt64(56 - index % 8 * 8))
  }

  /// The hexadecimal digits.
  package var digits: [UInt8] {
    (0..<length).map { index in
      let value = UInt8(truncatingIfNeeded: words[index / 16] >> UInt64(60 - index % 16 * 4)) & 15
      return value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
  }

  package var description: String { String(decoding: digits, as: UTF8.self) }

  /// Whether it is all zeros, which git writes where there is no object.
  var isNull: Bool { self[0] == 0 && self[1] == 0 && self[2] == 0 && self[3] == 0 }

  /// Eight of its bytes as a number; those behind its end are zero.
  subscript(index: Int) -> UInt64 { words[index] }

  package static func == (a: Self, b: Self) -> Bool {
    a.length == b.length && a[0] == b[0] && a[1] == b[1] && a[2] == b[2] && a[3] == b[3]
  }

  /// The order of their bytes.
  package static func < (a: Self, b: Self) -> Bool {
    for index in 0..<4 where a[index] != b[index] { return a[index] < b[index] }
    return false
  }

  package func hash(into hasher: inout Hasher) {
    // Digits of a cryptographic hash: the first ones tell enough.
    hasher.combine(words[0])
  }

  /// They are as good as drawn: hashing them again in each set and dictionary gains nothing.
  package func _rawHashValue(seed: Int) -> Int { Int(truncatingIfNeeded: words[0]) ^ seed }
}
