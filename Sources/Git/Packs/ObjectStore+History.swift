import Bytes
import Model
import Synchronization

extension ObjectStore {
  /// The tree of each of these commits; empty where one could not be read.
  func trees(of commits: [ObjectID]) -> [ObjectID] {
    guard var reader = StoreReader(self, cacheSize: 4 * 1024 * 1024) else { return [] }
    var trees: [ObjectID] = []
    for id in commits {
      guard let (_, tree) = reader.commit(id) else { return [] }
      trees.append(tree)
    }
    return trees
  }

  /// Reads the trees of commits; nil where they are not known.
  private func walk(through graph: CommitGraph, _ trees: [ObjectID]) -> HistoryWalk? {
    guard let commit = graph.commits.first, trees.count == graph.commits.count,
      let reader = StoreReader(self, cacheSize: 8 * 1024 * 1024)
    else { return nil }
    return HistoryWalk(reader, through: graph, trees, hashSize: commit.size)
  }

  /// Each blob that commits bring in, once; nil where something could not be read.
  ///
  /// Workers take some commits after another. What they list anew the first of them has.
  ///
  /// - Parameters:
  ///   - commits: by their indices, rising.
  ///   - trees: of each commit of the graph.
  func entries(
    broughtInBy commits: some RandomAccessCollection<Int> & Sendable, of graph: CommitGraph,
    _ trees: [ObjectID], workers: Int,
    progress: @Sendable (_ commits: Int) -> Void
  ) -> [CommitChanges.Entry]? {
    let commits = Array(commits)
    // Each has trees of its own in memory.
    let workers = min(workers, 4)
    let parts = workers > 1 ? 8 * workers : 1
    let next = Atomic(0)
    let listed = Atomic(0)
    let lists = Mutex([[HistoryWalk.Blob]?](repeating: nil, count: parts))
    runWorkers(workers) { _ in
      guard var walk = walk(through: graph, trees) else { return }
      while case let number = next.wrappingAdd(1, ordering: .relaxed).oldValue, number < parts {
        let part = (commits.count * number / parts)..<(commits.count * (number + 1) / parts)
        let list = walk.entries(of: commits[part]) {
          progress(listed.wrappingAdd(1, ordering: .relaxed).newValue)
        }
        lists.withLock { $0[number] = list }
        if list == nil { return next.store(parts, ordering: .relaxed) }
      }
    }
    var met = MetObjects(of: self)
    var entries: [CommitChanges.Entry] = []
    for list in lists.withLock(\.self) {
      guard let list else { return nil }
      for blob in list where met.insert(blob.entry.blob, number: blob.number) {
        entries.append(blob.entry)
      }
    }
    return entries
  }

  /// Each time that a commit brought content to one of some paths; nil where something could not be read.
  ///
  /// - Parameters:
  ///   - commits: by their indices, rising.
  ///   - trees: of each commit of the graph.
  func steps(
    at paths: [BytePath], of commits: some Sequence<Int>, in graph: CommitGraph,
    _ trees: [ObjectID]
  ) -> [CommitChanges.Step]? {
    guard var walk = walk(through: graph, trees) else { return nil }
    var steps: [CommitChanges.Step] = []
    return walk.forEachStep(of: commits, at: PathTree(paths), { steps.append($0) }) ? steps : nil
  }

  /// Lends some blobs in order, up to one that is git's to read.
  ///
  /// - Returns: how many those were.
  func readBlobs(
    _ blobs: [ObjectID], largest: Int, _ body: (ObjectID, Blob) -> Void
  ) -> Int {
    guard var reader = StoreReader(self, cacheSize: 16 * 1024 * 1024) else { return 0 }
    for (index, blob) in blobs.enumerated() {
      guard
        case .object(let object) = reader.read(blob, largest: min(largest, Self.largestWhole)),
        object.kind == .blob
      else { return index }
      body(blob, .bytes(object.bytes))
    }
    return blobs.count
  }

  /// Larger blobs are git's to read, in bytes: it needs no second copy of what they are made of.
  private static let largestWhole = 32 * 1024 * 1024

  /// Lends each of these commits, in order.
  ///
  /// - Returns: those that could not be read.
  func readCommits(
    _ commits: [ObjectID], _ body: (ObjectID, CommitText) -> Void
  ) -> [ObjectID] {
    guard var reader = StoreReader(self, cacheSize: 4 * 1024 * 1024) else { return commits }
    var unread: [ObjectID] = []
    for commit in commits {
      if case .object(let object) = reader.read(commit, largest: CommitText.largest),
        object.kind == .commit
      {
        body(commit, CommitText(object.bytes))
      } else {
        unread.append(commit)
      }
    }
    return unread
  }
}
