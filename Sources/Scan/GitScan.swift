import Bytes
import Detection
import Git
import Model

/// Scans the index's new blobs whole; a value that HEAD already holds in the same file is not new.
///
/// - Parameters:
///   - files: all that is wanted of what is staged; nil for all of it.
///   - makeEngine: called when there is something to scan, while git reads it.
func readStaged(
  in folder: BytePath?, only files: [BytePath]? = nil, _ makeEngine: () -> Engine
) -> Reading {
  do throws(GitError) {
    let changes = try StagedChanges(in: folder)
    let named = files.map { StagedNames($0) }
    let entries = changes.entries.filter { named?.holds($0.path) ?? true }
    let unmerged = changes.unmerged.filter { named?.holds($0) ?? true }
    let others = named?.others(than: changes.entries.map(\.path) + changes.unmerged) ?? []
    if entries.isEmpty && unmerged.isEmpty && others.isEmpty { return Reading() }
    var blobs = try changes.startReading(entries)
    return reading(of: folder, makeEngine()) { examiner throws(GitError) in
      for path in unmerged {
        examiner.noteUnread(
          Notice(path: path, reason: "a merge left it open: resolve and stage it"))
      }
      for path in others { examiner.noteNotStaged(path) }
      try blobs.forEach(largest: ExposureReader.largestBlob) { entry, staged, head in
        guard let bytes = examiner.bytes(of: staged, at: entry.path) else { return }
        let old = head.flatMap { examiner.bytes(of: $0, at: entry.path) }
        examiner.examine(bytes, as: entry.path) { occurrences in
          if let old {
            var old = SearchedText(old)
            occurrences.removeAll { old.holds($0.carrier.bytes) }
          }
          for index in occurrences.indices { occurrences[index].exposure = .staged }
        }
      }
    }
  } catch {
    return reading(of: folder, makeEngine()) { _ throws(GitError) in throw error }
  }
}

/// Scans every blob that a range brings in; a value that its first end already holds in the same file
/// is not new.
func readRange(
  _ range: String, in folder: BytePath?, _ engine: Engine, _ wanted: Wanted,
  _ progress: (Advance) -> Void
) -> Reading {
  reading(of: folder, engine) { examiner throws(GitError) in
    let changes = try CommitChanges(range, in: folder)
    let ends = range.ends
    try examiner.keepNew(
      of: changes, since: [ends.first], until: [ends.last], in: folder, wanted, progress)
  }
}

/// Scans every blob that a push brings in; a value that the same file already held before is not new.
func readPush(
  _ push: Push, _ engine: Engine, _ wanted: Wanted, _ progress: (Advance) -> Void
) -> Reading {
  reading(of: nil, engine) { examiner throws(GitError) in
    let changes = try CommitChanges(push)
    try examiner.keepNew(
      of: changes, since: changes.graph.before.map(\.description), until: push.new, in: nil, wanted,
      progress)
  }
}

