/// Four folded bytes, the first lowest, and their place in the bitmap.
struct Gram {
  private static let hashBits: UInt32 = 15
  /// How many words the bitmap has.
  static let wordCount = 1 << Int(hashBits)

  /// Folding for the hash only: letters lose their case, some other bytes become one.
  static func fold(_ byte: UInt8) -> UInt8 { byte | 0x20 }
  /// All bytes that folding leaves.
  static let foldedBytes = Set((0...255).map { fold(UInt8($0)) }).sorted()

  var bytes: UInt32

  /// The bitmap's word: the hash of the first three bytes (multiplicative hashing). The fourth says
  /// which bit of it.
  @inline(__always)
  var word: Int { hash(withoutLast: 8) }

  /// The same hash of all but so many of the gram's last bits.
  @inline(__always)
  func hash(withoutLast bits: UInt32) -> Int {
    Int(((bytes &<< bits) &* 0x9E37_79B1) &>> (32 &- Self.hashBits))
  }

  @inline(__always)
  func bit(in word: UInt32) -> UInt32 { word &>> (bytes &>> 24) & 1 }
}

/// Eight bytes of a text that begin two before a gram, the first lowest.
struct Around {
  static let lead = 2
  static let count = 8

  var bytes: UInt64

  @inline(__always)
  var gram: Gram {
    Gram(bytes: UInt32(truncatingIfNeeded: bytes &>> (8 * UInt64(Self.lead))) | 0x2020_2020)
  }
}

/// What eight bytes around a gram must be, as far as it is known.
struct Surroundings {
  var bytes: UInt64
  /// The bits of `bytes` that count.
  var mask: UInt64

  /// Those that some letters of a keyword ask for.
  ///
  /// - Parameter place: of the first of them.
  init(_ letters: [UInt8], _ known: Range<Int>, from place: Int) {
    (bytes, mask) = (0, 0)
    var shift = UInt64(8 * place)
    for index in known {
      let letter = UInt64(letters[index])
      bytes |= letter &<< shift
      // The case of a letter does not count.
      mask |= (letter &- 0x61 < 26 ? 0xDF : 0xFF) &<< shift
      shift &+= 8
    }
  }

  private init(bytes: UInt64, mask: UInt64) { (self.bytes, self.mask) = (bytes, mask) }

  /// 1 where they fit, else 0, without a branch.
  @inline(__always)
  func fits(_ around: Around) -> Int {
    let difference = (around.bytes ^ bytes) & mask
    return Int(truncatingIfNeeded: ~(difference | (0 &- difference)) &>> 63)
  }

  /// What these and others have in common.
  func common(with other: Self) -> Self {
    Self(bytes: bytes, mask: mask & other.mask & ~(bytes ^ other.bytes))
  }
}

/// Four bytes of a keyword, the first lowest.
struct FourLetters {
  private let bytes: UInt32
  /// The bits that count: not those that are the case of a letter.
  private let mask: UInt32

  @inline(__always)
  init(_ bytes: UInt32) {
    self.bytes = bytes
    // The highest bit of a sum tells whether a byte is at least `a`, and whether it is behind `z`.
    let letters = (bytes &+ 0x1F1F_1F1F) & ~(bytes &+ 0x0505_0505) & 0x8080_8080
    mask = ~(letters &>> 2)
  }

  /// Whether a text has them, in either case.
  @inline(__always)
  func stand(in text: UInt32) -> Bool { (text ^ bytes) & mask == 0 }
}
