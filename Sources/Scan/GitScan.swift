import Detection
import Git
import Model

/// Scans the index's new blobs whole; a value that HEAD already holds in the same file is not new.
func readStaged(in folder: BytePath?, _ engine: Engine) -> Reading {
  reading(of: folder, engine) { examiner throws(GitError) in
    let changes = try StagedChanges(in: folder)
    for path in changes.unmerged {
      examiner.noteUnread(Notice(path: path, reason: "a merge left it open: resolve and stage it"))
    }
    try changes.forEachBlob(largest: ExposureReader.largestBlob) { entry, staged, head in
      guard let bytes = examiner.bytes(of: staged, at: entry.path) else { return }
      let old = head.flatMap { examiner.bytes(of: $0, at: entry.path) }
      examiner.examine(bytes, as: entry.path) { occurrences in
        if let old {
          var old = SearchedText(old)
          occurrences.removeAll { old.holds($0.secret.bytes) }
        }
        for index in occurrences.indices { occurrences[index].exposure = .staged }
      }
    }
  }
}

/// Scans every blob that a range brings in; a value that its first end already holds in the same file
/// is not new.
func readRange(
  _ range: String, in folder: BytePath?, _ engine: Engine,
  _ progress: @Sendable (_ files: Int, _ bytes: Int) -> Void
) -> Reading {
  reading(of: folder, engine) { examiner throws(GitError) in
    let changes = try RangeChanges(range, in: folder)
    let ends = range.ends
    try examiner.keepNew(
      of: changes, since: [ends.first], until: [ends.last], in: folder, progress)
  }
}

/// Scans every blob that a push brings in; a value that the same file already held before is not new.
func readPush(
  _ push: Push, _ engine: Engine, _ progress: @Sendable (_ files: Int, _ bytes: Int) -> Void
) -> Reading {
  reading(of: nil, engine) { examiner throws(GitError) in
    let changes = try RangeChanges(push)
    try examiner.keepNew(
      of: changes, since: changes.before.map(\.description), until: push.new, in: nil, progress)
  }
}

/// Scans every blob and commit message that any ref reaches, each once.
func readHistory(
  in folder: BytePath?, _ engine: Engine,
  _ progress: @Sendable (_ files: Int, _ bytes: Int) -> Void
) -> Reading {
  reading(of: folder, engine) { examiner throws(GitError) in
    let changes = try RangeChanges(historyIn: folder)
    let found = try examiner.examine(changes, progress)
    try examiner.keep(found, at: [Snapshot(of: "HEAD", in: folder)], changes)
  }
}

/// An occurrence, and the objects that it was found in.
private struct Sighting {
  var occurrence: Occurrence
  var commit: ObjectID
  /// Nil for a commit's message, which every clone has for good.
  var blob: ObjectID?
}

/// Runs a scan of git's objects; why git could not answer makes it incomplete.
private func reading(
  of folder: BytePath?, _ engine: Engine, _ scan: (inout Examiner) throws(GitError) -> Void
) -> Reading {
  let place = folder ?? BytePath(".")
  guard var examiner = Examiner(engine) else {
    var reading = Reading()
    reading.unread = [Notice(path: place, reason: "out of memory")]
    return reading
  }
  do throws(GitError) { try scan(&examiner) } catch {
    examiner.noteUnread(Notice(path: place, reason: "\(error)"))
  }
  return examiner.reading
}

extension Examiner {
  /// The bytes of a blob; one that git cannot give, or that is too large, makes the scan incomplete.
  fileprivate mutating func bytes(of blob: Blob, at path: BytePath) -> [UInt8]? {
    switch blob {
    case .bytes(let bytes): return bytes
    case .tooLarge(let size):
      noteUnread(Notice(path: path, reason: "a blob of \(size) bytes is too large"))
    case .missing:
      noteUnread(Notice(path: path, reason: "a blob is missing from the repository: fetch it"))
    }
    return nil
  }

  /// Scans what commits bring in, and what their messages say.
  fileprivate mutating func examine(
    _ changes: RangeChanges, _ progress: (_ files: Int, _ bytes: Int) -> Void
  ) throws(GitError) -> [Sighting] {
    var found: [Sighting] = []
    reading.commits = changes.commits.count
    try changes.forEachBlob(largest: ExposureReader.largestBlob) { entry, blob in
      guard let bytes = bytes(of: blob, at: entry.path) else { return }
      examine(bytes, as: entry.path) { occurrences in
        found += occurrences.map {
          Sighting(occurrence: $0, commit: entry.commit, blob: entry.blob)
        }
        occurrences = []
      }
      if reading.blobs % 64 == 0 { progress(reading.blobs, reading.bytes) }
    }
    try changes.forEachMessage { commit, message in
      let name = BytePath("commit-message:" + commit.description)
      examine(message, as: name) { occurrences in
        found += occurrences.map { Sighting(occurrence: $0, commit: commit, blob: nil) }
        occurrences = []
      }
      // A message is no blob, and its bytes are few.
      reading.blobs -= 1
    }
    return found
  }

  /// Scans what commits bring in, and keeps what the same file did not hold in any of the commits
  /// before.
  fileprivate mutating func keepNew(
    of changes: RangeChanges, since first: [String], until last: [String], in folder: BytePath?,
    _ progress: (_ files: Int, _ bytes: Int) -> Void
  ) throws(GitError) {
    var found = try examine(changes, progress)
    for revision in first where !found.isEmpty {
      let held = try Snapshot(of: revision, in: folder).holds(
        found.map { ($0.occurrence.path, $0.occurrence.secret) })
      found = zip(found, held).filter { !$1 }.map(\.0)
    }
    if found.isEmpty { return }
    var snapshots: [Snapshot] = []
    for revision in last { snapshots.append(try Snapshot(of: revision, in: folder)) }
    try keep(found, at: snapshots, changes)
  }

  /// Keeps one occurrence a value: where one of `last` still holds it, else the first that brought it
  /// in.
  fileprivate mutating func keep(
    _ found: [Sighting], at last: [Snapshot], _ changes: RangeChanges
  ) throws(GitError) {
    let authors = try changes.authors(of: Array(Set(found.map(\.commit))))
    func commit(_ sighting: Sighting) -> Commit {
      let author = authors[sighting.commit]
      return Commit(id: sighting.commit.description, author: author?.name, date: author?.date)
    }
    var first: [Secret: Sighting] = [:]
    var present: Set<Secret> = []
    for sighting in found where first[sighting.occurrence.secret] == nil {
      first[sighting.occurrence.secret] = sighting
    }
    for sighting in found {
      guard let blob = sighting.blob, let path = last.lazy.compactMap({ $0.path(of: blob) }).first
      else { continue }
      var occurrence = sighting.occurrence
      present.insert(occurrence.secret)
      occurrence.path = path
      occurrence.exposure = .committed
      occurrence.commit = first[occurrence.secret].map(commit)
      reading.occurrences.append(occurrence)
    }
    for (secret, sighting) in first where !present.contains(secret) {
      var occurrence = sighting.occurrence
      occurrence.exposure = sighting.blob == nil ? .committed : .history
      occurrence.commit = commit(sighting)
      reading.occurrences.append(occurrence)
    }
  }
}

extension String {
  /// The two ends of `A..B` or `A...B`.
  fileprivate var ends: (first: String, last: String) {
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    guard let gap = parts.firstIndex(of: "") else { return (self, self) }
    let first = parts[..<gap].joined(separator: ".")
    return (first, parts[gap...].drop { $0.isEmpty }.joined(separator: "."))
  }
}
