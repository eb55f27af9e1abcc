/// How far a scan has come.
package struct Advance: Hashable, Sendable {
  /// Files, or objects of git.
  package var files = 0
  package var commits = 0
  package var bytes = 0
  /// How many files or objects there are in all, where that is known.
  package var total: Int?
}
