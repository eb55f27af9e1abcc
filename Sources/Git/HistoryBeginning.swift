import Bytes
package import Model

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

extension Plumbing {
  /// Where a history begins, if all of it follows from commits and names: not for logs of refs, for objects
  /// that nothing leads to, and where a repository tells of other parents than commits do.
  func beginning(
    of tips: HistoryTips, reaching reach: HistoryReach, head: ObjectID?
  ) throws(GitError) -> HistoryBeginning? {
    guard !reach.includesReflog, !reach.includesUnreachable else { return nil }
    let answer = try run(["rev-parse", "--is-shallow-repository", "--git-path", "info/grafts"])
    let lines = answer.output.split(separator: UInt8(ascii: "\n"))
    guard lines.count == 2, lines[0].elementsEqual("false".utf8),
      (try? FileStatus(of: place(of: lines[1]), followingLink: true)) == nil
    else { return nil }
    return HistoryBeginning(
      commits: try commits(at: tips, head: head).sorted(),
      blobs: tips.blobs.sorted { $0.path < $1.path })
  }

  /// The commits that `rev-list` begins at; for all, those of refs and of work trees.
  private func commits(
    at tips: HistoryTips, head: ObjectID?
  ) throws(GitError) -> Set<ObjectID> {
    var commits = Set(tips.commits)
    if tips.revisions.isEmpty { return commits }
    commits.formUnion(tips.refs.map(\.commit) + [head].compactMap(\.self))
    // `HEAD <commit>` in a line for each work tree, zeros before its first.
    var listing = try start(["worktree", "list", "--porcelain"])
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

extension CommitChanges {
  /// Where a repository keeps its objects, without links; nil where git does not tell.
  ///
  /// - Parameter folder: in the repository; nil for the working folder.
  package static func objectFolder(in folder: BytePath?) throws(GitError) -> BytePath? {
    try Plumbing(in: folder, program: "git").objectFolder()?.resolved
  }
}
