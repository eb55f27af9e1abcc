import Bytes
import Model

/// All that a history follows from.
struct HistoryBeginning {
  /// Rising.
  let commits: [ObjectID]
  /// Files that are no commit's.
  fileprivate let blobs: [(path: BytePath, blob: ObjectID)]

  /// As one text, to be compared with another's.
  var bytes: [UInt8] {
    var writer = RecordWriter()
    writer.add(commits.count)
    for commit in commits { writer.add(commit) }
    for (path, blob) in blobs {
      writer.add(path.bytes)
      writer.add(blob)
    }
    return writer.bytes
  }
}

extension HistorySource {
  /// Where a history begins, if all of it follows from commits and names: not for logs of refs, for objects
  /// that nothing leads to, and where a repository tells of other parents than commits do.
  func beginning(
    of tips: HistoryTips, reaching reach: HistoryReach
  ) throws(GitError) -> HistoryBeginning? {
    guard let layout, !layout.hasOtherParents, !reach.includesReflog, !reach.includesUnreachable
    else { return nil }
    return HistoryBeginning(
      commits: try commits(at: tips, layout).sorted(),
      blobs: tips.blobs.sorted { $0.path < $1.path })
  }

  /// The commits that `rev-list` begins at; for all, those of refs and of work trees.
  private func commits(
    at tips: HistoryTips, _ layout: Layout
  ) throws(GitError) -> Set<ObjectID> {
    var commits = Set(tips.commits)
    if tips.revisions.isEmpty { return commits }
    commits.formUnion(tips.refs.map(\.commit) + [layout.head].compactMap(\.self))
    if !layout.hasWorkTrees { return commits }
    // `HEAD <commit>` in a line for each work tree, zeros before its first.
    var listing = try plumbing.start(["worktree", "list", "--porcelain"])
    while let line = try listing.read(until: UInt8(ascii: "\n")) {
      guard line.starts(with: "HEAD ".utf8), let commit = ObjectID(line.dropFirst(5)),
        !commit.isNull
      else { continue }
      commits.insert(commit)
    }
    try listing.finish()
    return commits
  }
}
