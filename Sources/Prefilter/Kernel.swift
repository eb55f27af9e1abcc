/// The loop over every byte of every file; the only unsafe code of this room.
enum Kernel {
  private static let hashBits: UInt32 = 17
  static let bitmapWords = 1 << (Int(hashBits) - 5)
  private static let slotBits: UInt32 = 12
  static let slotCount = 1 << Int(slotBits)

  /// Folding for the hash only: letters lose their case, some other bytes become one.
  static func fold(_ byte: UInt8) -> UInt8 { byte | 0x20 }

  /// Three folded bytes, the first lowest, to `hashBits` bits (multiplicative hashing).
  @inline(__always)
  static func hash(_ gram: UInt32) -> UInt32 {
    (gram &* 0x9E37_79B1) >> (32 - hashBits)
  }

  static func slot(of hash: UInt32) -> Int { Int(hash >> (hashBits - slotBits)) }
}

extension Prefilter {
  /// Appends every place where a keyword stands, in rising order of position, then of keyword.
  package func scan(_ text: Span<UInt8>, into hits: inout [Hit]) {
    let firstNew = hits.count
    let count = text.count
    var position = 0
    unsafe bitmap.withUnsafeBufferPointer { bitmap in
      unsafe text.withUnsafeBytes { bytes in
        // SAFETY: eight bytes are loaded at `position`, and position + 10 <= count; a hash has 17
        // bits and the bitmap 2^17.
        guard let base = bytes.baseAddress, let bits = bitmap.baseAddress else { return }
        while position + 10 <= count {
          let low =
            unsafe base.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            | 0x2020_2020_2020_2020
          let high =
            unsafe base.loadUnaligned(fromByteOffset: position + 6, as: UInt32.self) | 0x2020_2020
          let a = Kernel.hash(UInt32(truncatingIfNeeded: low) & 0xFF_FFFF)
          let b = Kernel.hash(UInt32(truncatingIfNeeded: low >> 16) & 0xFF_FFFF)
          let c = Kernel.hash(UInt32(truncatingIfNeeded: low >> 32) & 0xFF_FFFF)
          let d = Kernel.hash(high & 0xFF_FFFF)
          let hitA = unsafe bits[Int(a >> 5)] >> (a & 31) & 1
          let hitB = unsafe bits[Int(b >> 5)] >> (b & 31) & 1
          let hitC = unsafe bits[Int(c >> 5)] >> (c & 31) & 1
          let hitD = unsafe bits[Int(d >> 5)] >> (d & 31) & 1
          if hitA | hitB | hitC | hitD != 0 {
            if hitA != 0 { confirm(a, at: position, in: text, into: &hits) }
            if hitB != 0 { confirm(b, at: position + 2, in: text, into: &hits) }
            if hitC != 0 { confirm(c, at: position + 4, in: text, into: &hits) }
            if hitD != 0 { confirm(d, at: position + 6, in: text, into: &hits) }
          }
          position += 8
        }
      }
    }
    // The last bytes: what stands beyond the end counts as zero.
    while position + 2 <= count {
      var gram: UInt32 = 0
      for offset in 0..<3 {
        let byte = position + offset < count ? text[position + offset] : 0
        gram |= UInt32(Kernel.fold(byte)) << UInt32(8 * offset)
      }
      let hash = Kernel.hash(gram)
      if bitmap[Int(hash >> 5)] >> (hash & 31) & 1 != 0 {
        confirm(hash, at: position, in: text, into: &hits)
      }
      position += 2
    }
    sort(&hits, from: firstNew)
  }

  /// Compares in full the keywords whose bytes at `position` have this hash.
  @inline(never)
  private func confirm(
    _ hash: UInt32, at position: Int, in text: Span<UInt8>, into hits: inout [Hit]
  ) {
    let slot = Kernel.slot(of: hash)
    var index = Int(slots[slot])
    let end = Int(slots[slot + 1])
    while index < end {
      let entry = entries[index]
      index += 1
      let start = position - Int(entry.offset)
      let keyword = keywords[Int(entry.keyword)]
      guard start >= 0, start + keyword.count <= text.count else { continue }
      var matched = 0
      while matched < keyword.count, folded(text[start + matched]) == keyword[matched] {
        matched += 1
      }
      if matched == keyword.count {
        hits.append(Hit(position: start, keyword: Int(entry.keyword)))
      }
    }
  }

  // Hits come almost in order: a keyword met at its second byte may follow one that begins later.
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
