import Bytes
import Model

/// Short answers about some objects, for which git would be started.
extension ObjectStore {
  /// What some objects are; nil where one of them could not be read.
  func kinds(of objects: [ObjectID]) -> [ObjectID: ObjectKind]? {
    guard var reader = StoreReader(self, cacheSize: 1024 * 1024) else { return nil }
    var kinds: [ObjectID: ObjectKind] = [:]
    for object in objects where kinds[object] == nil {
      guard let kind = reader.kind(of: object) else { return nil }
      kinds[object] = kind
    }
    return kinds
  }

  /// The texts of some tags; nil where one of them could not be read.
  func tagTexts(_ tags: [ObjectID]) -> [TagText]? {
    guard var reader = StoreReader(self, cacheSize: 1024 * 1024) else { return nil }
    var texts: [TagText] = []
    for tag in tags {
      guard case .object(let object) = reader.read(tag, largest: CommitText.largest),
        object.kind == .tag, let text = TagText(object.bytes, of: tag)
      else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// Each file of a commit, in the order of trees; nil where something could not be read.
  func files(of commit: ObjectID) -> [(path: BytePath, blob: ObjectID)]? {
    guard var reader = StoreReader(self, cacheSize: 4 * 1024 * 1024),
      let (_, tree) = reader.commit(commit)
    else { return nil }
    var files: [(path: BytePath, blob: ObjectID)] = []
    return reader.list(tree, in: [], depth: 0, &files) ? files : nil
  }
}

extension StoreReader {
  /// What an object is; nil where that cannot be read.
  mutating func kind(of object: ObjectID) -> ObjectKind? {
    switch store.place(of: object) {
    case .packed(let pack, var offset):
      for _ in 0..<Self.longestChain {
        guard let entry = entry(at: offset, of: pack) else { return nil }
        if case .whole(let kind) = entry.form { return kind }
        guard let base = store.base(of: entry.form, inPack: pack) else { return nil }
        offset = base
      }
      return nil
    case .loose:
      guard case .object(let object) = read(object, largest: CommitText.largest) else {
        return nil
      }
      return object.kind
    case nil: return nil
    }
  }

  /// Appends the files of a tree and of those in it; false where something could not be read.
  fileprivate mutating func list(
    _ id: ObjectID, in folder: [UInt8], depth: Int,
    _ files: inout [(path: BytePath, blob: ObjectID)]
  ) -> Bool {
    guard depth < HistoryWalk.mostFolders,
      case .object(let object) = read(id, largest: HistoryWalk.largestTree), object.kind == .tree
    else { return false }
    let tree = TreeText(object.bytes, hashSize: id.size)
    return tree.forEachEntry(notIn: TreeText([], hashSize: id.size)) { entry, _ in
      let path = folder + tree.bytes[entry.name]
      if entry.isFolder {
        return list(entry.object, in: path + [UInt8(ascii: "/")], depth: depth + 1, &files)
      }
      if entry.mode.isBlob { files.append((BytePath(path), entry.object)) }
      return files.count <= Plumbing.mostFiles
    }
  }
}
