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
    guard keywords.count > 0 else { return }
    unsafe text.withUnsafeBufferPointer { bytes in
      unsafe table.withSearch(of: bytes, for: keywords) { search in
        let end = search.scanBlocks(within: part, kernel, into: &hits)
        for position in stride(from: end, to: part.upperBound, by: kernel.stride) {
          search.lookAlone(at: position, into: &hits)
        }
      }
    }
    sort(&hits)
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

extension GramTable {
  /// Lends the lists as pointers, so that the loops retain and check nothing.
  fileprivate func withSearch(
    of text: UnsafeBufferPointer<UInt8>, for keywords: Keywords, _ body: (Search) -> Void
  ) {
    unsafe bitmap.withUnsafeBufferPointer { bitmap in
      unsafe sieve.withUnsafeBufferPointer { sieve in
        unsafe partOfHash.withUnsafeBufferPointer { partOfHash in
          unsafe screens.withUnsafeBufferPointer { screens in
            unsafe starts.withUnsafeBufferPointer { starts in
              unsafe entries.withUnsafeBufferPointer { entries in
                unsafe body(
                  Search(
                    text: text, keywords: keywords, bitmap: bitmap, sieve: sieve,
                    partOfHash: partOfHash, bitsLeftOut: bitsLeftOut, wordShift: wordShift,
                    screens: screens,
                    starts: starts, entries: entries))
              }
            }
          }
        }
      }
    }
  }
}

/// A text that is being searched, and the lists of the table.
@safe private struct Search {
  let text: UnsafeBufferPointer<UInt8>
  let keywords: Keywords
  let bitmap: UnsafeBufferPointer<UInt32>
  let sieve: UnsafeBufferPointer<UInt64>
  let partOfHash: UnsafeBufferPointer<UInt16>
  let bitsLeftOut: UInt32
  let wordShift: Int
  let screens: UnsafeBufferPointer<Surroundings>
  let starts: UnsafeBufferPointer<Int32>
  let entries: UnsafeBufferPointer<GramTable.Entry>

  /// Bytes of text whose marked places are kept before they are looked at.
  private static let blockSize = 4096
  /// What is read before a block, and behind it.
  private static let lead = Around.lead
  private static let trail = 8

  /// Looks at whole steps of the kernel, and returns the first position that is left.
  func scanBlocks(
    within part: Range<Int>, _ kernel: Prefilter.Kernel, into hits: inout [Prefilter.Hit]
  ) -> Int {
    var position = part.lowerBound
    while position < min(Self.lead, part.upperBound) {
      lookAlone(at: position, into: &hits)
      position += kernel.stride
    }
    let end = unsafe min(text.count - Self.trail, part.upperBound)
    guard let base = unsafe text.baseAddress, end > position else { return position }
    // What is short takes no memory but the stack's.
    let places = min(Self.blockSize, end - position) / kernel.stride + Prefilter.Kernel.room
    unsafe withUnsafeTemporaryAllocation(of: UInt16.self, capacity: places) { marked in
      // SAFETY: each block has 8 bytes behind it and 2 before it; `marked` has room for the places of a
      // block and those that the kernel needs more.
      while end - position >= kernel.step {
        let length = min(Self.blockSize, end - position) / kernel.step * kernel.step
        let count = unsafe kernel.mark(base + position, length, bitmap, sieve, marked)
        let kept = unsafe narrow(marked, count, base + position)
        for index in 0..<kept {
          let place = unsafe Int(marked[index])
          let around = unsafe around(place, in: base + position)
          confirm(around, at: position &+ place, into: &hits)
        }
        position += length
      }
    }
    return position
  }

  /// Keeps the places where what surrounds the gram fits its word's screen; no branch depends on the
  /// text, so that look-ups need not wait for each other.
  private func narrow(
    _ marked: UnsafeMutableBufferPointer<UInt16>, _ count: Int, _ block: UnsafePointer<UInt8>
  ) -> Int {
    var kept = 0
    for index in 0..<count {
      // SAFETY: what has no part has number 0, and each part a screen.
      let place = unsafe marked[index]
      let around = unsafe around(Int(place), in: block)
      unsafe marked[kept] = place
      let part = unsafe Int(partOfHash[around.gram.hash(withoutLast: bitsLeftOut)])
      kept &+= unsafe screens[part].fits(around)
    }
    return kept
  }

  /// Reads two bytes before the place, and six from it on.
  @inline(__always)
  private func around(_ place: Int, in block: UnsafePointer<UInt8>) -> Around {
    unsafe Around(
      bytes: UnsafeRawPointer(block).loadUnaligned(
        fromByteOffset: place &- Self.lead, as: UInt64.self))
  }

  /// Looks at a position near the text's ends; beyond them stands what no keyword holds.
  func lookAlone(at position: Int, into hits: inout [Prefilter.Hit]) {
    var read: UInt64 = 0
    for place in 0..<Around.count {
      let index = position - Around.lead + place
      let byte = unsafe text.indices.contains(index) ? text[index] : 0xFF
      read |= UInt64(byte) << UInt64(8 * place)
    }
    let around = Around(bytes: read)
    if unsafe around.gram.bit(in: bitmap[around.gram.word &>> wordShift]) != 0 {
      confirm(around, at: position, into: &hits)
    }
  }

  /// Compares in full the keywords that have a gram with this one's word.
  @inline(__always)
  private func confirm(_ around: Around, at position: Int, into hits: inout [Prefilter.Hit]) {
    // SAFETY: what has no part has number 0, and a part's entries lie inside `entries`.
    let part = unsafe Int(partOfHash[around.gram.hash(withoutLast: bitsLeftOut)])
    for index in unsafe Int(starts[part])..<Int(starts[part &+ 1]) {
      let entry = unsafe entries[index]
      guard entry.surroundings.fits(around) != 0 else { continue }
      let start = position &- Int(entry.offset)
      // What is not whole has more than four bytes.
      if entry.isWhole || holds(Int(entry.keyword), at: start) {
        hits.append(Prefilter.Hit(position: start, keyword: Int(entry.keyword)))
      }
    }
  }

  /// Compares four bytes at a time, the last four at the end.
  @inline(never)
  private func holds(_ keyword: Int, at start: Int) -> Bool {
    let range = keywords.range(of: keyword)
    guard start >= 0, unsafe start &+ range.count <= text.count else { return false }
    return unsafe keywords.letters.withUnsafeBytes { letters in
      let text = unsafe UnsafeRawBufferPointer(text)
      let last = range.count &- 4
      var place = last
      while true {
        let known = unsafe FourLetters(
          letters.loadUnaligned(fromByteOffset: range.lowerBound &+ place, as: UInt32.self))
        let read = unsafe text.loadUnaligned(fromByteOffset: start &+ place, as: UInt32.self)
        if !known.stand(in: read) { return false }
        if place == 0 { return true }
        place = max(0, place &- 4)
      }
    }
  }
}
