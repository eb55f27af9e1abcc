import Detection
import Git
import Model

/// Scans the index's new blobs whole; a value that HEAD already holds in the same file is not new.
///
/// - Parameters:
///   - files: all that is wanted of what is staged; nil for all of it.
///   - makeEngine: called when there is something to scan, while git reads it.
func readStaged(
  in folder: BytePath?, only files: StagedFiles? = nil, _ makeEngine: () -> Engine
) -> Reading {
  do throws(GitError) {
    let changes = if let files { files.changes } else { try StagedChanges(in: folder) }
    let entries = changes.entries.filter { files?.holds($0.path) ?? true }
    let unmerged = files == nil ? changes.unmerged : []
    let submodules = changes.submodules.filter { files?.holds($0) ?? true }
    if entries.isEmpty && unmerged.isEmpty && submodules.isEmpty { return Reading() }
    var blobs = try changes.startReading(entries)
    return reading(of: folder, makeEngine()) { examiner throws(GitError) in
      for path in unmerged {
        examiner.noteUnread(
          Notice(path: path, reason: "a merge left it open: resolve and stage it"))
      }
      for path in submodules {
        examiner.noteSkipped(Notice(path: path, reason: "is a submodule: scan it by its path"))
      }
      try blobs.forEach(largest: ExposureReader.largestBlob) { entry, staged, head in
        guard let bytes = examiner.bytes(of: staged, at: entry.path) else { return }
        if let keeper = Keeper(of: bytes) {
          examiner.noteSkipped(Notice(path: entry.path, reason: keeper.reason))
        }
        var needed: Blob?
        examiner.examine(bytes, as: entry.path) { occurrences in
          for index in occurrences.indices { occurrences[index].exposure = .staged }
          if occurrences.isEmpty { return }
          if case .bytes(let old) = head {
            var old = SearchedText(old)
            occurrences.removeAll { old.holds($0.carrier.bytes) }
          } else {
            needed = head
          }
        }
        if let needed { examiner.noteUnread(needed, at: entry.path) }
      }
    }
  } catch {
    return reading(of: folder, makeEngine()) { _ throws(GitError) in throw error }
  }
}

/// Scans every blob that a range brings in; a value that the same file held where it starts is not new.
func readRange(
  _ range: String, in folder: BytePath?, _ engine: Engine, _ wanted: Wanted,
  _ progress: (Advance) -> Void
) -> Reading {
  reading(of: folder, engine) { examiner throws(GitError) in
    try examiner.keepNew(of: try CommitChanges(range, in: folder), wanted, progress)
  }
}

/// Scans every blob that a push brings in; a value that the same file already held before is not new.
func readPush(
  _ push: Push, _ engine: Engine, _ wanted: Wanted, _ progress: (Advance) -> Void
) -> Reading {
  reading(of: nil, engine) { examiner throws(GitError) in
    try examiner.keepNew(of: try CommitChanges(push), wanted, progress)
  }
}

