/// How often the code of one folder calls for reading, and how often for writing.
package struct CallCounts: Hashable, Sendable {
  package var reads: Int
  package var writes: Int

  package init(reads: Int, writes: Int) {
    self.reads = reads
    self.writes = writes
  }
}
