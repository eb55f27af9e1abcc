/// Which grams a keyword may have, in so few bits that the registers of a processor hold them.
///
/// The first three bytes are hashed to one of 1,024 bytes; the class of the fourth names a bit of it.
/// Far from all grams that pass are a keyword's, but those of most text do not.
struct Sieve: Sendable {
  /// Six matrices, 128 bytes of classes and the bits, as `credlint_mark_avx512` takes them.
  private(set) var words: [UInt64]
  /// How common the triples of each hash are.
  private var weights: [UInt32]
  /// For each of three places, what each byte there adds to the hash.
  private let hashes: [[UInt16]]
  /// The class of each byte in the fourth place.
  private let classes: [UInt8]

  private static let hashCount = 1024
  /// Where the bits begin in `words`.
  private static let start = 22
  /// How common all those triples of a hash are that are not listed.
  private static let weightOfOthers: UInt32 = 300

  /// For each of three places, what each bit of a byte adds to the hash; of all that a search by small
  /// changes tried, these let least text pass. Case (bit 5) and bit 7 make no difference.
  private static let columns: [[UInt16]] = [
    [0x153, 0x201, 0x31C, 0x204, 0x07A, 0, 0x1C1, 0],
    [0x0B3, 0x1D6, 0x319, 0x346, 0x375, 0, 0x1DD, 0],
    [0x357, 0x3B8, 0x037, 0x0C3, 0x2C2, 0, 0x17B, 0],
  ]
  /// The fourth bytes of each class, folded, found in the same way; those of the first are not named.
  private static let classesOfLast: [String] = [
    "", "2fmou", "hips", "79denq", "-.jk\u{7F}", "/01458=grxz", "36abcwy", "$%+:lt",
  ]

  init(_ commonness: Commonness) {
    let hashes = Self.columns.map(Self.sums)
    words = Self.columns.map(Self.matrix)
    words += Self.columns.map { Self.matrix($0.map { $0 >> 2 }) }
    var classes = [UInt8](repeating: 0, count: 256)
    for (number, members) in Self.classesOfLast.enumerated() {
      for member in members.utf8 {
        for byte in [member, member & ~0x20, member | 0x80, member & ~0x20 | 0x80] {
          classes[Int(byte)] = UInt8(number)
        }
      }
    }
    self.classes = classes
    for start in stride(from: 0, to: 128, by: 8) {
      var word: UInt64 = 0
      for place in 0..<8 { word |= 1 << UInt64(8 * place + Int(classes[start + place])) }
      words.append(word)
    }
    words += [UInt64](repeating: 0, count: Self.hashCount / 8)
    self.hashes = hashes
    weights = Array(repeating: Self.weightOfOthers, count: Self.hashCount)
    commonness.forEachTriple { bytes, weight in weights[hash(bytes)] += UInt32(weight) }
  }

  /// Lets a gram pass.
  ///
  /// - Parameter mayEndInAny: whatever its fourth byte is.
  mutating func insert(_ gram: Gram, mayEndInAny: Bool) {
    let hash = hash(gram.bytes)
    words[Self.start + hash / 8] |=
      (mayEndInAny ? 0xFF : 1 << UInt64(classes[Int(gram.bytes >> 24)])) << UInt64(8 * (hash % 8))
  }

  /// How much more text passes once this gram does.
  func cost(of gram: Gram) -> UInt32 {
    let hash = hash(gram.bytes)
    let bit = UInt64(8 * (hash % 8)) + UInt64(classes[Int(gram.bytes >> 24)])
    return words[Self.start + hash / 8] >> bit & 1 != 0 ? 0 : weights[hash] / 8
  }

  /// Of a gram's first three bytes, the first lowest.
  private func hash(_ bytes: UInt32) -> Int {
    Int(
      hashes[0][Int(bytes & 0xFF)] ^ hashes[1][Int(bytes >> 8 & 0xFF)]
        ^ hashes[2][Int(bytes >> 16 & 0xFF)])
  }

  /// For each byte, the sum of its bits' columns; sums in the field of two elements.
  private static func sums(of columns: [UInt16]) -> [UInt16] {
    var sums: [UInt16] = [0]
    for byte in 1..<256 {
      sums.append(sums[byte & (byte - 1)] ^ columns[byte.trailingZeroBitCount])
    }
    return sums
  }

  /// The lowest eight bits of the columns, as the instruction wants them: the row of the lowest bit is
  /// the highest byte.
  private static func matrix(_ columns: [UInt16]) -> UInt64 {
    var matrix: UInt64 = 0
    for bit in 0..<8 {
      for (place, column) in columns.enumerated() where column >> UInt16(bit) & 1 != 0 {
        matrix |= 1 << UInt64(8 * (7 - bit) + place)
      }
    }
    return matrix
  }
}