/// Scans every blob and message that a history reaches, each once.
func readHistory(
  _ reach: HistoryReach, in folder: BytePath?, _ engine: Engine, _ wanted: Wanted,
  _ progress: (Advance) -> Void
) -> Reading {
  reading(of: folder, engine) { examiner throws(GitError) in
    let changes = try CommitChanges(reach, in: folder) { progress(Advance(commits: $0)) }
    let head = try Snapshot(of: "HEAD", in: folder)
    var sightings = Sightings(currentIn: [head], leavingOut: wanted.paths)
    try examiner.examine(changes, progress) { sighting in
      if wanted.occurrence(sighting.occurrence) { sightings.add(sighting) }
    }
    let trail = try Trail(of: sightings, through: changes)
    examiner.reading.occurrences += sightings.leads(along: trail)
    examiner.reading.skipped += sightings.leftOut
  }
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
  /// Keeps a file that was named, and that the next commit would not change.
  fileprivate mutating func noteNotStaged(_ path: BytePath) {
    if (try? FileStatus(of: path, followingLink: false)) == nil { return noteMissing(path) }
    noteSkipped(Notice(path: path, reason: "is not staged"))
  }

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

  /// Scans what commits bring in, and what their messages and those of tags say.
  fileprivate mutating func examine(
    _ changes: CommitChanges, _ progress: (Advance) -> Void, _ body: (Sighting) -> Void
  ) throws(GitError) {
    let commits = changes.graph.commits
    reading.commits = commits.count
    if changes.graph.isCutOff {
      let reason = "the commits go on beyond a shallow clone: run git fetch --unshallow"
      noteUnread(Notice(path: BytePath("."), reason: reason))
    }
    try changes.forEachBlob(largest: ExposureReader.largestBlob) { entry, blob in
      guard let bytes = bytes(of: blob, at: entry.path) else { return }
      examine(bytes, as: entry.path) { occurrences in
        for occurrence in occurrences {
          body(Sighting(occurrence: occurrence, commit: entry.commit, blob: entry.blob))
        }
        occurrences = []
      }
      if reading.blobs % 64 == 0 {
        progress(
          Advance(
            files: reading.blobs, commits: commits.count, bytes: reading.bytes,
            total: changes.entries.count))
      }
    }
    try changes.forEachMessage { commit, message in
      examine(message: message, named: "commit-message:" + commits[commit].description) {
        body(Sighting(occurrence: $0, commit: commit, blob: nil))
      }
    }
    for tag in changes.tags {
      examine(message: tag.message, named: "tag-message:" + tag.name) { occurrence in
        var occurrence = occurrence
        occurrence.commit = Commit(
          id: tag.target.description, author: tag.tagger?.name, date: tag.tagger?.date)
        body(
          Sighting(
            occurrence: occurrence, commit: changes.graph.index(of: tag.target), blob: nil))
      }
    }
  }

  /// A message is no blob, and its bytes are few.
  private mutating func examine(
    message: [UInt8], named name: String, _ body: (Occurrence) -> Void
  ) {
    examine(message, as: BytePath(name)) { occurrences in
      occurrences.forEach(body)
      occurrences = []
    }
    reading.blobs -= 1
  }

  /// Scans what commits bring in, and keeps what the same file did not hold in any of the commits
  /// before, and what was replaced.
  fileprivate mutating func keepNew(
    of changes: CommitChanges, since first: [String], until last: [String], in folder: BytePath?,
    _ wanted: Wanted, _ progress: (Advance) -> Void
  ) throws(GitError) {
    var found: [Sighting] = []
    try examine(changes, progress) { if wanted.occurrence($0.occurrence) { found.append($0) } }
    var isNew = found.map { _ in true }
    for revision in first where isNew.contains(true) {
      let held = try Snapshot(of: revision, in: folder).holds(
        found.map { ($0.occurrence.path, $0.occurrence.carrier) })
      for (index, isHeld) in held.enumerated() where isHeld { isNew[index] = false }
    }
    guard isNew.contains(true) else { return }
    var snapshots: [Snapshot] = []
    for revision in last { snapshots.append(try Snapshot(of: revision, in: folder)) }
    var sightings = Sightings(currentIn: snapshots, leavingOut: wanted.paths)
    for (sighting, isNew) in zip(found, isNew) { sightings.add(sighting, isNew: isNew) }
    try examineReplaced(by: changes, &sightings, wanted)
    let trail = try Trail(of: sightings, through: changes)
    reading.occurrences += sightings.news(along: trail)
    reading.skipped += sightings.leftOut
  }

  /// Looks into what stood before in the files that hold new values: one may have been replaced.
  private mutating func examineReplaced(
    by changes: CommitChanges, _ sightings: inout Sightings, _ wanted: Wanted
  ) throws(GitError) {
    let scanned = Set(changes.entries.map(\.blob))
    let holdings = sightings.holdings
    var paths: [ObjectID: BytePath] = [:]
    try changes.forEachStep(at: sightings.paths.sorted()) { step in
      guard holdings[step.new] != nil, let old = step.old, !scanned.contains(old) else { return }
      paths[old] = step.path
    }
    let blobs = paths.sorted { $0.value < $1.value }.map(\.key)
    let counts = (reading.blobs, reading.bytes)
    try changes.read(blobs, largest: ExposureReader.largestBlob) { blob, content in
      let path = paths[blob] ?? BytePath("")
      guard let bytes = bytes(of: content, at: path) else { return }
      examine(bytes, as: path) { occurrences in
        for occurrence in occurrences where wanted.occurrence(occurrence) {
          sightings.add(known: occurrence, in: blob)
        }
        occurrences = []
      }
    }
    // They are no part of what was asked for.
    (reading.blobs, reading.bytes) = counts
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
