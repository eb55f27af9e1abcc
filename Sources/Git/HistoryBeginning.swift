import Bytes
package import Model

extension Plumbing {
  /// All that a history follows from, where that is commits and names: not for logs of refs, and not for
  /// objects that nothing leads to.
  func beginning(
    of tips: HistoryTips, reaching reach: HistoryReach
  ) throws(GitError) -> [UInt8]? {
    guard !reach.includesReflog, !reach.includesUnreachable,
      try run(["rev-parse", "--is-shallow-repository"]).output.starts(with: "false".utf8)
    else { return nil }
    var commits = try commits(at: tips)
    commits.sort()
    var writer = RecordWriter()
    writer.add(commits.count)
    for commit in commits { writer.add(commit) }
    for (path, blob) in tips.blobs.sorted(by: { $0.path < $1.path }) {
      writer.add(path.bytes)
      writer.add(blob)
    }
    return writer.bytes
  }

  /// The commits themselves, without those before them.
  private func commits(at tips: HistoryTips) throws(GitError) -> [ObjectID] {
    let input = tips.commits.isEmpty ? [] : ["--stdin"]
    var listing = try start(
      ["rev-list", "--no-walk=unsorted"] + input + tips.revisions + ["--"])
    for tip in tips.commits { listing.write(tip.digits + [UInt8(ascii: "\n")]) }
    listing.closeInput()
    var commits: Set<ObjectID> = []
    while let line = try listing.read(until: UInt8(ascii: "\n")) {
      guard let commit = ObjectID(line) else { throw listing.unreadable }
      commits.insert(commit)
    }
    try listing.finish()
    return Array(commits)
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
