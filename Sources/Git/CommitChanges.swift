import Bytes
package import Model

/// What some commits bring in, also what a later one of them takes away again.
package struct CommitChanges: Sendable {
  /// A blob that none of the commits before hold.
  package struct Entry: Hashable, Sendable {
    /// From the repository's root.
    package var path: BytePath
    package var blob: ObjectID
    /// The first commit that holds it, by its index in the graph; nil for what is no commit's.
    package var commit: Int?
  }

  /// Each blob once, in the order of commits, parents before children.
  package let entries: [Entry]
  package let graph: CommitGraph
  /// Branches, tags and other refs; none are listed for a range or a push.
  package let refs: [NamedRef]
  /// Annotated tags, each once; none for a range.
  package let tags: [TagText]

  /// HEAD's commit, by its index; nil before the first one, and for a range or a push.
  package var head: Int? { headCommit.flatMap { graph.index(of: $0) } }
  /// The commits that a range or a push starts from; none for a history.
  package let starts: [ObjectID]
  /// The commits that they lead to, a history to HEAD.
  package let ends: [ObjectID]

  private let headCommit: ObjectID?
  private let plumbing: Plumbing
  /// The repository's objects, where they can be read without git.
  private let store: ObjectStore?
  /// Each commit's tree; empty where one could not be read without git.
  private let trees: [ObjectID]
  /// Where a history began; nil where that is not all that it follows from.
  private let tips: [UInt8]?
  /// What was known of the history before; nil where that was nothing.
  package let growth: HistoryGrowth?

  /// Lists what `A..B` or `A...B` brings in, merges compared with each of their parents.
  ///
  /// - Parameters:
  ///   - folder: in the repository; nil for the working folder.
  ///   - program: git's name on PATH, or its path.
  package init(
    _ range: String, in folder: BytePath? = nil, git program: String = "git"
  ) throws(GitError) {
    let plumbing = Plumbing(in: folder, program: program)
    let range = try plumbing.tellingOfNoRepository { () throws(GitError) in
      try plumbing.revisions(of: range)
    }
    graph = try plumbing.graph(of: range.commits)
    if graph.commits.isEmpty { throw .noCommits }
    var new = try plumbing.objects(of: range.commits)
    entries = try plumbing.entries(broughtInBy: graph) { new.remove($0) != nil }
    (refs, tags, headCommit) = ([], [], nil)
    (starts, ends) = (range.starts, [range.end])
    self.plumbing = plumbing
    (store, trees, tips, growth) = (nil, [], nil, nil)
  }

  /// Lists what a push brings in; nothing where all of that is there already.
  package init(
    _ push: Push, in folder: BytePath? = nil, git program: String = "git"
  ) throws(GitError) {
    let plumbing = Plumbing(in: folder, program: program)
    let tips = try plumbing.tellingOfNoRepository { () throws(GitError) in
      try plumbing.tips(of: push)
    }
    graph = try plumbing.graph(of: tips.revisions, and: tips.commits)
    var new = try plumbing.objects(of: tips.revisions, and: tips.commits)
    let brought = try plumbing.entries(broughtInBy: graph) { new.remove($0) != nil }
    entries = brought + tips.blobs.map { Entry(path: $0.path, blob: $0.blob) }
    (refs, tags, headCommit) = ([], tips.tags, nil)
    (starts, ends) = (graph.before, tips.commits)
    self.plumbing = plumbing
    (store, trees, self.tips, growth) = (nil, [], nil, nil)
  }

  /// Lists what a history has ever brought in; nothing before the first commit.
  ///
  /// - Parameters:
  ///   - workers: how many threads read git's files where that is possible.
  ///   - known: what was found out before: `entries` are then those that are to be looked at.
  ///   - progress: told of each commit that has been listed.
  package init(
    _ reach: HistoryReach, of source: HistorySource, workers: Int,
    knowing known: (record: HistoryRecord, blobs: SettledBlobs)?,
    progress: @Sendable (_ commits: Int) -> Void = { _ in }
  ) throws(GitError) {
    plumbing = source.plumbing
    let tips = try plumbing.tellingOfNoRepository { () throws(GitError) in
      try source.tips(of: reach, knowing: known?.record.graph)
    }
    refs = tips.refs
    self.tags = tips.tags
    headCommit = try source.head()
    (starts, ends) = ([], [headCommit].compactMap(\.self))
    let beginning = try source.beginning(of: tips, reaching: reach)
    self.tips = beginning?.bytes
    if let beginning, let known, let store = tips.store,
      let growth = HistoryGrowth(
        of: known.record, known.blobs, to: beginning, in: store, workers: workers,
        progress: progress)
    {
      self.growth = growth
      self.store = store
      (graph, trees) = (growth.graph, growth.trees)
      let loose = tips.blobs.filter { growth.place(of: $0.blob) == nil }
      entries = growth.entries + Self.entries(of: loose, besides: growth.entries)
      return
    }
    growth = nil
    store = tips.store.map { ObjectStore(preparing: $0) }
    if let beginning, let known = store?.graph(from: beginning.commits) {
      (graph, trees) = known
    } else {
      graph = try plumbing.graph(of: tips.revisions, and: tips.commits)
      trees = store?.trees(of: graph.commits) ?? []
    }
    if graph.commits.isEmpty, try !plumbing.allObjects().commits.isEmpty { throw .noRefs }
    let entries: [Entry]
    if let known = store?.entries(
      broughtInBy: graph.commits.indices, of: graph, trees, workers: workers, progress: progress)
    {
      entries = known
    } else {
      var seen: Set<ObjectID> = []
      var listed = 0
      entries = try plumbing.entries(broughtInBy: graph) {
        seen.insert($0).inserted
      } progress: {
        listed += 1
        progress(listed)
      }
    }
    self.entries = entries + Self.entries(of: tips.blobs, besides: entries)
  }

  /// Blobs that are no commit's, each once.
  private static func entries(
    of loose: [(path: BytePath, blob: ObjectID)], besides known: [Entry]
  ) -> [Entry] {
    if loose.isEmpty { return [] }
    var seen = Set(known.map(\.blob))
    return loose.filter { seen.insert($0.blob).inserted }.map {
      Entry(path: $0.path, blob: $0.blob)
    }
  }

  /// What to recall of a history; nil where it follows from more than where it begins.
  ///
  /// - Parameters:
  ///   - entries: the blobs that are to be read again.
  ///   - messages: for each commit the bytes of its message; nil where that is to be read again.
  ///   - steps: what came to `paths`.
  package func record(
    reading entries: [Entry], _ messages: [Int?], _ steps: [Step], at paths: [BytePath]
  ) -> HistoryRecord? {
    guard let tips, trees.count == graph.commits.count, messages.count == trees.count else {
      return nil
    }
    return HistoryRecord(
      tips: tips, graph: graph, trees: trees, entries: entries.filter { $0.commit != nil },
      messages: messages, paths: paths, steps: steps)
  }

  /// In bytes: messages that are longer are not read.
  package static let largestMessage = CommitText.largest

  /// Lends the messages of some commits, in their order.
  ///
  /// - Parameters:
  ///   - commits: by their indices, rising.
  ///   - body: a message that is not read is nil.
  package func forEachMessage(
    of commits: some Collection<Int>, _ body: (_ commit: Int, _ message: [UInt8]?) -> Void
  ) throws(GitError) {
    let objects = commits.map { graph.commits[$0] }
    func lend(_ commit: ObjectID, _ text: CommitText?) {
      if let index = graph.index(of: commit) { body(index, text?.message) }
    }
    try plumbing.readCommits(store?.readCommits(objects, lend) ?? objects, lend)
  }

  /// Who made some commits, and when.
  package func authors(of commits: [ObjectID]) throws(GitError) -> [ObjectID: Author] {
    var authors: [ObjectID: Author] = [:]
    let unread = store?.readCommits(commits) { authors[$0] = $1.author } ?? commits
    try plumbing.readCommits(unread) { commit, text in authors[commit] = text?.author }
    return authors
  }

  /// The entries' blobs by what they are kept as changes of, with their indices; nil where git must be
  /// asked for all of them.
  ///
  /// - Parameter places: where some entries stand in `entries`.
  package func deltaForest(of places: [Int]) -> DeltaForest? {
    store.map { DeltaForest(of: places.lazy.map { entries[$0].blob }, in: $0) }
  }

  /// Lends some entries with their blobs, in order; one child, and one blob in memory at a time.
  ///
  /// - Parameters:
  ///   - entries: some of this value's; nil for all.
  ///   - largest: bytes beyond which a blob is not read.
  package func forEachBlob(
    of entries: [Entry]? = nil, largest: Int, _ body: (_ entry: Entry, _ blob: Blob) -> Void
  ) throws(GitError) {
    let entries = entries ?? self.entries
    var index = 0
    try read(entries.map(\.blob), largest: largest) { _, blob in
      body(entries[index], blob)
      index += 1
    }
  }

  /// Lends some blobs, in order.
  package func read(
    _ blobs: [ObjectID], largest: Int, _ body: (_ blob: ObjectID, _ content: Blob) -> Void
  ) throws(GitError) {
    let known = store?.readBlobs(blobs, largest: largest, body) ?? 0
    guard known < blobs.count else { return }
    let others = Array(blobs[known...])
    var reader = try ObjectReader(others, by: plumbing)
    for blob in others { body(blob, try reader.next(largest: largest)) }
    try reader.finish()
  }

  /// The files of one of the commits, or of one before.
  package func snapshot(of commit: ObjectID) throws(GitError) -> Snapshot {
    try Snapshot(of: commit, by: plumbing, store)
  }

  /// A commit that put a blob in the place of another, or of none.
  package struct Step: Hashable, Sendable {
    package var commit: Int
    package var path: BytePath
    /// Nil where the path is new, or the commit a merge.
    package var old: ObjectID?
    package var new: ObjectID
  }

  /// Each time that one of the commits brought one of some blobs to one of `paths`, parents first.
  package func steps(
    at paths: [BytePath], to blobs: Set<ObjectID>
  ) throws(GitError) -> [Step] {
    guard !paths.isEmpty else { return [] }
    if let store {
      if let steps = growth?.steps(at: paths, to: blobs, in: store) { return steps }
      if let steps = store.steps(at: paths, of: graph.commits.indices, in: graph, trees) {
        return steps.filter { blobs.contains($0.new) }
      }
    }
    let wanted = Set(paths)
    var steps: [Step] = []
    // Git compares each name with each pattern.
    let patterns = paths.count > Self.mostPatterns ? [] : paths
    try plumbing.readChanges(of: graph, at: patterns) { commit, change in
      guard let new = change.newBlob, blobs.contains(new), wanted.contains(change.path) else {
        return
      }
      steps.append(
        Step(
          commit: commit, path: change.path, old: change.isOfMerge ? nil : change.oldBlob,
          new: new))
    }
    return steps
  }

  private static let mostPatterns = 100

  /// What each file was called before one of the commits gave it a new name, as far as git can tell: it
  /// compares contents, and may not have them.
  package func formerNames() -> [BytePath: Set<BytePath>] {
    var names: [BytePath: Set<BytePath>] = [:]
    do throws(GitError) {
      try plumbing.readRenames(of: graph) { names[$1, default: []].insert($0) }
    } catch { return [:] }
    return names
  }
}

