import Model

/// What HEAD and the index hold of one path.
struct TrackedFile: Sendable {
  /// HEAD's blob.
  var head: ObjectID?
  /// The index's blob; both sides' of an unmerged path.
  var staged: [ObjectID] = []
  /// Whether the index has an entry for it.
  var isTracked = false

  /// Whether the index has it as HEAD does.
  var isOfHead: Bool { head != nil && staged == [head] }
}

extension Plumbing {
  /// What HEAD and the index hold of each of `paths`.
  ///
  /// The index is listed as a whole, with what differs from HEAD: a name asked of `cat-file` could
  /// not tell a path that is not there from a blob that is not there.
  func trackedFiles(at paths: [BytePath]) throws(GitError) -> [TrackedFile] {
    var files = paths.map { _ in TrackedFile() }
    var listing = try start(["ls-files", "--stage", "-z"])
    var cursor = PathCursor(paths)
    // `<mode> <id> <stage>`, a tab and the path; in byte order of the paths.
    while let record = try listing.read(until: 0) {
      guard let tab = record.firstIndex(of: UInt8(ascii: "\t")) else { throw listing.unreadable }
      for index in cursor.indices(of: record[(tab + 1)...]) {
        let fields = record[..<tab].split(separator: UInt8(ascii: " "))
        guard fields.count == 3, let mode = FileMode(octal: fields[0]),
          let blob = ObjectID(fields[1]), let stage = fields[2].first
        else { throw listing.unreadable }
        files[index].isTracked = true
        // Stage 1 is what both sides of a merge come from.
        if mode.isBlob, stage != UInt8(ascii: "1") { files[index].staged.append(blob) }
        if mode.isBlob, stage == UInt8(ascii: "0") { files[index].head = blob }
      }
    }
    try listing.finish()

    cursor = PathCursor(paths)
    try readDifferencesFromHead { change in
      for index in cursor.indices(of: change.path.bytes[...]) { files[index].head = change.oldBlob }
    }
    return files
  }
}

/// Finds paths of a listing in byte order among some that are asked for.
private struct PathCursor {
  private let sorted: [(path: BytePath, index: Int)]
  private var next = 0

  init(_ paths: [BytePath]) {
    sorted = zip(paths, paths.indices).map { (path: $0, index: $1) }.sorted { $0.path < $1.path }
  }

  /// Where `path` stands among those asked for; no later call may name a smaller path.
  mutating func indices(of path: ArraySlice<UInt8>) -> [Int] {
    while next < sorted.count, sorted[next].path.bytes.lexicographicallyPrecedes(path) { next += 1 }
    return sorted[next...].prefix { $0.path.bytes.elementsEqual(path) }.map(\.index)
  }
}
