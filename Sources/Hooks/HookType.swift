/// A moment at which git runs a hook (githooks).
package enum HookType: String, CaseIterable, Sendable {
  case preCommit = "pre-commit"
  case commitMessage = "commit-msg"
  case prePush = "pre-push"
  case preReceive = "pre-receive"

  /// Whether git tells it on standard input what there is to look at.
  var readsStandardInput: Bool { self == .prePush || self == .preReceive }
}
