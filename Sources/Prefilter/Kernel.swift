/// The loop over every byte of every file; the only unsafe code of this room.
enum Kernel {
  private static let hashBits: UInt32 = 15
  static let wordCount = 1 << Int(hashBits)

  /// Folding for the hash only: letters lose their case, some other bytes become one.
  static func fold(_ byte: UInt8) -> UInt8 { byte | 0x20 }
  /// All bytes that folding leaves.
  static let foldedBytes = Set((0...255).map { UInt32(fold(UInt8($0))) }).sorted()
  static let foldedWord: UInt64 = 0x2020_2020_2020_2020

  /// The bitmap's word for four folded bytes, the first lowest: the hash of the first three
  /// (multiplicative hashing). The fourth says which bit of it.
  @inline(__always)
  static func word(of gram: UInt32) -> Int {
    Int(((gram &<< 8) &* 0x9E37_79B1) &>> (32 &- hashBits))
  }

  @inline(__always)
  static func bit(of gram: UInt32, in word: UInt32) -> UInt32 { word &>> (gram &>> 24) & 1 }
}

extension Prefilter {
  /// Appends every place where a keyword stands, in rising order of position, then of keyword.
  package func scan(_ text: Span<UInt8>, into hits: inout [Hit]) {
    scan(text, within: 0..<text.count, into: &hits)
  }

  /// Appends the hits that a part of the text shows; parts that follow one another show each hit once.
  ///
  /// A hit may begin up to `longestKeyword` bytes before the part. All of `hits` is in rising order
  /// afterwards, if it was before.
  /// - Parameter part: begins at an even offset.
  package func scan(_ text: Span<UInt8>, within part: Range<Int>, into hits: inout [Hit]) {
    unsafe text.withUnsafeBytes { bytes in
      let end = unsafe scanWords(of: bytes, within: part, into: &hits)
      unsafe scanRest(of: bytes, within: end..<part.upperBound, into: &hits)
    }
    sort(&hits)
  }

  /// Looks at four positions at a time, and returns the first that is left.
  private func scanWords(
    of bytes: UnsafeRawBufferPointer, within part: Range<Int>, into hits: inout [Hit]
  ) -> Int {
    var position = part.lowerBound
    unsafe bitmap.withUnsafeBufferPointer { bitmap in
      // SAFETY: ten bytes are loaded at `position`, and position + 10 <= count; the number of a word
      // has 15 bits, and there are 2^15 words.
      guard let base = bytes.baseAddress, let words = bitmap.baseAddress else { return }
      let last = min(bytes.count - 10, part.upperBound - 8)
      while position <= last {
        let low =
          unsafe base.loadUnaligned(fromByteOffset: position, as: UInt64.self) | Kernel.foldedWord
        let a = UInt32(truncatingIfNeeded: low)
        let b = UInt32(truncatingIfNeeded: low &>> 16)
        let c = UInt32(truncatingIfNeeded: low &>> 32)
        let d =
          unsafe base.loadUnaligned(fromByteOffset: position + 6, as: UInt32.self) | 0x2020_2020
        let hitA = unsafe Kernel.bit(of: a, in: words[Kernel.word(of: a)])
        let hitB = unsafe Kernel.bit(of: b, in: words[Kernel.word(of: b)])
        let hitC = unsafe Kernel.bit(of: c, in: words[Kernel.word(of: c)])
        let hitD = unsafe Kernel.bit(of: d, in: words[Kernel.word(of: d)])
        if hitA | hitB | hitC | hitD != 0 {
          if hitA != 0 { unsafe confirm(a, at: position, in: bytes, into: &hits) }
          if hitB != 0 { unsafe confirm(b, at: position + 2, in: bytes, into: &hits) }
          if hitC != 0 { unsafe confirm(c, at: position + 4, in: bytes, into: &hits) }
          if hitD != 0 { unsafe confirm(d, at: position + 6, in: bytes, into: &hits) }
        }
        position += 8
      }
    }
    return position
  }

  /// Looks at the last positions one by one; what stands beyond the text's end counts as zero.
  private func scanRest(
    of bytes: UnsafeRawBufferPointer, within part: Range<Int>, into hits: inout [Hit]
  ) {
    for position in stride(from: part.lowerBound, to: part.upperBound, by: 2) {
      var gram: UInt32 = 0
      for place in 0..<4 {
        let byte = unsafe position + place < bytes.count ? bytes[position + place] : 0
        gram |= UInt32(Kernel.fold(byte)) << UInt32(8 * place)
      }
      if Kernel.bit(of: gram, in: bitmap[Kernel.word(of: gram)]) != 0 {
        unsafe confirm(gram, at: position, in: bytes, into: &hits)
      }
    }
  }

  /// Compares in full the keywords that have a gram at `position` with this one's word.
  @inline(never)
  private func confirm(
    _ gram: UInt32, at position: Int, in bytes: UnsafeRawBufferPointer, into hits: inout [Hit]
  ) {
    let word = Kernel.word(of: gram)
    // SAFETY: `slots` holds rising offsets into `listed`, which holds indices of `entries`; eight
    // bytes are loaded around `position` only where there are as many.
    let first = position - Entry.lead
    let hasAround = first >= 0 && first + 8 <= bytes.count
    let around =
      hasAround
      ? unsafe bytes.loadUnaligned(fromByteOffset: first, as: UInt64.self) | Kernel.foldedWord : 0
    unsafe entries.withUnsafeBufferPointer { entries in
      for index in Int(slots[word])..<Int(slots[word + 1]) {
        let entry = unsafe entries[Int(listed[index])]
        if hasAround, (around ^ entry.head) & entry.mask != 0 { continue }
        let start = position - Int(entry.offset)
        guard start >= 0, start + Int(entry.count) <= bytes.count else { continue }
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
  private func sort(_ hits: inout [Hit]) {
    for index in hits.indices.dropFirst() {
      var place = index
      while place > 0,
        (hits[place].position, hits[place].keyword)
          < (hits[place - 1].position, hits[place - 1].keyword)
      {
        hits.swapAt(place, place - 1)
        place -= 1
      }
    }
  }
}
