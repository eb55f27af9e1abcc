import Bytes
import Detection
import Fingerprints
import Git
import Model
import Policy

/// How a history is read.
struct HistoryMeans {
  /// How many threads look at blobs at once; 0 leaves all to git and one thread.
  var workers: Int
  /// The user's cache folder; nil where nothing is to be kept.
  var cache: BytePath?
  /// The rules, as they are called in `cache`.
  var rules: String
}

/// Scans every blob and message that a history reaches, each once.
func readHistory(
  _ reach: HistoryReach, in folder: BytePath?, _ engine: Engine, _ wanted: Wanted,
  by means: HistoryMeans, _ progress: @escaping @Sendable (Advance) -> Void
) -> Reading {
  reading(of: folder, engine) { examiner throws(GitError) in
    let source = try HistorySource(in: folder, readsFiles: means.workers > 0)
    let objects = source.objects
    var cache: HistoryCache?
    if let objects, let place = means.cache {
      cache = HistoryCache(
        below: place, of: objects, key: engine.key(of: wanted, rules: means.rules))
    }
    if let reason = cache?.refusal {
      examiner.reading.warnings.append(Notice(path: folder ?? BytePath("."), reason: reason))
    }
    let known = cache?.record.flatMap { record in cache?.known.map { (record, $0) } }
    let changes = try CommitChanges(
      reach, of: source, workers: means.workers, knowing: known
    ) { progress(Advance(commits: $0)) }
    var sightings = Sightings(currentIn: try changes.endSnapshots(), leavingOut: wanted.paths)
    let sifted = examiner.sift(changes, cache, engine, wanted, workers: means.workers, progress)
    let commits = changes.graph.commits.indices
    var messages = changes.growth?.messages ?? commits.map { _ in nil }
    examiner.reading.bytes += messages.reduce(0) { $0 + ($1 ?? 0) }
    let telling = try examiner.examine(
      changes, sifted.open, messages: commits.filter { messages[$0] == nil }, progress
    ) { occurrence, blob in
      wanted.detector(occurrence.detector) && sightings.needs(occurrence, in: blob)
    } _: { sighting in
      guard wanted.detector(sighting.occurrence.detector) else { return false }
      sightings.add(sighting)
      return true
    }
    let trail = try Trail(of: sightings, through: changes)
    examiner.reading.occurrences += sightings.leads(along: trail)
    examiner.reading.skipped += sightings.leftOut
    guard let cache, let objects, changes.growth?.isUnchanged != true else { return }
    for (commit, bytes) in telling.silentMessages { messages[commit] = bytes }
    let record = changes.record(
      reading: telling.entries, messages, trail.steps, at: trail.paths)
    let silent = telling.silent.map { entry, bytes in
      SettledBlobs.Blob(
        entry.blob, size: bytes, kind: SettledBlobs.Blob.whole, commit: entry.commit)
    }
    let clear = sifted.clear + silent
    cache.save(
      record.flatMap { sightings.areHidden(in: $0.names) ? $0 : nil },
      clear + cache.others(than: clear, after: changes.growth), of: objects)
  }
}

extension Engine {
  /// What answers follow from besides the text: this program, the rules, and which readings are wanted.
  fileprivate func key(of wanted: Wanted, rules: String) -> String {
    var answers: [UInt8] = []
    for id in detectorIDs {
      for confidence in Confidence.allCases {
        let detector = Detector(
          id: id, title: "", provider: "", severity: .info, confidence: confidence)
        answers.append(wanted.detector(detector) ? 1 : 0)
      }
    }
    return "\(toolVersion) \(Engine.edition) \(rules) \(sha256(answers))"
  }
}

/// A history's entries, parted.
private struct Sifted {
  /// Those that are to be scanned whole.
  var open: [CommitChanges.Entry]
  /// Those of which it is known that they hold nothing that is wanted.
  var clear: [SettledBlobs.Blob] = []
}

extension Examiner {
  /// Tells what of a history is to be scanned whole; what holds nothing is counted as read.
  fileprivate mutating func sift(
    _ changes: CommitChanges, _ cache: HistoryCache?, _ engine: Engine, _ wanted: Wanted,
    workers: Int, _ progress: @escaping @Sendable (Advance) -> Void
  ) -> Sifted {
    let kinds = PathKinds(of: engine)
    var paths: [UInt32] = []
    var known: [BytePath: UInt32] = [:]
    var (open, unknown): ([Int], [Int]) = ([], [])
    var sifted = Sifted(open: [])
    if let settled = cache?.settled(after: changes.growth) {
      reading.blobs += settled.blobs
      reading.bytes += settled.bytes
    }
    for (index, entry) in changes.entries.enumerated() {
      let kind: UInt32
      if let met = known[entry.path] {
        kind = met
      } else {
        kind = kinds.kind(of: entry.path)
        known[entry.path] = kind
      }
      if changes.growth?.tells(entry.blob) == true {
        open.append(index)
      } else if var blob = cache?.clear(entry.blob, kind: kind) {
        blob.commit = entry.commit
        sifted.clear.append(blob)
        reading.blobs += 1
        reading.bytes += blob.size
      } else {
        unknown.append(index)
        paths.append(kind)
      }
    }
    guard !unknown.isEmpty, workers > 0, let forest = changes.deltaForest(of: unknown) else {
      sifted.open = (open + unknown).sorted().map { changes.entries[$0] }
      return sifted
    }
    let (commits, total) = (changes.graph.commits.count, changes.entries.count)
    let before = (reading.blobs, reading.bytes)
    let sieve = BlobSieve(
      forest, engine, kinds, paths: paths, workers: workers, wanted: wanted.detector
    ) {
      progress(
        Advance(files: before.0 + $0, commits: commits, bytes: before.1 + $1, total: total))
    }
    for (blob, size) in sieve.clear {
      let entry = changes.entries[unknown[Int(blob)]]
      sifted.clear.append(
        SettledBlobs.Blob(
          entry.blob, size: Int(size), kind: paths[Int(blob)], commit: entry.commit))
      reading.blobs += 1
      reading.bytes += Int(size)
    }
    open += sieve.open.map { unknown[$0] }
    sifted.open = open.sorted().map { changes.entries[$0] }
    return sifted
  }
}

extension Sightings {
  /// Whether none of some names holds a value, or looks as if it did.
  fileprivate func areHidden(in names: [BytePath]) -> Bool {
    names.allSatisfy { name in
      var text = SearchedText(name.bytes)
      return !name.mayBeSecret && !places.keys.contains { text.holds($0.bytes) }
    }
  }
}
