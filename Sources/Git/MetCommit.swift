import Bytes

/// A commit as it was met, before it has a place among others.
struct MetCommit {
  var id: ObjectID
  var parents: [ObjectID]
  /// When it was committed, in seconds since 1970; 0 where that cannot be read.
  var date: Int

  init(id: ObjectID, parents: [ObjectID], date: Int) {
    self.id = id
    self.parents = parents
    self.date = date
  }

  /// Reads the lines before the message, up to the one that has its date; nil where they are no commit's.
  ///
  /// - Parameter tree: takes its tree.
  init?(_ id: ObjectID, _ bytes: [UInt8], tree: inout ObjectID?) {
    self.init(id: id, parents: [], date: 0)
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")), end > rest.startIndex {
      let line = rest[..<end]
      if line.starts(with: "tree ".utf8) {
        tree = ObjectID(line.dropFirst(5))
      } else if line.starts(with: "parent ".utf8) {
        guard let parent = ObjectID(line.dropFirst(7)) else { return nil }
        parents.append(parent)
      } else if line.starts(with: "committer ".utf8) {
        date = Author.seconds(behind: line) ?? 0
        break
      }
      rest = rest[(end + 1)...]
    }
  }

  /// Reads a line of `rev-list --timestamp --parents --boundary`.
  init?(_ line: [UInt8], isBefore: inout Bool) {
    let words = line.split(separator: UInt8(ascii: " "))
    guard words.count > 1, let date = Int(String(decoding: words[0], as: UTF8.self)) else {
      return nil
    }
    // What stands right before a range has a mark.
    isBefore = words[1].first == UInt8(ascii: "-")
    guard let id = ObjectID(words[1].dropFirst(isBefore ? 1 : 0)) else { return nil }
    self.init(id: id, parents: words.dropFirst(2).compactMap { ObjectID($0) }, date: date)
  }
}

extension StoreReader {
  /// A commit and its tree; nil where they cannot be read.
  mutating func commit(_ id: ObjectID) -> (commit: MetCommit, tree: ObjectID)? {
    var tree: ObjectID?
    guard case .object(let object) = read(id, largest: CommitText.largest),
      object.kind == .commit, let commit = MetCommit(id, object.bytes, tree: &tree)
    else { return nil }
    return tree.map { (commit, $0) }
  }
}
