import Bytes
import Model

/// What people and hooks name, as `rev-list` takes it.
extension Plumbing {
  /// The commits of a range, and where it starts: at its first end, or with three dots where the two
  /// ends parted (git-diff).
  func revisions(of range: String) throws(GitError) -> (
    commits: [String], starts: [ObjectID], end: ObjectID
  ) {
    let dot = UInt8(ascii: ".")
    let text = Array(range.utf8)
    guard
      let start = text.indices.dropLast().first(where: { text[$0] == dot && text[$0 + 1] == dot })
    else { throw .unnamedEnd }
    let dots = text[start...].prefix(3).prefix { $0 == dot }
    let first = text[..<dots.startIndex]
    let last = text[dots.endIndex...]
    guard !first.isEmpty, !last.isEmpty else { throw .unnamedEnd }
    guard let from = try commit(named: first) else { throw .unknownRevision(.first) }
    guard let to = try commit(named: last) else { throw .unknownRevision(.last) }
    let commits = [to.description, "--not", from.description]
    if dots.count == 2 { return (commits, [from], to) }
    let bases = try run(["merge-base", "--all", from.description, to.description])
    // One is the status where they have nothing in common.
    guard bases.status == .exited(0) || bases.status == .exited(1) else {
      throw .failed(command: "merge-base", bases.status)
    }
    let starts = bases.output.split(separator: UInt8(ascii: "\n")).compactMap { ObjectID($0) }
    return (commits, starts, to)
  }

  /// The commits that a repository has before a push, as `rev-list` excludes them.
  func known(before push: Push) throws(GitError) -> [String] {
    var revisions = ["--not"]
    for name in push.known {
      if let commit = try commit(named: name.utf8) { revisions.append(commit.description) }
    }
    switch push.refs {
    case .none: break
    case .all: revisions.append("--all")
    case .remotes: revisions.append("--remotes")
    // Git takes a pattern here; where a path or an address stands in for a name, nothing is known.
    case .remote(let name) where name.isEmpty || name.contains { "*?[".contains($0) }: break
    case .remote(let name): revisions.append("--remotes=" + name)
    }
    return revisions
  }

  /// The commit that a name leads to; nil if there is none.
  func commit(named name: some Sequence<UInt8>) throws(GitError) -> ObjectID? {
    try object(named: String(decoding: Array(name), as: UTF8.self) + "^{commit}")
  }

  /// The object that an expression of `git rev-parse` leads to; nil if there is none.
  func object(named revision: String) throws(GitError) -> ObjectID? {
    let result = try run(["rev-parse", "--verify", "--quiet", "--end-of-options", revision])
    guard result.status == .exited(0) else { return nil }
    return ObjectID(result.output.prefix { $0 != UInt8(ascii: "\n") })
  }
}
