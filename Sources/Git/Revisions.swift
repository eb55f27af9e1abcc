import Bytes
import Model

/// What people and hooks name, as `rev-list` takes it.
extension Plumbing {
  /// The range with its ends as names of objects.
  func revisions(of range: String) throws(GitError) -> String {
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
    return from.description + String(decoding: dots, as: UTF8.self) + to.description
  }

  /// What a push brings.
  func revisions(of push: Push) throws(GitError) -> [String] {
    var revisions: [String] = []
    for name in push.new {
      guard let commit = try commit(named: Array(name.utf8)[...]) else {
        throw .unknownRevision(.pushed)
      }
      revisions.append(commit.description)
    }
    revisions.append("--not")
    for name in push.known {
      if let commit = try commit(named: Array(name.utf8)[...]) {
        revisions.append(commit.description)
      }
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
