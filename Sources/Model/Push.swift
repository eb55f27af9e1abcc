/// What a push brings to a repository that holds other commits already.
package struct Push: Hashable, Sendable {
  /// Names of the commits that arrive; none where refs are only deleted.
  package var new: [String]
  /// Names of commits that are there; one that is unknown here counts as not there.
  package var known: [String]
  /// Refs of this repository whose commits are there, too.
  package var refs: Refs

  package init(new: [String], known: [String] = [], refs: Refs = .none) {
    self.new = new
    self.known = known
    self.refs = refs
  }

  /// Refs of the repository that is asked.
  package enum Refs: Hashable, Sendable {
    case none
    /// All: it is the one that is pushed to.
    case all
    /// What it knows of one remote, by the remote's name.
    case remote(String)
    /// What it knows of any remote.
    case remotes
  }
}
