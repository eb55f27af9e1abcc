/// Says where keywords stand in a text: ASCII case is ignored, overlapping keywords are all reported.
///
/// Every second position is looked at. Three folded bytes there are hashed into a bitmap that marks,
/// for each keyword, the bytes at its start and those one further, so that a keyword is met wherever
/// it begins. What the bitmap lets through is compared in full; nearly all text stops at the bitmap.
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

  let keywords: [[UInt8]]
  let bitmap: [UInt32]
  /// For each slot of the hash, where its entries begin in `entries`; one more for the last one's end.
  let slots: [UInt32]
  let entries: [Entry]

  /// A keyword and how far behind its start the hashed bytes stand.
  struct Entry: Sendable {
    var keyword: Int32
    var offset: Int32
  }

  /// - Parameter keywords: ASCII, `shortestKeyword` bytes or more each; compared without case.
  package init(keywords: [[UInt8]]) {
    self.keywords = keywords.map { $0.map(folded) }
    var bitmap = [UInt32](repeating: 0, count: Kernel.bitmapWords)
    var entriesOfSlot: [[Entry]] = Array(repeating: [], count: Kernel.slotCount)
    for (index, keyword) in self.keywords.enumerated() {
      precondition(keyword.count >= Self.shortestKeyword, "keywords have three bytes or more")
      for offset in 0...1 {
        let entry = Entry(keyword: Int32(index), offset: Int32(offset))
        for gram in Self.grams(of: keyword, at: offset) {
          let hash = Kernel.hash(gram)
          bitmap[Int(hash >> 5)] |= 1 << (hash & 31)
          entriesOfSlot[Kernel.slot(of: hash)].appendOnce(entry)
        }
      }
    }
    self.bitmap = bitmap
    var slots: [UInt32] = []
    var entries: [Entry] = []
    for list in entriesOfSlot {
      slots.append(UInt32(entries.count))
      entries.append(contentsOf: list)
    }
    slots.append(UInt32(entries.count))
    self.slots = slots
    self.entries = entries
  }

  /// The three folded bytes at `offset`; all that may follow where the keyword ends before them.
  private static func grams(of keyword: [UInt8], at offset: Int) -> [UInt32] {
    let first = UInt32(Kernel.fold(keyword[offset])) | UInt32(Kernel.fold(keyword[offset + 1])) << 8
    guard offset + 2 < keyword.count else {
      return Set((0...255).map { Kernel.fold(UInt8($0)) }).map { first | UInt32($0) << 16 }
    }
    return [first | UInt32(Kernel.fold(keyword[offset + 2])) << 16]
  }
}

/// The byte in lower case, where it is an ASCII letter.
func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

extension [Prefilter.Entry] {
  fileprivate mutating func appendOnce(_ entry: Prefilter.Entry) {
    if !contains(where: { $0.keyword == entry.keyword && $0.offset == entry.offset }) {
      append(entry)
    }
  }
}
