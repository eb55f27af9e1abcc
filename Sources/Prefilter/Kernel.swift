import CMarkKernel

extension Prefilter {
  /// How the bitmap is asked: both give the same places.
  package enum Kernel: Sendable {
    case portable
    /// Eight grams at a time, on x86-64 with AVX2.
    case vector

    /// The one to use on this machine.
    package static let fastest = credlint_has_avx2() ? vector : portable
  }

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
    guard keywords.count > 0 else { return }
    unsafe text.withUnsafeBufferPointer { bytes in
      let end = unsafe scanBlocks(of: bytes, within: part, into: &hits)
      for position in stride(from: end, to: part.upperBound, by: 2) {
        unsafe lookAlone(at: position, in: bytes, into: &hits)
      }
    }
    sort(&hits)
  }

  /// Bytes of text whose marked places are kept before they are looked at.
  private static let blockSize = 4096
  /// What is read before a block, and behind it.
  private static let lead = Around.lead
  private static let trail = 8

  /// Looks at whole steps of sixteen bytes, and returns the first position that is left.
  private func scanBlocks(
    of bytes: UnsafeBufferPointer<UInt8>, within part: Range<Int>, into hits: inout [Hit]
  ) -> Int {
    var position = part.lowerBound
    if position < Self.lead, part.upperBound > position {
      unsafe lookAlone(at: position, in: bytes, into: &hits)
      position += 2
    }
    let end = min(bytes.count - Self.trail, part.upperBound)
    guard let base = bytes.baseAddress, end > position else { return position }
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.blockSize / 2 + 8) {
      marked in
      // SAFETY: each block has 8 bytes behind it and 2 before it; `marked` has room for every second of
      // its positions and 8 more.
      while end - position >= 16 {
        let length = min(Self.blockSize, end - position) & ~15
        let count = unsafe mark(base + position, length, marked)
        let kept = unsafe narrow(marked, count, base + position)
        for index in 0..<kept {
          let place = unsafe Int(marked[index])
          let around = unsafe around(place, in: base + position)
          unsafe confirm(around, at: position &+ place, in: bytes, into: &hits)
        }
        position += length
      }
    }
    return position
  }

  private func mark(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ marked: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    unsafe table.bitmap.withUnsafeBufferPointer { bitmap in
      guard let bitmap = bitmap.baseAddress, let marked = marked.baseAddress else { return 0 }
      return switch kernel {
      case .vector: unsafe credlint_mark_avx2(text, length, bitmap, marked)
      case .portable: unsafe Self.markPortably(text, length, bitmap, marked)
      }
    }
  }

  /// Four grams at a time; no branch depends on the text.
  private static func markPortably(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ bitmap: UnsafePointer<UInt32>,
    _ marked: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let text = unsafe UnsafeRawPointer(text)
    var count = 0
    var here = 0
    while here < length {
      let low =
        unsafe text.loadUnaligned(fromByteOffset: here, as: UInt64.self) | Around.folded
      let last = unsafe text.loadUnaligned(fromByteOffset: here + 6, as: UInt32.self)
      let grams = (
        Gram(bytes: UInt32(truncatingIfNeeded: low)),
        Gram(bytes: UInt32(truncatingIfNeeded: low &>> 16)),
        Gram(bytes: UInt32(truncatingIfNeeded: low &>> 32)), Gram(bytes: last | 0x2020_2020)
      )
      unsafe marked[count] = UInt32(here)
      count &+= unsafe Int(grams.0.bit(in: bitmap[grams.0.word]))
      unsafe marked[count] = UInt32(here) &+ 2
      count &+= unsafe Int(grams.1.bit(in: bitmap[grams.1.word]))
      unsafe marked[count] = UInt32(here) &+ 4
      count &+= unsafe Int(grams.2.bit(in: bitmap[grams.2.word]))
      unsafe marked[count] = UInt32(here) &+ 6
      count &+= unsafe Int(grams.3.bit(in: bitmap[grams.3.word]))
      here &+= 8
    }
    return count
  }

  /// Keeps the places where what surrounds the gram fits its word's first group, or there are others; no
  /// branch depends on the text, so that look-ups need not wait for each other.
  private func narrow(
    _ marked: UnsafeMutableBufferPointer<UInt32>, _ count: Int, _ text: UnsafePointer<UInt8>
  ) -> Int {
    var kept = 0
    // SAFETY: a marked word has a group.
    unsafe table.groupOfWord.withUnsafeBufferPointer { groupOfWord in
      unsafe table.groups.withUnsafeBufferPointer { groups in
        for index in 0..<count {
          let place = unsafe marked[index]
          let around = unsafe around(Int(place), in: text)
          let group = unsafe groups[Int(groupOfWord[around.gram.word])]
          unsafe marked[kept] = place
          kept &+= (group.common.fit(around) ? 1 : 0) | (group.isLast ? 0 : 1)
        }
      }
    }
    return kept
  }

  /// Reads two bytes before the place, and six from it on.
  @inline(__always)
  private func around(_ place: Int, in text: UnsafePointer<UInt8>) -> Around {
    unsafe Around(
      bytes: UnsafeRawPointer(text).loadUnaligned(
        fromByteOffset: place &- Self.lead, as: UInt64.self) | Around.folded)
  }

  /// Looks at a position near the text's ends; what stands beyond them counts as zero.
  private func lookAlone(
    at position: Int, in bytes: UnsafeBufferPointer<UInt8>, into hits: inout [Hit]
  ) {
    var read: UInt64 = 0
    for place in 0..<8 {
      let index = position - Around.lead + place
      let byte = unsafe bytes.indices.contains(index) ? bytes[index] : 0
      read |= UInt64(Gram.fold(byte)) << UInt64(8 * place)
    }
    let around = Around(bytes: read)
    if around.gram.bit(in: table.bitmap[around.gram.word]) != 0 {
      unsafe confirm(around, at: position, in: bytes, into: &hits)
    }
  }

  /// Compares in full the keywords that have a gram with this one's word.
  @inline(__always)
  private func confirm(
    _ around: Around, at position: Int, in bytes: UnsafeBufferPointer<UInt8>,
    into hits: inout [Hit]
  ) {
    // SAFETY: a marked word has a group, and groups follow until the word's last one.
    unsafe table.groups.withUnsafeBufferPointer { groups in
      var index = unsafe table.groupOfWord.withUnsafeBufferPointer {
        unsafe Int($0[around.gram.word])
      }
      while true {
        let group = unsafe groups[index]
        if group.common.fit(around) {
          unsafe confirm(group, around, at: position, in: bytes, into: &hits)
        }
        if group.isLast { return }
        index &+= 1
      }
    }
  }

  @inline(never)
  private func confirm(
    _ group: GramTable.Group, _ around: Around, at position: Int,
    in bytes: UnsafeBufferPointer<UInt8>, into hits: inout [Hit]
  ) {
    // SAFETY: a group's part lies inside `entries`.
    unsafe table.entries.withUnsafeBufferPointer { entries in
      for index in Int(group.first)..<Int(group.end) {
        let entry = unsafe entries[index]
        guard entry.surroundings.fit(around) else { continue }
        let start = position - Int(entry.offset)
        if unsafe holds(Int(entry.keyword), at: start, in: bytes) {
          hits.append(Hit(position: start, keyword: Int(entry.keyword)))
        }
      }
    }
  }

  private func holds(_ keyword: Int, at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let letters = keywords.range(of: keyword)
    guard start >= 0, start + letters.count <= bytes.count else { return false }
    for place in 0..<letters.count
    where unsafe folded(bytes[start + place]) != keywords.letters[letters.lowerBound + place] {
      return false
    }
    return true
  }

  // Hits come almost in order: a keyword met at a later gram may follow one that begins behind it.
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
