/// Keywords in one piece of memory: ASCII, folded to lower case as they are added.
package struct Keywords: Sendable {
  private(set) var letters: [UInt8] = []
  private var ends: [Int32] = []
  private(set) var longest = 0

  package init() {}

  /// - Parameters:
  ///   - letters: how many bytes all keywords have, as far as is known.
  ///   - count: how many keywords there will be.
  package init(capacity letters: Int, count: Int) {
    self.letters.reserveCapacity(letters)
    ends.reserveCapacity(count)
  }

  /// Adds a keyword of `Prefilter.shortestKeyword` bytes or more; its index is the count before.
  package mutating func append(_ keyword: Span<UInt8>) {
    precondition(keyword.count >= Prefilter.shortestKeyword, "keywords have three bytes or more")
    for index in keyword.indices { letters.append(folded(keyword[index])) }
    ends.append(Int32(letters.count))
    longest = max(longest, keyword.count)
  }

  /// How many there are.
  package var count: Int { ends.count }

  /// How many bytes a keyword has.
  package func length(of keyword: Int) -> Int { range(of: keyword).count }

  /// Where a keyword stands in `letters`.
  func range(of keyword: Int) -> Range<Int> {
    (keyword == 0 ? 0 : Int(ends[keyword - 1]))..<Int(ends[keyword])
  }
}

/// The byte in lower case, where it is an ASCII letter.
func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
