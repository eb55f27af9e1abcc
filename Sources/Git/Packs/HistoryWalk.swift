import Bytes
import Model

/// Finds what commits bring in by reading their trees, each tree once.
struct HistoryWalk: ~Copyable {
  private var reader: StoreReader
  private let hashSize: Int
  private var seenTrees: Set<ObjectID> = []
  private var seenBlobs: Set<ObjectID> = []
  /// Each path once, however many blobs it has had.
  private var paths: Set<BytePath> = []
  private var entries: [CommitChanges.Entry] = []

  /// Deeper folders are git's to read.
  private static let mostFolders = 500

  init(_ reader: consuming StoreReader, hashSize: Int) {
    self.reader = reader
    self.hashSize = hashSize
  }

  /// Each blob once, with the first commit that holds it; nil where something could not be read.
  ///
  /// A tree that was read before brings nothing in, nor do those below it; neither does an entry that
  /// the first parent's tree has, too.
  mutating func entries(
    broughtInBy graph: CommitGraph, progress: () -> Void
  ) -> [CommitChanges.Entry]? {
    var roots: [ObjectID] = []
    roots.reserveCapacity(graph.commits.count)
    for (index, commit) in graph.commits.enumerated() {
      guard let root = root(of: commit) else { return nil }
      roots.append(root)
      let old = graph.parents(of: index).first.map { roots[Int($0)] }
      guard walk(root, beside: old, in: [], depth: 0, commit: index) else { return nil }
      progress()
    }
    return entries
  }

  /// A commit's tree, which its first line names.
  private mutating func root(of commit: ObjectID) -> ObjectID? {
    guard case .object(let object) = reader.read(commit, largest: CommitText.largest),
      object.kind == .commit, object.bytes.starts(with: "tree ".utf8)
    else { return nil }
    return ObjectID(object.bytes.dropFirst(5).prefix(2 * hashSize))
  }

  private mutating func tree(_ tree: ObjectID) -> TreeText? {
    guard case .object(let object) = reader.read(tree, largest: PackFile.largestObject),
      object.kind == .tree
    else { return nil }
    return TreeText(object.bytes, hashSize: hashSize)
  }

  /// - Parameters:
  ///   - old: a tree all of whose entries were met.
  ///   - folder: its path, with a slash behind; empty for the root.
  private mutating func walk(
    _ id: ObjectID, beside old: ObjectID?, in folder: [UInt8], depth: Int, commit: Int
  ) -> Bool {
    guard seenTrees.insert(id).inserted else { return true }
    guard depth < Self.mostFolders, let tree = tree(id) else { return false }
    let known = old.flatMap { self.tree($0) } ?? TreeText([], hashSize: hashSize)
    return tree.forEachEntry(notIn: known) { entry, beside in
      if entry.isFolder {
        let folder = folder + tree.bytes[entry.name] + [UInt8(ascii: "/")]
        return walk(
          entry.object, beside: beside.flatMap { $0.isFolder ? $0.object : nil }, in: folder,
          depth: depth + 1, commit: commit)
      }
      guard entry.mode.isBlob, seenBlobs.insert(entry.object).inserted else { return true }
      let path = paths.insert(BytePath(folder + tree.bytes[entry.name])).memberAfterInsert
      entries.append(CommitChanges.Entry(path: path, blob: entry.object, commit: commit))
      return true
    }
  }
}
