import Bytes
import Model

/// Finds what commits change by reading their trees, where git would be asked to compare them.
struct HistoryWalk: ~Copyable {
  private var reader: StoreReader
  private let hashSize: Int
  private let graph: CommitGraph
  /// Each commit's tree.
  private let roots: [ObjectID]

  /// Trees that were read lately, each at a place that its name tells: most are read again, as those of
  /// a parent.
  private var recent: [(name: ObjectID, tree: TreeText)?]

  private static let mostRecent = 2_048
  /// Larger trees are read again, in bytes.
  private static let largestRecent = 8 * 1024

  /// Deeper folders are git's to read.
  static let mostFolders = 500
  /// As are larger trees, in bytes.
  static let largestTree = 64 * 1024 * 1024

  /// - Parameter roots: each commit's tree.
  init(
    _ reader: consuming StoreReader, through graph: CommitGraph, _ roots: [ObjectID], hashSize: Int
  ) {
    self.reader = reader
    self.hashSize = hashSize
    self.graph = graph
    self.roots = roots
    recent = Array(repeating: nil, count: Self.mostRecent)
  }

  private mutating func tree(_ name: ObjectID) -> TreeText? {
    recentTree(name) ?? tree(name, reader.store.packed(name))
  }

  private func recentTree(_ name: ObjectID) -> TreeText? {
    if let known = recent[Int(name.start32) % Self.mostRecent], known.name == name {
      return known.tree
    }
    return nil
  }

  /// - Parameter packed: where a pack has it.
  private mutating func tree(_ name: ObjectID, _ packed: ObjectStore.Packed?) -> TreeText? {
    let answer =
      if let packed {
        reader.read(packed.pack, packed.offset, largest: Self.largestTree)
      } else {
        reader.read(name, largest: Self.largestTree)
      }
    guard case .object(let object) = answer, object.kind == .tree else { return nil }
    let tree = TreeText(object.bytes, hashSize: hashSize)
    if object.bytes.count <= Self.largestRecent {
      recent[Int(name.start32) % Self.mostRecent] = (name, tree)
    }
    return tree
  }

  // MARK: What is new

  /// A blob, with its number where a pack has it.
  struct Blob {
    var entry: CommitChanges.Entry
    var number: Int?
  }

  /// What commits have brought in so far.
  private struct Met {
    var trees: MetObjects
    var blobs: MetObjects
    /// Each path once, however many blobs it has had.
    var paths: Set<BytePath> = []
    var entries: [Blob] = []

    init(of store: ObjectStore) {
      trees = MetObjects(of: store)
      blobs = trees
    }
  }

  /// What some commits bring in, and none before them: each blob once, with the first of them that holds
  /// it, and perhaps blobs that earlier ones hold; nil where something could not be read.
  ///
  /// A tree that was read before brings nothing in, nor do those below it; neither does an entry that
  /// the first parent's tree has, too.
  mutating func entries(
    of commits: some Sequence<Int>, progress: () -> Void
  ) -> [Blob]? {
    var met = Met(of: reader.store)
    for commit in commits {
      let old = graph.parents(of: commit).first.map { roots[Int($0)] }
      guard meet(roots[commit], beside: old, in: [], depth: 0, commit, &met) else { return nil }
      progress()
    }
    return met.entries
  }

  /// - Parameters:
  ///   - old: a tree all of whose entries were met.
  ///   - folder: its path, with a slash behind; empty for the root.
  private mutating func meet(
    _ id: ObjectID, beside old: ObjectID?, in folder: [UInt8], depth: Int, _ commit: Int,
    _ met: inout Met
  ) -> Bool {
    let packed = reader.store.packed(id)
    guard met.trees.insert(id, number: packed?.number) else { return true }
    guard depth < Self.mostFolders, let tree = recentTree(id) ?? tree(id, packed) else {
      return false
    }
    let known = old.flatMap { self.tree($0) } ?? TreeText([], hashSize: hashSize)
    return tree.forEachEntry(notIn: known) { entry, beside in
      if entry.isFolder {
        let folder = folder + tree.bytes[entry.name] + [UInt8(ascii: "/")]
        return meet(
          entry.object, beside: beside?.object, in: folder, depth: depth + 1, commit, &met)
      }
      guard entry.mode.isBlob else { return true }
      let number = reader.store.packed(entry.object)?.number
      guard met.blobs.insert(entry.object, number: number) else { return true }
      let path = met.paths.insert(BytePath(folder + tree.bytes[entry.name])).memberAfterInsert
      met.entries.append(
        Blob(
          entry: CommitChanges.Entry(path: path, blob: entry.object, commit: commit),
          number: number))
      return true
    }
  }

  // MARK: What came to some paths

  /// Lends each time that one of some commits brought content to one of some paths; of a merge only what
  /// none of its parents has.
  ///
  /// - Returns: false where something could not be read.
  mutating func forEachStep(
    of commits: some Sequence<Int>, at paths: PathTree, _ body: (CommitChanges.Step) -> Void
  ) -> Bool {
    for commit in commits {
      let parents = graph.parents(of: commit).map { Optional(roots[Int($0)]) }
      if parents.contains(roots[commit]) { continue }
      let isRead = step(roots[commit], beside: parents, in: [], paths, depth: 0) {
        body(CommitChanges.Step(commit: commit, path: $0, old: $1, new: $2))
      }
      guard isRead else { return false }
    }
    return true
  }

  private mutating func step(
    _ id: ObjectID, beside parents: [ObjectID?], in folder: [UInt8], _ paths: PathTree, depth: Int,
    _ body: (_ path: BytePath, _ old: ObjectID?, _ new: ObjectID) -> Void
  ) -> Bool {
    guard depth < Self.mostFolders, let tree = tree(id) else { return false }
    var others: [TreeText] = []
    for parent in parents {
      guard let parent else {
        others.append(TreeText([], hashSize: hashSize))
        continue
      }
      guard let tree = self.tree(parent) else { return false }
      others.append(tree)
    }
    let first = others.first ?? TreeText([], hashSize: hashSize)
    return tree.forEachEntry(notIn: first) { entry, beside in
      let name = tree.bytes[entry.name]
      guard let below = paths[name] else { return true }
      let besides = [beside] + others.dropFirst().map { $0.entry(like: entry, of: tree) }
      if besides.contains(where: { $0?.mode == entry.mode && $0?.object == entry.object }) {
        return true
      }
      if entry.isFolder {
        return step(
          entry.object, beside: parents.isEmpty ? [] : besides.map { $0?.object },
          in: folder + name + [UInt8(ascii: "/")], below, depth: depth + 1, body)
      }
      guard below.isPath, entry.mode.isBlob else { return true }
      let old = beside.flatMap { $0.mode.isBlob ? $0.object : nil }
      body(BytePath(folder + name), parents.count > 1 ? nil : old, entry.object)
      return true
    }
  }
}