extension Plumbing {
  /// The blobs that commits bring in and that are `new`, which is asked once a change.
  fileprivate func entries(
    broughtInBy graph: CommitGraph, _ isNew: (ObjectID) -> Bool, progress: () -> Void = {}
  ) throws(GitError) -> [CommitChanges.Entry] {
    var entries: [CommitChanges.Entry] = []
    // A path is kept once, however many blobs it has had.
    var paths: Set<BytePath> = []
    try readChanges(of: graph, at: []) { commit, change in
      guard let blob = change.newBlob, isNew(blob) else { return }
      let path = paths.insert(change.path).memberAfterInsert
      entries.append(CommitChanges.Entry(path: path, blob: blob, commit: commit))
    } progress: {
      progress()
    }
    return entries
  }

  /// Lends each change that a commit makes; of a merge only what none of its parents has.
  ///
  /// - Parameter paths: from the repository's root; empty for all.
  fileprivate func readChanges(
    of graph: CommitGraph, at paths: [BytePath], _ body: (Int, RawChange) -> Void,
    progress: () -> Void = {}
  ) throws(GitError) {
    guard !graph.commits.isEmpty else { return }
    let patterns = paths.map { Array(":(top,literal)".utf8) + $0.bytes }
    var differences = try start(
      [
        "diff-tree", "--stdin", "-c", "-r", "--root", "--raw", "-z", "--no-abbrev", "--no-renames",
      ], patterns.isEmpty ? [] : [Array("--".utf8)] + patterns)
    for commit in graph.commits { differences.write(commit.digits + [UInt8(ascii: "\n")]) }
    differences.closeInput()
    var current: Int?
    while let record = try differences.readRawRecord() {
      switch record {
      case .commit(let commit):
        current = graph.index(of: commit)
        progress()
      case .change(let change):
        guard let current else { throw differences.unreadable }
        body(current, change)
      }
    }
    try differences.finish()
  }

