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
    /// What HEAD holds of the same file, maybe under another name.
    package var headBlob: ObjectID?
  }

  /// In path order; without deletions, changes of mode alone, submodules and mere intentions to add.
  package let entries: [Entry]
  /// Paths that a merge left open; no commit can hold them yet, and `entries` does not.
  package let unmerged: [BytePath]
  /// Submodules that move on to another commit.
  package let submodules: [BytePath]
  /// All paths that the next commit would bring or change in any way.
  package let paths: Set<BytePath>

  private let plumbing: Plumbing

  /// Lists the changes, as a commit made from `folder` with our own variables would see them.
  ///
  /// - Parameters:
  ///   - folder: nil for the working folder.
  ///   - program: git's name on PATH, or its path.
  ///   - patience: milliseconds of silence after which git is given up: HEAD may have folders that hold
  ///     each other more often than anyone can count.
  package init(
    in folder: BytePath? = nil, git program: String = "git", patience: Int32 = 60_000
  ) throws(GitError) {
    let plumbing = Plumbing(in: folder, program: program, patience: patience)
    let changes = try plumbing.tellingOfNoRepository { () throws(GitError) in
      var changes: [RawChange] = []
      try plumbing.readDifferencesFromHead { changes.append($0) }
      return changes
    }
    let renamed = plumbing.renamed(among: changes)
    entries = changes.compactMap { change in
      let headBlob = change.oldBlob ?? renamed[change.path]
      guard let blob = change.newBlob, blob != headBlob else { return nil }
      return Entry(path: change.path, mode: change.newMode, blob: blob, headBlob: headBlob)
    }
    paths = Set(changes.filter { $0.new != nil }.map(\.path))
    submodules = changes.filter(\.newMode.isSubmodule).map(\.path)
    unmerged = changes.filter(\.isUnmerged).map(\.path)
    self.plumbing = plumbing
    // What has no index looks like one that is empty.
    if paths.isEmpty { try plumbing.demandIndex(in: folder, thatWasThere: !changes.isEmpty) }
  }

  /// Starts to read the blobs of some entries: git works while we do something else.
  package func startReading(_ entries: [Entry]) throws(GitError) -> StagedBlobs {
    try StagedBlobs(entries, by: plumbing)
  }
}

/// The blobs of staged entries as git gives them: one child, and two blobs in memory at a time.
package struct StagedBlobs: ~Copyable {
  private let entries: [StagedChanges.Entry]
  private var reader: ObjectReader

  fileprivate init(_ entries: [StagedChanges.Entry], by plumbing: Plumbing) throws(GitError) {
    self.entries = entries
    reader = try ObjectReader(
      entries.flatMap { [$0.blob] + ($0.headBlob.map { [$0] } ?? []) }, by: plumbing)
  }

  /// Lends each entry with the index's blob and HEAD's, in order; to be called once.
  ///
  /// - Parameter largest: bytes beyond which a blob, or HEAD's beside it, is not read.
  package mutating func forEach(
    largest: Int,
    _ body: (_ entry: StagedChanges.Entry, _ staged: Blob, _ head: Blob?) -> Void
  ) throws(GitError) {
    for entry in entries {
      let staged = try reader.next(largest: largest)
      var room = largest
      if case .bytes(let bytes) = staged { room -= bytes.count }
      let head = entry.headBlob == nil ? nil : try reader.next(largest: room)
      body(entry, staged, head)
    }
    try reader.finish()
  }
}

extension Plumbing {
  /// Throws where the repository has no work tree, and so no index either, or has lost it.
  ///
  /// - Parameter wasThere: whether there must have been one: before the first commit there is none.
  fileprivate func demandIndex(
    in folder: BytePath?, thatWasThere wasThere: Bool
  ) throws(GitError) {
    let answer = try run(["rev-parse", "--is-bare-repository", "--git-path", "index"]).output
    let lines = answer.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
    guard lines.count == 2 else { throw .unreadable(command: "rev-parse") }
    if lines[0].elementsEqual("true".utf8) { throw .noIndex(.bare) }
    if !wasThere { return }
    let path = BytePath(Array(lines[1].dropLast()))
    let index = path.isAbsolute ? path : (folder ?? BytePath(".")).appending(path.bytes)
    if (try? FileStatus(of: index, followingLink: true)) == nil { throw .noIndex(.lost) }
  }

  /// HEAD's blob of each file that has another name there.
  ///
  /// Git compares contents for that: it is asked only where something went and something came. What it
  /// cannot tell is taken for new.
  fileprivate func renamed(among changes: [RawChange]) -> [BytePath: ObjectID] {
    guard changes.contains(where: { $0.oldBlob != nil && $0.new == nil && !$0.isUnmerged }),
      changes.contains(where: { $0.newBlob != nil && $0.old == nil })
    else { return [:] }
    var blobs: [BytePath: ObjectID] = [:]
    do throws(GitError) {
      try readRenamesFromHead { change in blobs[change.path] = change.oldBlob }
    } catch { return [:] }
    return blobs
  }

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
