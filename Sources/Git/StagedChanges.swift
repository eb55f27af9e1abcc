import Bytes
package import Model

/// What the next commit would change: the index against HEAD, read from git's objects alone.
package struct StagedChanges: Sendable {
  /// New content in the index.
  package struct Entry: Hashable, Sendable {
    /// From the repository's root, whatever the working folder.
    package var path: BytePath
    package var mode: FileMode
    package var blob: ObjectID
    /// What HEAD holds at the same path.
    package var headBlob: ObjectID?
  }

  /// In path order; without deletions, changes of mode alone, submodules and mere intentions to add.
  package let entries: [Entry]
  /// Paths that a merge left open; no commit can hold them yet, and `entries` does not.
  package let unmerged: [BytePath]

  private let plumbing: Plumbing

  /// Lists the changes, as a commit made from `folder` with our own variables would see them.
  ///
  /// - Parameters:
  ///   - folder: nil for the working folder.
  ///   - program: git's name on PATH, or its path.
  package init(in folder: BytePath? = nil, git program: String = "git") throws(GitError) {
    let plumbing = Plumbing(in: folder, program: program)
    let changes = try plumbing.tellingOfNoRepository { () throws(GitError) in
      var changes: [RawChange] = []
      try plumbing.readDifferencesFromHead { changes.append($0) }
      return changes
    }
    entries = changes.compactMap { change in
      guard let blob = change.newBlob, blob != change.oldBlob else { return nil }
      return Entry(path: change.path, mode: change.newMode, blob: blob, headBlob: change.oldBlob)
    }
    unmerged = changes.filter(\.isUnmerged).map(\.path)
    self.plumbing = plumbing
  }

  /// Lends each entry with the index's blob and HEAD's, in order.
  ///
  /// One child, and two blobs in memory at a time.
  /// - Parameter largest: bytes beyond which a blob is not read.
  package func forEachBlob(
    largest: Int, _ body: (_ entry: Entry, _ staged: Blob, _ head: Blob?) -> Void
  ) throws(GitError) {
    guard !entries.isEmpty else { return }
    var reader = try ObjectReader(
      entries.flatMap { [$0.blob] + ($0.headBlob.map { [$0] } ?? []) }, by: plumbing)
    for entry in entries {
      let staged = try reader.next(largest: largest)
      let head = entry.headBlob == nil ? nil : try reader.next(largest: largest)
      body(entry, staged, head)
    }
    try reader.finish()
  }
}

extension Plumbing {
  /// Does `work`; where it fails because there is no repository, says just that.
  func tellingOfNoRepository<Value>(
    _ work: () throws(GitError) -> Value
  ) throws(GitError) -> Value {
    do throws(GitError) { return try work() } catch {
      if case .child = error { throw error }
      let folder = try run(["rev-parse", "--git-dir"])
      throw folder.status == .exited(0) ? error : .noRepository
    }
  }
}
