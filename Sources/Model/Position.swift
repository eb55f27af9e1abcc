/// A place in a text, counted in each of the units that report formats ask for; all are 1-based.
package struct Position: Hashable, Sendable {
  package var line: Int
  /// In Unicode code points: the JSON report.
  package var column: Int
  /// In UTF-16 code units: SARIF.
  package var utf16Column: Int
  /// In bytes: rdjson.
  package var byteColumn: Int

  package init(line: Int, column: Int, utf16Column: Int, byteColumn: Int) {
    self.line = line
    self.column = column
    self.utf16Column = utf16Column
    self.byteColumn = byteColumn
  }

  /// Where every text begins.
  package static let first = Position(line: 1, column: 1, utf16Column: 1, byteColumn: 1)
}

/// One line of a text as a report may show it: every secret on it is already blanked.
package struct Snippet: Hashable, Sendable {
  /// The line's text, at most a few hundred characters around what is marked; no control characters.
  package var text: String
  /// What is marked, in code points of `text`.
  package var mark: Range<Int>

  package init(text: String, mark: Range<Int>) {
    self.text = text
    self.mark = mark
  }
}
