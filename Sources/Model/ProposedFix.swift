/// How a value leaves its file: what `credlint fix` does about one finding, without the value.
package struct ProposedFix: Hashable, Sendable {
  /// What is to be set in the environment instead.
  package var variable: String
  /// In the order in which they stand; none overlaps another.
  package var edits: [Edit]

  package init(variable: String, edits: [Edit]) {
    self.variable = variable
    self.edits = edits
  }

  /// What stands between two positions, end exclusive, and what takes its place.
  package struct Edit: Hashable, Sendable {
    package var start: Position
    package var end: Position
    package var text: String

    package init(start: Position, end: Position, text: String) {
      self.start = start
      self.end = end
      self.text = text
    }
  }
}
