/// A half-open range of byte offsets in one blob.
package struct ByteRange: Hashable, Sendable {
  package var start: Int
  package var end: Int

  /// The bytes from `start` up to, not including, `end`.
  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// How many bytes it spans.
  package var count: Int { end - start }

  /// Whether both hold a common byte.
  package func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }

  /// Whether every byte of `other` is in this range.
  package func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }

  /// The least range that holds both.
  package func union(_ other: ByteRange) -> ByteRange {
    ByteRange(min(start, other.start), max(end, other.end))
  }

  /// The same range, moved by `offset` bytes.
  package func shifted(by offset: Int) -> ByteRange { ByteRange(start + offset, end + offset) }
}
