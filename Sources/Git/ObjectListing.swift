import Bytes
import Model

/// What an object of git is.
package enum ObjectKind: String, Sendable {
  case commit, tree, blob, tag
}

extension Plumbing {
  /// What some objects are; one that is missing is an error.
  func kinds(of objects: [ObjectID]) throws(GitError) -> [ObjectID: ObjectKind] {
    var kinds: [ObjectID: ObjectKind] = [:]
    guard !objects.isEmpty else { return kinds }
    var listing = try start(["cat-file", "--batch-check=%(objectname) %(objecttype)", "--buffer"])
    for object in Set(objects) { listing.write(object.digits + [UInt8(ascii: "\n")]) }
    listing.closeInput()
    while let line = try listing.read(until: UInt8(ascii: "\n")) {
      guard let (object, kind) = Self.objectAndKind(line) else { throw .missingObject }
      kinds[object] = kind
    }
    try listing.finish()
    return kinds
  }

  /// All commits, tags and blobs that the repository has, whether anything leads to them or not.
  func allObjects() throws(GitError) -> (
    commits: [ObjectID], tags: [ObjectID], blobs: [ObjectID]
  ) {
    var listing = try start([
      "cat-file", "--batch-all-objects", "--unordered",
      "--batch-check=%(objectname) %(objecttype)", "--buffer",
    ])
    listing.closeInput()
    var commits: [ObjectID] = []
    var tags: [ObjectID] = []
    var blobs: [ObjectID] = []
    while let line = try listing.read(until: UInt8(ascii: "\n")) {
      guard let (object, kind) = Self.objectAndKind(line) else { throw listing.unreadable }
      switch kind {
      case .commit: commits.append(object)
      case .tag: tags.append(object)
      case .blob: blobs.append(object)
      case .tree: break
      }
    }
    try listing.finish()
    return (commits, tags, blobs)
  }

  /// Lends each file of a tree, those of folders in it included.
  func readTree(
    _ tree: String, _ body: (_ path: BytePath, _ blob: ObjectID) -> Void
  ) throws(GitError) {
    var listing = try start(["ls-tree", "-r", "-z", "--full-tree", tree])
    var files = 0
    while let record = try listing.read(until: 0) {
      files += 1
      if files > Self.mostFiles { throw .endless(command: "ls-tree") }
      // `<mode> <type> <id>`, a tab, the path.
      guard let tab = record.firstIndex(of: UInt8(ascii: "\t")) else { throw listing.unreadable }
      let fields = record[..<tab].split(separator: UInt8(ascii: " "))
      guard fields.count == 3, let object = ObjectID(fields[2]) else { throw listing.unreadable }
      if fields[1].elementsEqual(ObjectKind.blob.rawValue.utf8) {
        body(BytePath(Array(record[(tab + 1)...])), object)
      }
    }
    try listing.finish()
  }

  /// Small trees may hold each other so often that listing their files would never end.
  static let mostFiles = 1_000_000

  /// Reads `<id> <kind>`.
  private static func objectAndKind(_ line: [UInt8]) -> (ObjectID, ObjectKind)? {
    guard let space = line.firstIndex(of: UInt8(ascii: " ")), let object = ObjectID(line[..<space]),
      let kind = ObjectKind(rawValue: String(decoding: line[(space + 1)...], as: UTF8.self))
    else { return nil }
    return (object, kind)
  }
}
