/// The keywords by their grams: what the bitmap marks, and which keywords a marked gram may belong to.
struct GramTable: Sendable {
  /// `Gram.wordCount` words.
  private(set) var bitmap: [UInt32]
  /// For each word that has a bit set, its part of the lists below.
  private(set) var partOfWord: [UInt16]
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
    var offset: Int32
  }

  init(_ keywords: Keywords) {
    bitmap = [UInt32](repeating: 0, count: Gram.wordCount)
    partOfWord = [UInt16](repeating: 0, count: Gram.wordCount)
    var placed: [(word: UInt16, entry: Entry)] = []
    placed.reserveCapacity(4 * keywords.count)
    let commonness = Commonness()
    for keyword in 0..<keywords.count {
      let range = keywords.range(of: keyword)
      let first = commonness.rarestPair(in: keywords.letters, range)
      mark(keywords.letters, range, of: keyword, at: first, &placed)
      mark(keywords.letters, range, of: keyword, at: first + 1, &placed)
    }
    list(placed, keywordCount: keywords.count)
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
      let isAlone = Int(ends[word]) == start + 1 && sorted[start].offset < 0
      if isAlone, let shared = partOfKeyword[Int(sorted[start].keyword)] {
        partOfWord[word] = shared
      } else {
        if isAlone { partOfKeyword[Int(sorted[start].keyword)] = part }
        partOfWord[word] = part
        addPart(sorted[start..<Int(ends[word])])
      }
      start = Int(ends[word])
    }
  }

  private mutating func addPart(_ part: ArraySlice<Entry>) {
    var screen = part[part.startIndex].surroundings
    for entry in part { screen = screen.common(with: entry.surroundings) }
    screens.append(screen)
    entries += part
    starts.append(Int32(entries.count))
  }
}
