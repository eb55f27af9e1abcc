/// Says where keywords stand in a text: ASCII case is ignored, overlapping keywords are all reported.
///
/// Every second position is looked at. The four folded bytes there, a gram, are looked up in a bitmap,
/// which marks for each keyword the two neighbouring grams that are rarest in programs, so that one of
/// them is met wherever the keyword begins. What the bitmap lets through is compared in full; nearly
/// all text stops at the bitmap (`docs/DESIGN-prefilter.md`).
package struct Prefilter: Sendable {
  /// One keyword, found.
  package struct Hit: Hashable, Sendable {
    /// Offset of its first byte.
    package var position: Int
    /// Its index in the list that the filter was made from.
    package var keyword: Int

    package init(position: Int, keyword: Int) {
      self.position = position
      self.keyword = keyword
    }
  }

  /// The shortest keyword, in bytes.
  package static let shortestKeyword = 3

  /// In bytes; 0 without keywords.
  package let longestKeyword: Int

  /// All keywords, folded, one behind the other.
  let letters: [UInt8]
  let bitmap: [UInt32]
  /// For each word of the bitmap, where its part of `listed` begins; one more for the last one's end.
  let slots: [UInt32]
  /// Indices of entries, in the order of the words that their grams have.
  let listed: [UInt32]
  let entries: [Entry]

  /// A keyword, and where one of its two grams stands.
  struct Entry: Sendable {
    var keyword: Int32
    /// From the keyword's first byte to the gram's; -1 where the gram begins before it.
    var offset: Int32
    /// Where the keyword stands in `letters`.
    var start: Int32
    var count: Int32
    /// The keyword's part of the eight bytes that begin `lead` before the gram, folded for the hash,
    /// and which of them it has.
    var head: UInt64
    var mask: UInt64

    static let lead = 2
  }

  /// - Parameter keywords: ASCII, `shortestKeyword` bytes or more each; compared without case.
  package init(keywords: [[UInt8]]) {
    var letters: [UInt8] = []
    var bitmap = [UInt32](repeating: 0, count: Kernel.wordCount)
    var entries: [Entry] = []
    var placed: [(word: Int, entry: UInt32)] = []
    var lastEntry = [UInt32](repeating: .max, count: Kernel.wordCount)
    let commonness = Commonness()
    for (index, keyword) in keywords.enumerated() {
      precondition(keyword.count >= Self.shortestKeyword, "keywords have three bytes or more")
      let first = Self.rarestPair(of: keyword, commonness)
      for offset in first...(first + 1) {
        let entry = UInt32(entries.count)
        entries.append(Entry(keyword, index: index, offset: offset, start: letters.count))
        // A gram that ends behind the keyword may end in any byte.
        let mayEndInAny = offset + 4 > keyword.count
        for gram in Self.grams(of: keyword, at: offset) {
          let word = Kernel.word(of: gram)
          bitmap[word] |= mayEndInAny ? .max : 1 &<< (gram &>> 24)
          if lastEntry[word] != entry {
            lastEntry[word] = entry
            placed.append((word, entry))
          }
        }
      }
      letters += keyword.map(folded)
    }
    self.letters = letters
    longestKeyword = keywords.map(\.count).max() ?? 0
    self.bitmap = bitmap
    self.entries = entries
    var slots = [UInt32](repeating: 0, count: Kernel.wordCount + 1)
    for (word, _) in placed { slots[word + 1] += 1 }
    for word in 0..<Kernel.wordCount { slots[word + 1] += slots[word] }
    var listed = [UInt32](repeating: 0, count: placed.count)
    var next = slots
    for (word, entry) in placed {
      listed[Int(next[word])] = entry
      next[word] += 1
    }
    self.slots = slots
    self.listed = listed
  }

  /// Where the two neighbouring grams of the keyword begin that programs hold least often. Only the
  /// grams of keywords of three or four bytes reach beyond them.
  private static func rarestPair(of keyword: [UInt8], _ commonness: Commonness) -> Int {
    if keyword.count == 3 { return -1 }
    let triples = keyword.indices.dropLast(2).map { commonness.ofTriple(keyword[$0..<($0 + 3)]) }
    var (best, least) = (0, UInt64.max)
    for offset in 0..<max(1, keyword.count - 4) where triples.count >= 3 {
      // A gram is no more common than either of its triples.
      let sum =
        min(triples[offset], triples[offset + 1]) + min(triples[offset + 1], triples[offset + 2])
      if sum < least { (best, least) = (offset, sum) }
    }
    return best
  }

  /// The four folded bytes at `offset`: all that may stand where the keyword does not reach to the
  /// left; nothing to the right.
  private static func grams(of keyword: [UInt8], at offset: Int) -> [UInt32] {
    var gram: UInt32 = 0
    for place in 0..<4 where keyword.indices.contains(offset + place) {
      gram |= UInt32(Kernel.fold(keyword[offset + place])) << UInt32(8 * place)
    }
    return offset < 0 ? Kernel.foldedBytes.map { gram | $0 } : [gram]
  }
}

extension Prefilter.Entry {
  fileprivate init(_ keyword: [UInt8], index: Int, offset: Int, start: Int) {
    var head: UInt64 = 0
    var mask: UInt64 = 0
    for place in 0..<8 where keyword.indices.contains(offset - Self.lead + place) {
      let byte = keyword[offset - Self.lead + place]
      head |= UInt64(Kernel.fold(byte)) << UInt64(8 * place)
      mask |= 0xFF << UInt64(8 * place)
    }
    self.init(
      keyword: Int32(index), offset: Int32(offset), start: Int32(start),
      count: Int32(keyword.count), head: head, mask: mask)
  }
}

/// The byte in lower case, where it is an ASCII letter.
func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
