/// The keywords by their grams: what the bitmap marks, and which keywords a marked gram may belong to.
struct GramTable: Sendable {
  /// `Gram.wordCount` words.
  private(set) var bitmap: [UInt32]
  /// For each word, its first group; the rest follow, up to one that is the last.
  private(set) var groupOfWord: [UInt16]
  private(set) var groups: [Group]
  /// All groups' entries, one group behind the other.
  private(set) var entries: [Entry]

  /// The keywords whose grams have the same first three bytes.
  struct Group: Sendable {
    /// What is the same around all their grams.
    var common: Surroundings
    /// Where its part of `entries` begins and ends.
    var first: Int32
    var end: Int32
    /// Whether it is the last of its word.
    var isLast: Bool
  }

  /// A keyword, and where one of its grams stands.
  struct Entry: Sendable {
    var surroundings: Surroundings
    var keyword: Int32
    /// From the keyword's first byte to the gram's; -1 where the gram begins before it.
    var offset: Int32
  }

  init(_ keywords: Keywords) {
    bitmap = [UInt32](repeating: 0, count: Gram.wordCount)
    groupOfWord = [UInt16](repeating: 0, count: Gram.wordCount)
    groups = []
    entries = []
    var placed: [(word: UInt16, entry: Entry)] = []
    placed.reserveCapacity(4 * keywords.count)
    let commonness = Commonness()
    for keyword in 0..<keywords.count {
      let range = keywords.range(of: keyword)
      let first = commonness.rarestPair(in: keywords.letters, range)
      mark(keywords.letters, range, of: keyword, at: first, &placed)
      mark(keywords.letters, range, of: keyword, at: first + 1, &placed)
    }
    group(placed)
  }

  /// Enters the gram that begins at `offset` of a keyword: all that may stand where the keyword does not
  /// reach to the left; one place in the list for all that may stand to its right.
  private mutating func mark(
    _ letters: [UInt8], _ range: Range<Int>, of keyword: Int, at offset: Int,
    _ placed: inout [(word: UInt16, entry: Entry)]
  ) {
    var around = Surroundings(bytes: 0, mask: 0)
    for place in 0..<8 {
      let index = range.lowerBound + offset - Around.lead + place
      guard range.contains(index) else { continue }
      around.bytes |= UInt64(Gram.fold(letters[index])) << UInt64(8 * place)
      around.mask |= 0xFF << UInt64(8 * place)
    }
    let entry = Entry(surroundings: around, keyword: Int32(keyword), offset: Int32(offset))
    let known = Around(bytes: around.bytes).gram
    let mayEndInAny = offset + 4 > range.count
    func place(_ gram: Gram) {
      bitmap[gram.word] |= mayEndInAny ? .max : 1 &<< (gram.bytes &>> 24)
      placed.append((UInt16(gram.word), entry))
    }
    if offset < 0 {
      for first in Gram.foldedBytes { place(Gram(bytes: known.bytes | UInt32(first))) }
    } else {
      place(known)
    }
  }

  /// Sorts entries by their words, in linear time, and a word's few by their grams.
  private mutating func group(_ placed: [(word: UInt16, entry: Entry)]) {
    guard let any = placed.first?.entry else { return }
    var ends = [Int32](repeating: 0, count: Gram.wordCount)
    for (word, _) in placed { ends[Int(word)] += 1 }
    var total: Int32 = 0
    for word in 0..<Gram.wordCount where ends[word] > 0 {
      (ends[word], total) = (total, total + ends[word])
    }
    entries = [Entry](repeating: any, count: placed.count)
    for (word, entry) in placed {
      entries[Int(ends[Int(word)])] = entry
      ends[Int(word)] += 1
    }
    var start = 0
    for word in 0..<Gram.wordCount where ends[word] > 0 {
      groupOfWord[word] = UInt16(groups.count)
      let end = Int(ends[word])
      sortByTriple(from: start, to: end)
      while start < end {
        let triple = entries[start].surroundings.triple
        var group = Group(
          common: entries[start].surroundings, first: Int32(start), end: 0, isLast: false)
        while start < end, entries[start].surroundings.triple == triple {
          group.common = group.common.common(with: entries[start].surroundings)
          start += 1
        }
        group.end = Int32(start)
        group.isLast = start == end
        groups.append(group)
      }
    }
  }

  // A word has few entries.
  private mutating func sortByTriple(from start: Int, to end: Int) {
    for index in start..<end {
      var place = index
      while place > start,
        entries[place].surroundings.triple < entries[place - 1].surroundings.triple
      {
        entries.swapAt(place, place - 1)
        place -= 1
      }
    }
  }
}

extension Surroundings {
  /// The gram's first three bytes as far as they are known, and which of them are.
  fileprivate var triple: UInt64 {
    let place = 8 * UInt64(Around.lead)
    return (bytes & mask) >> place & 0xFF_FFFF | (mask >> place & 0xFF_FFFF) << 24
  }
}
