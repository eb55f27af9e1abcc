/// Bytes that stand in one text as they stand in another.
package struct CopiedRange: Hashable, Sendable {
  /// Where they begin in the text that they were taken from.
  package var source: Int
  /// Where they begin in the text that took them.
  package var target: Int
  package var count: Int

  package init(source: Int, target: Int, count: Int) {
    self.source = source
    self.target = target
    self.count = count
  }

  /// One past their end in the text that they were taken from.
  package var sourceEnd: Int { source + count }

  /// One past their end in the text that took them.
  package var targetEnd: Int { target + count }
}
