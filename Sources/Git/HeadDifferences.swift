import Bytes

extension Plumbing {
  /// Lends each difference of the index from HEAD, or from nothing before the first commit, in byte
  /// order of the paths; entries that are only intended are none.
  func readDifferencesFromHead(_ body: (RawChange) -> Void) throws(GitError) {
    do throws(GitError) {
      try readDifferences(from: "HEAD", ["--no-renames"], body)
    } catch .failed(let command, let status) {
      guard try isBeforeFirstCommit() else { throw .failed(command: command, status) }
      try readDifferences(from: emptyTree(), ["--no-renames"], body)
    }
  }

  /// Lends each file that the index has under another name than HEAD.
  func readRenamesFromHead(_ body: (RawChange) -> Void) throws(GitError) {
    try readDifferences(from: "HEAD", ["--find-renames", "-l\(Self.mostRenames)"]) { change in
      if change.oldPath != nil { body(change) }
    }
  }

  /// As many files that went are compared with as many that came; where there are more, only those of
  /// the same content are found to be the same.
  static let mostRenames = 400

  private func readDifferences(
    from tree: String, _ renames: [String], _ body: (RawChange) -> Void
  ) throws(GitError) {
    var listing = try start(
      ["diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--ita-invisible-in-index"] + renames
        + [tree, "--"])
    while let record = try listing.readRawRecord() {
      guard case .change(let change) = record else { throw listing.unreadable }
      body(change)
    }
    try listing.finish()
  }

  /// Whether HEAD names a branch that is not there yet.
  private func isBeforeFirstCommit() throws(GitError) -> Bool {
    let branch = try run(["symbolic-ref", "--quiet", "HEAD"])
    let commit = try run(["rev-parse", "--verify", "--quiet", "HEAD"])
    return branch.status == .exited(0) && commit.status != .exited(0)
  }

  /// The tree without entries, in the repository's own kind of name.
  private func emptyTree() throws(GitError) -> String {
    let result = try run(["hash-object", "-t", "tree", "--stdin"])
    guard let tree = ObjectID(result.output.prefix { $0 != UInt8(ascii: "\n") }) else {
      throw .failed(command: "hash-object", result.status)
    }
    return tree.description
  }
}
