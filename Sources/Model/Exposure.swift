/// How far an occurrence has travelled (contract, section 1).
package enum Exposure: String, CaseIterable, Sendable {
  /// The value is in HEAD.
  case committed
  /// In the index, not in HEAD.
  case staged
  /// Only in the work tree of a tracked file.
  case unstaged
  /// One `git add` away.
  case untracked
  /// Ignored by git, but inside the tree.
  case ignored
  /// Only in older commits or other refs.
  case history
  /// No repository.
  case outsideGit = "outside-git"
}
