import Model

/// How much of what is known of a history holds in one that begins elsewhere: commits came, others may be
/// gone.
package struct HistoryGrowth: Sendable {
  private let record: HistoryRecord
  private let known: SettledBlobs
  /// Whether it begins where the record does, so that nothing came or went.
  package let isUnchanged: Bool
  let graph: CommitGraph
  let trees: [ObjectID]
  /// For each of the record's commits its index in `graph`; nil where it is gone.
  private let places: [Int?]
  /// So many of the record's commits, its first, follow one another in `graph` as they did. No commit
  /// before them is gone, so that each blob that they brought in still comes with the same one of them,
  /// but where a commit among them is new.
  private let settled: Int
  /// For each blob of the record that is to be read again the commit that it came with.
  private let told: [ObjectID: Int]
  /// Blobs of settled commits that now come with an earlier one.
  private var moved: Set<ObjectID> = []
  /// What is to be looked at, in the order of commits: blobs that told something, and those of commits
  /// that are not settled.
  private(set) var entries: [CommitChanges.Entry] = []

  /// Nil where something could not be read.
  init?(
    of record: HistoryRecord, _ known: SettledBlobs, to beginning: HistoryBeginning,
    in store: ObjectStore, workers: Int, progress: @Sendable (_ commits: Int) -> Void
  ) {
    self.record = record
    self.known = known
    isUnchanged = record.tips == beginning.bytes
    if isUnchanged {
      (graph, trees) = (record.graph, record.trees)
      places = Array(graph.commits.indices)
    } else {
      guard let grown = store.graph(from: beginning.commits, knowing: record) else { return nil }
      (graph, trees) = grown
      places = record.graph.commits.map { [graph] in graph.index(of: $0) }
    }
    // What is missing is to be told, known or not.
    guard graph.commits.allSatisfy({ store.place(of: $0) != nil }) else { return nil }
    settled = Self.settled(places)
    told = Dictionary(record.entries.map { ($0.blob, $0.commit ?? 0) }) { first, _ in first }
    var isSettled = [Bool](repeating: false, count: graph.commits.count)
    for place in places[..<settled] {
      if let place { isSettled[place] = true }
    }
    let open = isSettled.indices.filter { !isSettled[$0] }
    if open.isEmpty {
      merge([])
      return
    }
    guard
      let found = store.entries(
        broughtInBy: open, of: graph, trees, workers: workers, progress: progress)
    else { return nil }
    merge(found)
  }

  /// How many places, from the first one on, are there and rise.
  private static func settled(_ places: [Int?]) -> Int {
    var last = -1
    for (index, place) in places.enumerated() {
      guard let place, place > last else { return index }
      last = place
    }
    return places.count
  }

  /// Puts what commits that are not settled bring in between what told something.
  private mutating func merge(_ found: [CommitChanges.Entry]) {
    var new: [CommitChanges.Entry] = []
    for entry in found {
      if let first = place(of: entry.blob) {
        if first < entry.commit ?? 0 { continue }
        moved.insert(entry.blob)
      }
      new.append(entry)
    }
    var next = 0
    for entry in record.entries where !moved.contains(entry.blob) {
      guard let commit = place(ofCommit: entry.commit) else { continue }
      while next < new.count, new[next].commit ?? 0 < commit {
        entries.append(new[next])
        next += 1
      }
      entries.append(CommitChanges.Entry(path: entry.path, blob: entry.blob, commit: commit))
    }
    entries += new[next...]
  }

  /// Where a settled commit stands now, by its index in the record; nil for others.
  private func place(ofCommit old: Int?) -> Int? {
    old.flatMap { $0 < settled ? places[$0] : nil }
  }

  /// The commit that a blob still comes with; nil where that is open.
  func place(of blob: ObjectID) -> Int? {
    if moved.contains(blob) { return nil }
    return place(ofCommit: told[blob] ?? known.blob(blob)?.commit)
  }

  /// The commit that a blob without anything still comes with; nil where that is open.
  package func place(of blob: SettledBlobs.Blob) -> Int? {
    moved.contains(blob.id) ? nil : place(ofCommit: blob.commit)
  }

  /// Whether a blob told something at its path, and still would.
  package func tells(_ blob: ObjectID) -> Bool {
    !moved.contains(blob) && told[blob].flatMap { place(ofCommit: $0) } != nil
  }

  /// For each commit the bytes of its message; nil where that is to be read.
  package var messages: [Int?] {
    graph.commits.map { commit in
      record.graph.index(of: commit).flatMap { record.messages[$0] }
    }
  }

  /// What commits brought of some blobs to some paths; nil where not all of that is known, or it could not
  /// be read.
  func steps(
    at paths: [BytePath], to blobs: Set<ObjectID>, in store: ObjectStore
  ) -> [CommitChanges.Step]? {
    // Of other blobs, and at other paths, steps were not kept.
    guard Set(record.paths).isSuperset(of: paths),
      blobs.allSatisfy({ told[$0] != nil || known.blob($0)?.commit == nil })
    else { return nil }
    let wanted = Set(paths)
    var steps = record.steps.compactMap { step in
      places[step.commit].flatMap { place in
        wanted.contains(step.path) && blobs.contains(step.new)
          ? CommitChanges.Step(commit: place, path: step.path, old: step.old, new: step.new) : nil
      }
    }
    let new = graph.commits.indices.filter { record.graph.index(of: graph.commits[$0]) == nil }
    if !new.isEmpty {
      guard let more = store.steps(at: paths, of: new, in: graph, trees) else { return nil }
      steps += more.filter { blobs.contains($0.new) }
      // Those of one commit are all of one list.
      let order = steps.indices.sorted { (steps[$0].commit, $0) < (steps[$1].commit, $1) }
      steps = order.map { steps[$0] }
    }
    return steps
  }
}

extension ObjectStore {
  /// All commits that some lead to, and the tree of each, reading only those that a record does not have;
  /// nil where one of them could not be read.
  func graph(
    from tips: [ObjectID], knowing record: HistoryRecord? = nil
  ) -> (graph: CommitGraph, trees: [ObjectID])? {
    guard var reader = StoreReader(self, cacheSize: 4 * 1024 * 1024) else { return nil }
    var met: [MetCommit] = []
    var trees: [ObjectID: ObjectID] = [:]
    var known = ObjectSet()
    var open = tips
    while let id = open.popLast() {
      guard known.insert(id) else { continue }
      guard let (commit, tree) = record?.commit(id) ?? reader.commit(id) else { return nil }
      met.append(commit)
      trees[id] = tree
      open += commit.parents.reversed()
    }
    let graph = CommitGraph(met)
    return (graph, graph.commits.compactMap { trees[$0] })
  }
}

extension HistoryRecord {
  /// A commit and its tree; nil where it is none of these.
  fileprivate func commit(_ id: ObjectID) -> (commit: MetCommit, tree: ObjectID)? {
    guard let index = graph.index(of: id), let commit = graph.met(id) else { return nil }
    return (commit, trees[index])
  }
}
