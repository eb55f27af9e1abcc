/// The keywords by their grams: what the bitmap marks, and which keywords a marked gram may belong to.
struct GramTable: Sendable {
  /// A word for each `Gram.word`; for so many of them where the sieve comes first, so that the first-level
  /// cache holds it.
  private(set) var bitmap: [UInt32]
  let wordShift: Int
  /// The words of the sieve that is asked before the bitmap; none where every second position is looked at.
  private(set) var sieve: [UInt64] = []
  /// For each hash of a gram that is entered, its part of the lists below.
  private(set) var partOfHash: [UInt16]
  /// How many of a gram's last bits that hash leaves out.
  let bitsLeftOut: UInt32
  /// For each part, what is the same around all its grams.
  private(set) var screens: [Surroundings] = []
  /// Where each part's entries begin; one more for the last one's end.
  private(set) var starts: [Int32] = [0]
  private(set) var entries: [Entry] = []

  /// A keyword, and where one of its grams stands.
  struct Entry: Sendable {
    var surroundings: Surroundings
    var keyword: Int32
    /// From the keyword's first byte to the gram's; -1 where the gram begins before it.
    var offset: Int16
    /// Whether all of the keyword is in what surrounds the gram.
    var isWhole: Bool

    /// With a blank for what the keyword does not reach.
    var gram: Gram { Around(bytes: surroundings.bytes).gram }
  }

  /// - Parameter stride: 1 where every position of a text is looked at, 2 for every second one.
  init(_ keywords: Keywords, stride: Int) {
    bitsLeftOut = stride == 1 ? 0 : 8
    wordShift = stride == 1 ? 3 : 0
    bitmap = [UInt32](repeating: 0, count: Gram.wordCount >> wordShift)
    partOfHash = [UInt16](repeating: 0, count: Gram.wordCount)
    var placed: [(word: UInt16, entry: Entry)] = []
    placed.reserveCapacity(4 * keywords.count)
    let commonness = Commonness()
    if stride == 1 {
      enterOneEach(keywords, commonness, &placed)
    } else {
      for keyword in 0..<keywords.count {
        let range = keywords.range(of: keyword)
        let first = commonness.rarestPair(in: keywords.letters, range)
        mark(keywords.letters, range, of: keyword, at: first, &placed)
        mark(keywords.letters, range, of: keyword, at: first + 1, &placed)
      }
    }
    list(placed, keywordCount: keywords.count)
  }

  /// Enters one gram of each keyword, and makes the sieve; first of those keywords that leave no choice.
  private mutating func enterOneEach(
    _ keywords: Keywords, _ commonness: Commonness,
    _ placed: inout [(word: UInt16, entry: Entry)]
  ) {
    var sieve = Sieve(commonness)
    for hasChoice in [false, true] {
      for keyword in 0..<keywords.count {
        let range = keywords.range(of: keyword)
        guard (range.count > 4) == hasChoice else { continue }
        let offset = hasChoice ? commonness.cheapestGram(in: keywords.letters, range, sieve) : 0
        let entry = mark(keywords.letters, range, of: keyword, at: offset, &placed)
        sieve.insert(entry.gram, mayEndInAny: range.count == 3)
      }
    }
    self.sieve = sieve.words
  }

  /// Enters the gram that begins at `offset` of a keyword, with all that may stand where the keyword does
  /// not reach.
  @discardableResult
  private mutating func mark(
    _ letters: [UInt8], _ range: Range<Int>, of keyword: Int, at offset: Int,
    _ placed: inout [(word: UInt16, entry: Entry)]
  ) -> Entry {
    let start = range.lowerBound + offset - Around.lead
    let known = max(start, range.lowerBound)..<min(start + Around.count, range.upperBound)
    let entry = Entry(
      surroundings: Surroundings(letters, known, from: known.lowerBound - start),
      keyword: Int32(keyword), offset: Int16(offset), isWhole: known == range)
    let gram = entry.gram
    let mayEndInAny = offset + 4 > range.count
    func place(_ gram: Gram) {
      bitmap[gram.word >> wordShift] |= mayEndInAny ? .max : 1 &<< (gram.bytes &>> 24)
      placed.append((UInt16(gram.hash(withoutLast: bitsLeftOut)), entry))
    }
    if offset < 0 {
      for first in Gram.foldedBytes { place(Gram(bytes: gram.bytes | UInt32(first))) }
    } else if mayEndInAny, bitsLeftOut == 0 {
      for last in Gram.foldedBytes { place(Gram(bytes: gram.bytes | UInt32(last) << 24)) }
    } else {
      place(gram)
    }
    return entry
  }

  /// Lists the entries by their words, in linear time.
  private mutating func list(_ placed: [(word: UInt16, entry: Entry)], keywordCount: Int) {
    guard let any = placed.first?.entry else { return }
    var ends = [Int32](repeating: 0, count: Gram.wordCount)
    for (word, _) in placed { ends[Int(word)] += 1 }
    var total: Int32 = 0
    for word in 0..<Gram.wordCount where ends[word] > 0 {
      (ends[word], total) = (total, total + ends[word])
    }
    var sorted = [Entry](repeating: any, count: placed.count)
    for (word, entry) in placed {
      sorted[Int(ends[Int(word)])] = entry
      ends[Int(word)] += 1
    }
    // A keyword of three bytes has many words, and most of them alone: they share a part.
    var partOfKeyword = [UInt16?](repeating: nil, count: keywordCount)
    var start = 0
    for word in 0..<Gram.wordCount where ends[word] > 0 {
      let part = UInt16(screens.count)
      let isAlone = Int(ends[word]) == start + 1 && hasManyHashes(sorted[start])
      if isAlone, let shared = partOfKeyword[Int(sorted[start].keyword)] {
        partOfHash[word] = shared
      } else {
        if isAlone { partOfKeyword[Int(sorted[start].keyword)] = part }
        partOfHash[word] = part
        addPart(sorted[start..<Int(ends[word])])
      }
      start = Int(ends[word])
    }
  }

  /// Whether the keyword leaves open what is hashed.
  private func hasManyHashes(_ entry: Entry) -> Bool {
    let unknown = ~entry.surroundings.mask & 0x0101_0101_0101_0101
    return UInt32(truncatingIfNeeded: unknown >> (8 * UInt64(Around.lead))) << bitsLeftOut != 0
  }

  private mutating func addPart(_ part: ArraySlice<Entry>) {
    var screen = part[part.startIndex].surroundings
    for entry in part { screen = screen.common(with: entry.surroundings) }
    screens.append(screen)
    entries += part
    starts.append(Int32(entries.count))
  }
}
