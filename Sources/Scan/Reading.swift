import Model
import Policy

/// What one worker has read and found.
struct Reading: Sendable {
  var occurrences: [Occurrence] = []
  /// Files, or objects of git.
  var blobs = 0
  var commits = 0
  var bytes = 0
  var skipped: [Notice] = []
  var unread: [Notice] = []
  var warnings: [Notice] = []

  /// How many notices there are of what was passed over or could not be read.
  var notices: Int { skipped.count + unread.count }

  /// Takes over what another worker has.
  mutating func add(_ other: Reading) {
    occurrences += other.occurrences
    blobs += other.blobs
    commits += other.commits
    bytes += other.bytes
    skipped += other.skipped
    unread += other.unread
    warnings += other.warnings
  }

  /// Takes out what a configuration keeps out of a scan of git's objects, and says so.
  mutating func leaveOut(_ paths: PathFilter) {
    if paths.isEmpty { return }
    var refused: Set<Notice> = []
    func isRefused(_ path: BytePath) -> Bool {
      guard !path.isOfMessage, let reason = paths.refusal(ofFile: path) else { return false }
      refused.insert(Notice(path: path, reason: reason))
      return true
    }
    occurrences.removeAll { isRefused($0.file) }
    unread.removeAll { isRefused($0.path) }
    skipped += refused
  }

  /// Puts everything in an order that does not depend on who found it.
  mutating func sort() {
    occurrences.sort { $0.stands(before: $1) }
    skipped = Set(skipped).sorted()
    unread = Set(unread).sorted()
  }
}

extension BytePath {
  /// Whether it names the message of a commit or a tag.
  var isOfMessage: Bool {
    bytes.starts(with: "commit-message:".utf8) || bytes.starts(with: "tag-message:".utf8)
  }
}

extension Occurrence {
  /// Whether it comes first in a report. In a history two values may have stood at the same place.
  fileprivate func stands(before other: Self) -> Bool {
    if path != other.path { return path < other.path }
    if range.start != other.range.start { return range.start < other.range.start }
    if range.end != other.range.end { return range.end < other.range.end }
    if detector.id != other.detector.id { return detector.id < other.detector.id }
    return secret.bytes.lexicographicallyPrecedes(other.secret.bytes)
  }
}
