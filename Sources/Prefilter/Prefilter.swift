/// Says where keywords stand in a text: ASCII case is ignored, overlapping keywords are all reported.
///
/// Every second position is looked at. Three folded bytes there are hashed into a bitmap, which marks
/// for each keyword the two neighbouring triples that are rarest in programs, so that one of them is
/// met wherever the keyword begins. What the bitmap lets through is compared in full; nearly all text
/// stops at the bitmap (`docs/DESIGN-prefilter.md`).
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

  /// All keywords, folded, one behind the other.
  let letters: [UInt8]
  let bitmap: [UInt32]
  /// For each slot of the hash, where its entries begin in `entries`; one more for the last one's end.
  let slots: [UInt32]
  let entries: [Entry]

  /// A keyword, and where its hashed triple stands.
  struct Entry: Sendable {
    var keyword: Int32
    /// From the keyword's first byte to the triple's; -1 where the triple begins before it.
    var offset: Int32
    /// Where the keyword stands in `letters`.
    var start: Int32
    var count: Int32
    /// Its first eight bytes, folded for the hash, and which of them there are.
    var head: UInt64
    var mask: UInt64
  }

  /// - Parameter keywords: ASCII, `shortestKeyword` bytes or more each; compared without case.
  package init(keywords: [[UInt8]]) {
    var letters: [UInt8] = []
    var bitmap = [UInt32](repeating: 0, count: Kernel.bitmapWords)
    var placed: [(slot: Int, entry: Entry)] = []
    for (index, keyword) in keywords.enumerated() {
      precondition(keyword.count >= Self.shortestKeyword, "keywords have three bytes or more")
      let first = Self.rarestPair(of: keyword)
      for offset in first...(first + 1) {
        let entry = Entry(keyword, index: index, offset: offset, start: letters.count)
        let firstPlaced = placed.count
        for triple in Self.triples(of: keyword, at: offset) {
          let hash = Kernel.hash(triple)
          bitmap[Int(hash >> 5)] |= 1 << (hash & 31)
          let slot = Kernel.slot(of: hash)
          if !placed[firstPlaced...].contains(where: { $0.slot == slot }) {
            placed.append((slot, entry))
          }
        }
      }
      letters += keyword.map(folded)
    }
    self.letters = letters
    self.bitmap = bitmap
    placed.sort { ($0.slot, $0.entry.keyword) < ($1.slot, $1.entry.keyword) }
    entries = placed.map(\.entry)
    var slots = [UInt32](repeating: 0, count: Kernel.slotCount + 1)
    for (slot, _) in placed { slots[slot + 1] += 1 }
    for slot in 0..<Kernel.slotCount { slots[slot + 1] += slots[slot] }
    self.slots = slots
  }

  /// Where two neighbouring triples of the keyword begin that programs hold least often. Only the
  /// triples of three-byte keywords reach beyond them.
  private static func rarestPair(of keyword: [UInt8]) -> Int {
    let offsets = keyword.count == 3 ? -1...0 : 0...(keyword.count - 4)
    func weight(_ offset: Int) -> Int {
      var weight = 0
      for place in offset..<(offset + 3) {
        let isKnown = place >= 0 && place < keyword.count
        weight += isKnown ? commonness[Int(keyword[place])] : mostCommon
      }
      // Weights are logarithms: what is four more is twice as common.
      return 1 << min(60, weight / 4)
    }
    var (best, least) = (offsets.lowerBound, Int.max)
    for offset in offsets {
      let sum = weight(offset) + weight(offset + 1)
      if sum < least { (best, least) = (offset, sum) }
    }
    return best
  }

  /// The three folded bytes at `offset`; all that may stand where the keyword does not reach.
  private static func triples(of keyword: [UInt8], at offset: Int) -> [UInt32] {
    var triples: [UInt32] = [0]
    for place in 0..<3 {
      let shift = UInt32(8 * place)
      if keyword.indices.contains(offset + place) {
        let byte = UInt32(Kernel.fold(keyword[offset + place])) << shift
        for index in triples.indices { triples[index] |= byte }
      } else {
        triples = triples.flatMap { triple in Kernel.foldedBytes.map { triple | $0 << shift } }
      }
    }
    return triples
  }
}

extension Prefilter.Entry {
  fileprivate init(_ keyword: [UInt8], index: Int, offset: Int, start: Int) {
    var head: UInt64 = 0
    var mask: UInt64 = 0
    for (place, byte) in keyword.prefix(8).enumerated() {
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

private let mostCommon = 64

/// How common each byte is in programs, four steps to a doubling.
private let commonness: [Int] = {
  // The order is that of the text of Linux 6.1.
  let order = Array(" etrnisaodclpu_mfhg0(),x=b1*/->.;v2ykw:\"3&|q54z876j9[]{}".utf8)
  var commonness = [Int](repeating: 0, count: 256)
  for (place, byte) in order.enumerated() { commonness[Int(byte)] = mostCommon - 2 - place }
  for upper in 0x41...0x5A { commonness[upper] = commonness[upper | 0x20] }
  return commonness
}()
