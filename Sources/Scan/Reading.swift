import Model

/// What one worker has read and found.
struct Reading: Sendable {
  var occurrences: [Occurrence] = []
  /// Files, or objects of git.
  var blobs = 0
  var commits = 0
  var bytes = 0
  var skipped: [Notice] = []
  var unread: [Notice] = []

  /// Takes over what another worker has.
  mutating func add(_ other: Reading) {
    occurrences += other.occurrences
    blobs += other.blobs
    commits += other.commits
    bytes += other.bytes
    skipped += other.skipped
    unread += other.unread
  }

  /// Puts everything in an order that does not depend on who found it.
  mutating func sort() {
    occurrences.sort { ($0.path, $0.range.start) < ($1.path, $1.range.start) }
    skipped = Set(skipped).sorted()
    unread = Set(unread).sorted()
  }
}
