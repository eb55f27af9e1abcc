/// How often code calls for reading, and how often for writing.
package struct CallCounts: Hashable, Sendable {
  package var reads: Int
  package var writes: Int

  package init(reads: Int, writes: Int) {
    self.reads = reads
    self.writes = writes
  }

  /// Whether there are no calls.
  package var isEmpty: Bool { reads == 0 && writes == 0 }

  package static func += (counts: inout Self, more: Self) {
    counts.reads += more.reads
    counts.writes += more.writes
  }
}
