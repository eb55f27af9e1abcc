/// Says where keywords stand in a text: ASCII case is ignored, overlapping keywords are all reported.
///
/// Every second position is looked at. The four folded bytes there, a gram, are looked up in a bitmap,
/// which marks for each keyword the two neighbouring grams that are rarest in programs, so that one of
/// them is met wherever the keyword begins. What the bitmap lets through must agree with what its
/// keywords have in common around the gram, and is then compared in full; nearly all text stops at the
/// bitmap (`docs/DESIGN-prefilter.md`).
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

  /// What it was made from.
  package let keywords: Keywords
  let kernel: Kernel
  let table: GramTable

  /// - Parameter keywords: `shortestKeyword` bytes or more each; compared without case.
  package init(_ keywords: Keywords, kernel: Kernel = .fastest) {
    self.keywords = keywords
    self.kernel = kernel
    table = GramTable(keywords, stride: kernel.stride)
    longestKeyword = keywords.longest
  }
}
