import Model

/// One difference between two trees, or a tree and the index, as `--raw -z` prints it.
struct RawChange {
  var oldMode: FileMode
  var newMode: FileMode
  /// Nil where there was nothing.
  var old: ObjectID?
  /// Nil where there is nothing now.
  var new: ObjectID?
  /// Whether a merge left the path open.
  var isUnmerged: Bool
  var path: BytePath

  /// What was there, if it was a file or a link.
  var oldBlob: ObjectID? { oldMode.isBlob ? old : nil }

  /// What is there now, if it is a file or a link.
  var newBlob: ObjectID? { newMode.isBlob ? new : nil }
}

/// What kind of entry a tree or an index holds, as git numbers it.
package struct FileMode: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  init?(octal digits: some Collection<UInt8>) {
    guard let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 8) else { return nil }
    rawValue = value
  }

  /// Whether the entry is a symbolic link, whose blob is its target.
  package var isLink: Bool { rawValue & 0o170000 == 0o120000 }

  /// Whether the entry has a blob: a file or a symbolic link, not a submodule.
  var isBlob: Bool { isLink || rawValue & 0o170000 == 0o100000 }
}

extension Conversation {
  /// What a listing of differences says next.
  enum RawRecord {
    /// The commit whose changes follow.
    case commit(ObjectID)
    case change(RawChange)
  }

  /// The next record of `--raw -z`; nil at the end.
  mutating func readRawRecord() throws(GitError) -> RawRecord? {
    guard let record = try read(until: 0) else { return nil }
    guard record.first == UInt8(ascii: ":") else {
      guard let commit = ObjectID(record) else { throw unreadable }
      return .commit(commit)
    }
    // `:<mode> <mode> <id> <id> <status>`, and the path as a record of its own.
    let fields = record.dropFirst().split(separator: UInt8(ascii: " "))
    guard fields.count == 5, let oldMode = FileMode(octal: fields[0]),
      let newMode = FileMode(octal: fields[1]), let old = ObjectID(fields[2]),
      let new = ObjectID(fields[3]), let path = try read(until: 0)
    else { throw unreadable }
    return .change(
      RawChange(
        oldMode: oldMode, newMode: newMode, old: old.isNull ? nil : old,
        new: new.isNull ? nil : new,
        isUnmerged: fields[4].first == UInt8(ascii: "U"), path: BytePath(path)))
  }
}
