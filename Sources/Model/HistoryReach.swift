/// How much of a repository's past is looked at.
package struct HistoryReach: Hashable, Sendable {
  /// Only what these reach; empty for all refs, stashes and HEADs.
  package var revisions: [String] = []
  /// Also what refs have pointed at before.
  package var includesReflog = false
  /// Also objects that nothing leads to any more.
  package var includesUnreachable = false

  package init() {}
}

/// Refs whose history holds a value.
package struct HoldingRefs: Hashable, Sendable {
  package var kind: Kind
  /// The first few, in git's order.
  package var names: [String]
  /// How many there are in all.
  package var count: Int

  package init(kind: Kind, names: [String], count: Int) {
    self.kind = kind
    self.names = names
    self.count = count
  }

  /// What a ref is; a branch may be a remote's.
  package enum Kind: String, CaseIterable, Sendable {
    case branch, tag, other
  }
}