/// Runs a scan of git's objects; why git could not answer makes it incomplete.
func reading(
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
    guard case .bytes(let bytes) = blob else {
      noteUnread(blob, at: path)
      return nil
    }
    return bytes
  }

  /// Keeps why a blob could not be read.
  fileprivate mutating func noteUnread(_ blob: Blob, at path: BytePath) {
    switch blob {
    case .bytes: break
    case .tooLarge(let size):
      let most = "more than \(ExposureReader.largestBlob >> 20) MiB"
      noteUnread(Notice(path: path, reason: "a blob of \(size) bytes, \(most)"))
    case .missing:
      noteUnread(Notice(path: path, reason: "a blob is missing from the repository: fetch it"))
    }
  }

  /// What of all that was examined is to be examined again to tell the same.
  struct Telling {
    var entries: [CommitChanges.Entry] = []
    /// The others, which hold nothing, with their bytes.
    var silent: [(entry: CommitChanges.Entry, bytes: Int)] = []
    /// The messages that hold nothing, by their commits' indices, with their bytes.
    var silentMessages: [(commit: Int, bytes: Int)] = []
  }

  /// Scans some of what commits bring in, and what messages of commits and tags say.
  ///
  /// - Parameters:
  ///   - messages: the commits whose messages are read, by their indices.
  ///   - informs: whether what stands beside an occurrence in a blob is asked for.
  ///   - body: returns whether it keeps the sighting.
  @discardableResult
  mutating func examine(
    _ changes: CommitChanges, _ entries: [CommitChanges.Entry], messages: [Int],
    _ progress: (Advance) -> Void, informs: (Occurrence, ObjectID) -> Bool = { _, _ in true },
    _ body: (Sighting) -> Bool
  ) throws(GitError) -> Telling {
    var telling = Telling()
    let commits = changes.graph.commits
    reading.commits = commits.count
    if changes.graph.isCutOff {
      let reason = "the commits go on beyond a shallow clone: run git fetch --unshallow"
      noteUnread(Notice(path: BytePath("."), reason: reason))
    }
    try changes.forEachBlob(of: entries, largest: ExposureReader.largestBlob) { entry, blob in
      guard let bytes = bytes(of: blob, at: entry.path) else {
        telling.entries.append(entry)
        return
      }
      let before = (reading.bytes, reading.notices)
      var isTelling = false
      examine(bytes, as: entry.path) {
        informs($0, entry.blob)
      } _: { occurrences in
        for occurrence in occurrences {
          let isKept = body(
            Sighting(occurrence: occurrence, commit: entry.commit, blob: entry.blob))
          isTelling = isTelling || isKept
        }
        occurrences = []
      }
      // What is kept of the others tells their bytes in 31 bits.
      if isTelling || reading.notices > before.1 || reading.bytes - before.0 > Int(Int32.max) {
        telling.entries.append(entry)
      } else {
        telling.silent.append((entry, reading.bytes - before.0))
      }
      if reading.blobs % 64 == 0 {
        progress(
          Advance(
            files: reading.blobs, commits: commits.count, bytes: reading.bytes,
            total: changes.entries.count))
      }
    }
    try changes.forEachMessage(of: messages) { commit, message in
      let before = (reading.bytes, reading.notices)
      var isTelling = false
      let name = "commit-message:" + commits[commit].description
      if message == nil {
        let reason = "a message of more than \(CommitChanges.largestMessage >> 20) MiB"
        noteUnread(Notice(path: BytePath(name), reason: reason))
      }
      examine(message: message ?? [], named: name) {
        let isKept = body(Sighting(occurrence: $0, commit: commit, blob: nil))
        isTelling = isTelling || isKept
      }
      if !isTelling, reading.notices == before.1 {
        telling.silentMessages.append((commit, reading.bytes - before.0))
      }
    }
    for tag in changes.tags {
      examine(message: tag.message, named: "tag-message:" + tag.name) { occurrence in
        var occurrence = occurrence
        occurrence.commit = Commit(
          id: tag.target.description, author: tag.tagger?.name, date: tag.tagger?.date)
        _ = body(
          Sighting(
            occurrence: occurrence, commit: changes.graph.index(of: tag.target), blob: nil))
      }
    }
    return telling
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
    of changes: CommitChanges, _ wanted: Wanted, _ progress: (Advance) -> Void
  ) throws(GitError) {
    var found: [Sighting] = []
    try examine(
      changes, changes.entries, messages: Array(changes.graph.commits.indices), progress
    ) {
      guard wanted.detector($0.occurrence.detector) else { return false }
      found.append($0)
      return true
    }
    var isNew = found.map { _ in true }
    if !found.isEmpty, !changes.starts.isEmpty {
      let names = FormerNames(changes.formerNames())
      let values = found.map {
        (paths: names.all(of: $0.occurrence.file), value: $0.occurrence.carrier)
      }
      for start in changes.starts {
        for (index, isHeld) in try changes.snapshot(of: start).holds(values).enumerated()
        where isHeld { isNew[index] = false }
      }
    }
    guard isNew.contains(true) else { return }
    var sightings = Sightings(currentIn: try changes.endSnapshots(), leavingOut: wanted.paths)
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
    for step in try changes.steps(at: sightings.paths.sorted(), to: Set(holdings.keys)) {
      if let old = step.old, !scanned.contains(old) { paths[old] = step.path }
    }
    let blobs = paths.sorted { $0.value < $1.value }.map(\.key)
    let counts = (reading.blobs, reading.bytes)
    try changes.read(blobs, largest: ExposureReader.largestBlob) { blob, content in
      guard case .bytes(let bytes) = content, let path = paths[blob] else { return }
      examine(bytes, as: path) { occurrences in
        for occurrence in occurrences where wanted.detector(occurrence.detector) {
          sightings.add(known: occurrence, in: blob)
        }
        occurrences = []
      }
    }
    // They are no part of what was asked for.
    (reading.blobs, reading.bytes) = counts
  }
}

extension CommitChanges {
  /// The files of all commits that the changes lead to.
  func endSnapshots() throws(GitError) -> [Snapshot] {
    var snapshots: [Snapshot] = []
    for end in ends { snapshots.append(try snapshot(of: end)) }
    return snapshots
  }
}
