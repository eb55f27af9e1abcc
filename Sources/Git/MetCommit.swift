import Bytes

/// A commit as it was met, before it has a place among others.
struct MetCommit {
  let id: ObjectID
  private(set) var parents: [ObjectID] = []
  /// When it was committed, in seconds since 1970; 0 where that cannot be read.
  private(set) var date = 0

  init(id: ObjectID, parents: [ObjectID], date: Int) {
    self.id = id
    self.parents = parents
    self.date = date
  }

  /// Reads a line of `rev-list --timestamp --parents --boundary`.
  init?(_ line: [UInt8], isBefore: inout Bool) {
    let words = line.split(separator: UInt8(ascii: " "))
    guard words.count > 1 else { return nil }
    // What stands right before a range has a mark.
    isBefore = words[1].first == UInt8(ascii: "-")
    guard let id = ObjectID(words[1].dropFirst(isBefore ? 1 : 0)) else { return nil }
    self.id = id
    parents = words.dropFirst(2).compactMap { ObjectID($0) }
    date = max(0, Author.seconds(in: words[0]) ?? 0)
  }

  /// Reads a commit object up to its date: `tree …`, lines of `parent …`, then who wrote and committed it
  /// (gitformat-commit); nil where it is none.
  ///
  /// - Parameter tree: takes its tree.
  init?(_ id: ObjectID, _ bytes: [UInt8], tree: inout ObjectID?) {
    self.id = id
    var rest = bytes[...]
    tree = Self.takeObject(behind: "tree ", from: &rest, size: id.size)
    if tree == nil { return nil }
    while rest.starts(with: "parent ".utf8) {
      guard let parent = Self.takeObject(behind: "parent ", from: &rest, size: id.size) else {
        return nil
      }
      parents.append(parent)
    }
    let lines = rest.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
    if lines.count > 1, lines[1].starts(with: "committer ".utf8) {
      date = max(0, Author.seconds(behind: lines[1]) ?? 0)
    }
  }

  private static func takeObject(
    behind word: String, from rest: inout ArraySlice<UInt8>, size: Int
  ) -> ObjectID? {
    guard rest.starts(with: word.utf8) else { return nil }
    let digits = rest.dropFirst(word.utf8.count).prefix(2 * size)
    guard digits.count == 2 * size, let object = ObjectID(digits),
      rest[digits.endIndex...].first == UInt8(ascii: "\n")
    else { return nil }
    rest = rest[(digits.endIndex + 1)...]
    return object
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
