import Bytes
package import Model

/// A ref, and the commit that it leads to.
package struct NamedRef: Hashable, Sendable {
  package var kind: HoldingRefs.Kind
  /// As git shows it to people: without `refs/heads/`, `refs/remotes/` or `refs/tags/`.
  package var name: String
  package var commit: ObjectID
}

/// Where a history or a push begins: commits, and what tags lead to besides.
struct HistoryTips {
  /// Arguments for `rev-list`.
  var revisions: [String] = []
  var commits: [ObjectID] = []
  var refs: [NamedRef] = []
  var tags: [TagText] = []
  /// Blobs that are no commit's, with a name for each.
  var blobs: [(path: BytePath, blob: ObjectID)] = []
}

extension Plumbing {
  /// All that `reach` asks for.
  func tips(of reach: HistoryReach) throws(GitError) -> HistoryTips {
    var tips = HistoryTips()
    let listed = try refs()
    var named = listed.map { ($0.name, $0.object) }
    if reach.revisions.isEmpty {
      tips.revisions.append("--all")
      tips.commits += try stashes()
    } else {
      named = []
      for revision in reach.revisions {
        guard let object = try object(named: revision),
          let commit = try commit(named: revision.utf8)
        else { throw .unknownRevision(.named) }
        tips.commits.append(commit)
        named.append((revision, object))
      }
    }
    if reach.includesReflog { tips.revisions.append("--reflog") }
    let loose = reach.includesUnreachable ? try allObjects() : nil
    tips.commits += loose?.commits ?? []
    named += (loose?.tags ?? []).map { ($0.description, $0) }
    let ends = try follow(named, &tips)
    // The last resort for a name: most of them have better ones.
    tips.blobs += (loose?.blobs ?? []).map {
      (path: BytePath("unreachable-blob:" + $0.description), blob: $0)
    }
    tips.refs = listed.compactMap { ref in
      ends[ref.object].map { NamedRef(kind: ref.kind, name: ref.name, commit: $0) }
    }
    return tips
  }

  /// All that a push brings.
  func tips(of push: Push) throws(GitError) -> HistoryTips {
    var tips = HistoryTips()
    var named: [(name: String, object: ObjectID)] = []
    for name in push.new {
      guard let object = try object(named: name) else { throw .unknownRevision(.pushed) }
      named.append((name, object))
    }
    tips.commits = try follow(named, &tips).values.sorted()
    tips.revisions = try known(before: push)
    return tips
  }

  /// Follows tags to what they lead to; keeps their texts, and files that are no commit's.
  ///
  /// - Returns: the commit behind each object that is one, or a tag of one.
  private func follow(
    _ named: [(name: String, object: ObjectID)], _ tips: inout HistoryTips
  ) throws(GitError) -> [ObjectID: ObjectID] {
    var kinds = try kinds(of: named.map(\.object))
    var names = Dictionary(named.map { ($0.object, $0.name) }) { first, _ in first }
    var targets: [ObjectID: ObjectID] = [:]
    var open = Set(kinds.filter { $0.value == .tag }.keys)
    while !open.isEmpty {
      let tags = try tagTexts(open.sorted())
      for tag in tags {
        targets[tag.object] = tag.target
        names[tag.target] = names[tag.target] ?? tag.name
      }
      tips.tags += tags
      let next = try self.kinds(of: tags.map(\.target).filter { kinds[$0] == nil })
      kinds.merge(next) { known, _ in known }
      open = Set(next.filter { $0.value == .tag }.keys)
    }
    for (object, kind) in kinds.sorted(by: { $0.key < $1.key }) {
      let name = names[object] ?? object.description
      switch kind {
      case .blob: tips.blobs.append((path: BytePath(name), blob: object))
      case .tree: tips.blobs += try blobs(inTree: object)
      case .commit, .tag: break
      }
    }
    var ends: [ObjectID: ObjectID] = [:]
    for object in kinds.keys {
      var end = object
      while let target = targets[end], target != end { end = target }
      if kinds[end] == .commit { ends[object] = end }
    }
    return ends
  }

  /// `<object> <name>` of every ref.
  private func refs() throws(GitError) -> [(
    kind: HoldingRefs.Kind, name: String, object: ObjectID
  )] {
    var listing = try start(["for-each-ref", "--format=%(objectname) %(refname)"])
    var refs: [(kind: HoldingRefs.Kind, name: String, object: ObjectID)] = []
    while let line = try listing.read(until: UInt8(ascii: "\n")) {
      guard let space = line.firstIndex(of: UInt8(ascii: " ")),
        let object = ObjectID(line[..<space])
      else { throw listing.unreadable }
      let name = String(decoding: line[(space + 1)...], as: UTF8.self)
      let prefixes: [(String, HoldingRefs.Kind)] = [
        ("refs/heads/", .branch), ("refs/remotes/", .branch), ("refs/tags/", .tag),
      ]
      if let (prefix, kind) = prefixes.first(where: { name.hasPrefix($0.0) }) {
        refs.append((kind, String(name.dropFirst(prefix.count)), object))
      } else {
        refs.append((.other, name, object))
      }
    }
    try listing.finish()
    return refs
  }

  /// All entries of the stash: only the newest has a ref, the others stand in its log.
  private func stashes() throws(GitError) -> [ObjectID] {
    let known = try object(named: "refs/stash")
    guard known != nil else { return [] }
    let result = try run(["rev-list", "--walk-reflogs", "refs/stash", "--"])
    guard result.status == .exited(0) else { throw .failed(command: "rev-list", result.status) }
    return result.output.split(separator: UInt8(ascii: "\n")).compactMap { ObjectID($0) }
  }

  private func blobs(
    inTree tree: ObjectID
  ) throws(GitError) -> [(path: BytePath, blob: ObjectID)] {
    var blobs: [(path: BytePath, blob: ObjectID)] = []
    try readTree(tree.description) { path, blob in blobs.append((path: path, blob: blob)) }
    return blobs
  }
}