  /// Lends each name that a commit took from a file, and the one that it gave it; merges give none.
  fileprivate func readRenames(
    of graph: CommitGraph, _ body: (_ old: BytePath, _ new: BytePath) -> Void
  ) throws(GitError) {
    var differences = try start([
      "diff-tree", "--stdin", "-r", "--raw", "-z", "--no-abbrev", "--find-renames",
      "-l\(Self.mostRenames)", "--diff-filter=R",
    ])
    for commit in graph.commits { differences.write(commit.digits + [UInt8(ascii: "\n")]) }
    differences.closeInput()
    while let record = try differences.readRawRecord() {
      if case .change(let change) = record, let old = change.oldPath { body(old, change.path) }
    }
    try differences.finish()
  }

  /// All objects that a range reaches and what stands before it does not, those of a partial clone
  /// included that are not here.
  fileprivate func objects(
    of revisions: [String], and tips: [ObjectID] = []
  ) throws(GitError) -> Set<ObjectID> {
    var listing = try startListing(
      ["rev-list", "--objects", "--no-object-names", "--missing=print"], of: revisions, and: tips)
    var objects: Set<ObjectID> = []
    while let line = try listing.read(until: UInt8(ascii: "\n")) {
      // What is not here has a question mark before it.
      let name = line.first == UInt8(ascii: "?") ? line.dropFirst() : line[...]
      guard let object = ObjectID(name) else { throw listing.unreadable }
      objects.insert(object)
    }
    try listing.finish()
    return objects
  }
}
