import Model

/// One difference between two trees, or a tree and the index, as `--raw -z` prints it.
struct RawChange {
  /// For a merge, as the first parent has it.
  var oldMode: FileMode
  var newMode: FileMode
  /// Nil where there was nothing.
  var old: ObjectID?
  /// Nil where there is nothing now.
  var new: ObjectID?
  /// Whether a merge left the path open.
  var isUnmerged: Bool
  /// Whether it is the difference of a merge from all of its parents.
  var isOfMerge: Bool
  var path: BytePath
  /// What the file was called before; nil where it was called the same, or nobody asked.
  var oldPath: BytePath?

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

  /// Whether the entry is a commit of another repository.
  var isSubmodule: Bool { rawValue & 0o170000 == 0o160000 }

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
    // `:<mode> <mode> <id> <id> <status>`, and the path as a record of its own, or two of a rename or a
    // copy; a merge has a colon, a mode and an id for each parent.
    let parents = record.prefix { $0 == UInt8(ascii: ":") }.count
    let fields = record.dropFirst(parents).split(separator: UInt8(ascii: " "))
    guard fields.count == 2 * parents + 3, let oldMode = FileMode(octal: fields[0]),
      let newMode = FileMode(octal: fields[parents]), let old = ObjectID(fields[parents + 1]),
      let new = ObjectID(fields[2 * parents + 1]), let status = fields.last,
      var path = try read(until: 0)
    else { throw unreadable }
    var oldPath: BytePath?
    if status.first == UInt8(ascii: "R") || status.first == UInt8(ascii: "C") {
      guard let newPath = try read(until: 0) else { throw unreadable }
      if status.first == UInt8(ascii: "R") { oldPath = BytePath(path) }
      path = newPath
    }
    return .change(
      RawChange(
        oldMode: oldMode, newMode: newMode, old: old.isNull ? nil : old,
        new: new.isNull ? nil : new, isUnmerged: status.first == UInt8(ascii: "U"),
        isOfMerge: parents > 1, path: BytePath(path), oldPath: oldPath))
  }
}
