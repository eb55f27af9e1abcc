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
  var word: Int { Int(((bytes &<< 8) &* 0x9E37_79B1) &>> (32 &- Self.hashBits)) }

  @inline(__always)
  func bit(in word: UInt32) -> UInt32 { word &>> (bytes &>> 24) & 1 }
}

/// Eight folded bytes that begin two before a gram, the first lowest.
struct Around {
  static let lead = 2
  static let folded: UInt64 = 0x2020_2020_2020_2020

  var bytes: UInt64

  @inline(__always)
  var gram: Gram { Gram(bytes: UInt32(truncatingIfNeeded: bytes &>> (8 * UInt64(Self.lead)))) }
}

/// What eight bytes around a gram must be, as far as it is known.
struct Surroundings {
  var bytes: UInt64
  /// The bits of `bytes` that count.
  var mask: UInt64

  @inline(__always)
  func fit(_ around: Around) -> Bool { (around.bytes ^ bytes) & mask == 0 }

  /// What these and others have in common.
  func common(with other: Self) -> Self {
    Self(bytes: bytes, mask: mask & other.mask & ~(bytes ^ other.bytes))
  }
}
