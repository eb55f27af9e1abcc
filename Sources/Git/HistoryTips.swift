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
  /// The repository's objects, where they can be read without git.
  var store: ObjectStore?
}

extension HistorySource {
  /// All that `reach` asks for.
  ///
  /// - Parameter graph: commits that are known to be such; nil where there are none.
  func tips(
    of reach: HistoryReach, knowing graph: CommitGraph?
  ) throws(GitError) -> HistoryTips {
    var tips = HistoryTips()
    let listed = try plumbing.refs()
    tips.store = store(like: listed.first?.object ?? layout?.head)
    var named = listed.map { ($0.name, $0.object) }
    if reach.revisions.isEmpty {
      tips.revisions.append("--all")
      if listed.contains(where: { $0.name == "refs/stash" }) {
        tips.commits += try plumbing.stashes()
      }
    } else {
      named = []
      for revision in reach.revisions {
        guard let object = try plumbing.object(named: revision),
          let commit = try plumbing.commit(named: revision.utf8)
        else { throw .unknownRevision(.named) }
        tips.commits.append(commit)
        named.append((revision, object))
      }
    }
    if reach.includesReflog { tips.revisions.append("--reflog") }
    let loose = reach.includesUnreachable ? try plumbing.allObjects() : nil
    tips.commits += loose?.commits ?? []
    named += (loose?.tags ?? []).map { ($0.description, $0) }
    let ends = try plumbing.follow(named, knowing: graph, &tips)
    // The last resort for a name: most of them have better ones.
    tips.blobs += (loose?.blobs ?? []).map {
      (path: BytePath("unreachable-blob:" + $0.description), blob: $0)
    }
    tips.refs = listed.compactMap { ref in
      ends[ref.object].map { NamedRef(kind: ref.kind, name: ref.name, commit: $0) }
    }
    return tips
  }
}

extension Plumbing {
  /// All that a push brings.
  func tips(of push: Push) throws(GitError) -> HistoryTips {
    var tips = HistoryTips()
    var named: [(name: String, object: ObjectID)] = []
    for name in push.new {
      guard let object = try object(named: name) else { throw .unknownRevision(.pushed) }
      named.append((name, object))
    }
    tips.commits = try follow(named, knowing: nil, &tips).values.sorted()
    tips.revisions = try known(before: push)
    return tips
  }

  /// Follows tags to what they lead to; keeps their texts, and files that are no commit's.
  ///
  /// - Returns: the commit behind each object that is one, or a tag of one.
  fileprivate func follow(
    _ named: [(name: String, object: ObjectID)], knowing graph: CommitGraph?,
    _ tips: inout HistoryTips
  ) throws(GitError) -> [ObjectID: ObjectID] {
    let store = tips.store
    func kinds(_ objects: [ObjectID]) throws(GitError) -> [ObjectID: ObjectKind] {
      if let kinds = store?.kinds(of: objects) { return kinds }
      return try self.kinds(of: objects)
    }
    func texts(_ tags: [ObjectID]) throws(GitError) -> [TagText] {
      if let texts = store?.tagTexts(tags) { return texts }
      return try tagTexts(tags)
    }
    var known: [ObjectID: ObjectKind] = [:]
    var open: Set<ObjectID> = []
    for (_, object) in named {
      if graph?.index(of: object) == nil { open.insert(object) } else { known[object] = .commit }
    }
    known.merge(try kinds(Array(open))) { first, _ in first }
    let others = named.filter { known[$0.object] != .commit }
    var names = Dictionary(others.map { ($0.object, $0.name) }) { first, _ in first }
    var targets: [ObjectID: ObjectID] = [:]
    open = Set(known.filter { $0.value == .tag }.keys)
    while !open.isEmpty {
      let tags = try texts(open.sorted())
      for tag in tags {
        targets[tag.object] = tag.target
        names[tag.target] = names[tag.target] ?? tag.name
      }
      tips.tags += tags
      let next = try kinds(tags.map(\.target).filter { known[$0] == nil })
      known.merge(next) { first, _ in first }
      open = Set(next.filter { $0.value == .tag }.keys)
    }
    let files = known.filter { $0.value == .blob || $0.value == .tree }
    for (object, kind) in files.sorted(by: { $0.key < $1.key }) {
      if kind == .blob {
        tips.blobs.append((path: BytePath(names[object] ?? object.description), blob: object))
      } else {
        tips.blobs += try blobs(inTree: object)
      }
    }
    var ends: [ObjectID: ObjectID] = [:]
    for object in known.keys {
      var end = object
      while let target = targets[end], target != end { end = target }
      if known[end] == .commit { ends[object] = end }
    }
    return ends
  }

  /// `<object> <name>` of every ref.
  fileprivate func refs() throws(GitError) -> [(
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
  fileprivate func stashes() throws(GitError) -> [ObjectID] {
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
