/// The loop over every byte of every file; the only unsafe code of this room.
enum Kernel {
  private static let hashBits: UInt32 = 17
  static let bitmapWords = 1 << (Int(hashBits) - 5)
  private static let slotBits: UInt32 = 14
  static let slotCount = 1 << Int(slotBits)

  /// Folding for the hash only: letters lose their case, some other bytes become one.
  static func fold(_ byte: UInt8) -> UInt8 { byte | 0x20 }
  /// All bytes that folding leaves, as the low byte of a triple.
  static let foldedBytes = Set((0...255).map { UInt32(fold(UInt8($0))) }).sorted()
  static let foldedWord: UInt64 = 0x2020_2020_2020_2020

  /// Three folded bytes, the first lowest, to `hashBits` bits (multiplicative hashing).
  @inline(__always)
  static func hash(_ triple: UInt32) -> UInt32 {
    (triple &* 0x9E37_79B1) >> (32 - hashBits)
  }

  @inline(__always)
  static func slot(of hash: UInt32) -> Int { Int(hash >> (hashBits - slotBits)) }
}

extension Prefilter {
  /// Appends every place where a keyword stands, in rising order of position, then of keyword.
  package func scan(_ text: Span<UInt8>, into hits: inout [Hit]) {
    let firstNew = hits.count
    unsafe text.withUnsafeBytes { bytes in
      let end = unsafe scanWords(of: bytes, into: &hits)
      unsafe scanRest(of: bytes, from: end, into: &hits)
    }
    sort(&hits, from: firstNew)
  }

  /// Looks at four positions at a time, and returns the first that is left.
  private func scanWords(
    of bytes: UnsafeRawBufferPointer, into hits: inout [Hit]
  ) -> Int {
    var position = 0
    unsafe bitmap.withUnsafeBufferPointer { bitmap in
      // SAFETY: ten bytes are loaded at `position`, and position + 10 <= count; a hash has 17 bits
      // and the bitmap 2^17.
      guard let base = bytes.baseAddress, let bits = bitmap.baseAddress else { return }
      let last = bytes.count - 10
      while position <= last {
        let low =
          unsafe base.loadUnaligned(fromByteOffset: position, as: UInt64.self) | Kernel.foldedWord
        let high =
          unsafe base.loadUnaligned(fromByteOffset: position + 6, as: UInt32.self) | 0x2020_2020
        let a = Kernel.hash(UInt32(truncatingIfNeeded: low) & 0xFF_FFFF)
        let b = Kernel.hash(UInt32(truncatingIfNeeded: low >> 16) & 0xFF_FFFF)
        let c = Kernel.hash(UInt32(truncatingIfNeeded: low >> 32) & 0xFF_FFFF)
        let d = Kernel.hash(high & 0xFF_FFFF)
        let hitA = unsafe bits[Int(a >> 5)] >> (a & 31)
        let hitB = unsafe bits[Int(b >> 5)] >> (b & 31)
        let hitC = unsafe bits[Int(c >> 5)] >> (c & 31)
        let hitD = unsafe bits[Int(d >> 5)] >> (d & 31)
        if (hitA | hitB | hitC | hitD) & 1 != 0 {
          if hitA & 1 != 0 { unsafe confirm(a, at: position, in: bytes, into: &hits) }
          if hitB & 1 != 0 { unsafe confirm(b, at: position + 2, in: bytes, into: &hits) }
          if hitC & 1 != 0 { unsafe confirm(c, at: position + 4, in: bytes, into: &hits) }
          if hitD & 1 != 0 { unsafe confirm(d, at: position + 6, in: bytes, into: &hits) }
        }
        position += 8
      }
    }
    return position
  }

  /// Looks at the last positions one by one; what stands beyond the end counts as zero.
  private func scanRest(
    of bytes: UnsafeRawBufferPointer, from start: Int, into hits: inout [Hit]
  ) {
    var position = start
    while position < bytes.count {
      var triple: UInt32 = 0
      for place in 0..<3 {
        let byte = unsafe position + place < bytes.count ? bytes[position + place] : 0
        triple |= UInt32(Kernel.fold(byte)) << UInt32(8 * place)
      }
      let hash = Kernel.hash(triple)
      if bitmap[Int(hash >> 5)] >> (hash & 31) & 1 != 0 {
        unsafe confirm(hash, at: position, in: bytes, into: &hits)
      }
      position += 2
    }
  }

  /// Compares in full the keywords whose triple at `position` has this hash.
  @inline(never)
  private func confirm(
    _ hash: UInt32, at position: Int, in bytes: UnsafeRawBufferPointer, into hits: inout [Hit]
  ) {
    let slot = Kernel.slot(of: hash)
    unsafe entries.withUnsafeBufferPointer { entries in
      var index = Int(slots[slot])
      let end = Int(slots[slot + 1])
      while index < end {
        // SAFETY: `slots` holds offsets into `entries`, rising; eight bytes are loaded only where
        // there are as many behind `start`.
        let entry = unsafe entries[index]
        index += 1
        let start = position - Int(entry.offset)
        guard start >= 0, start + Int(entry.count) <= bytes.count else { continue }
        if start + 8 <= bytes.count {
          let word =
            unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self) | Kernel.foldedWord
          if word & entry.mask != entry.head { continue }
        }
        if unsafe holds(entry, at: start, in: bytes) {
          hits.append(Hit(position: start, keyword: Int(entry.keyword)))
        }
      }
    }
  }

  private func holds(_ entry: Entry, at start: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    let first = Int(entry.start)
    for place in 0..<Int(entry.count)
    where unsafe folded(bytes[start + place]) != letters[first + place] {
      return false
    }
    return true
  }

  // Hits come almost in order: a keyword met at a later triple may follow one that begins behind it.
  private func sort(_ hits: inout [Hit], from first: Int) {
    var index = first + 1
    while index < hits.count {
      var place = index
      while place > first,
        (hits[place].position, hits[place].keyword)
          < (hits[place - 1].position, hits[place - 1].keyword)
      {
        hits.swapAt(place, place - 1)
        place -= 1
      }
      index += 1
    }
  }
}
