/// A place in a text, counted in each of the units that report formats ask for; all are 1-based.
package struct Position: Hashable, Sendable {
  package var line: Int {
    get { Int(storedLine) }
    set { storedLine = UInt32(clamping: newValue) }
  }
  /// In Unicode code points: the JSON report.
  package var column: Int {
    get { Int(storedColumn) }
    set { storedColumn = UInt32(clamping: newValue) }
  }
  /// In UTF-16 code units: SARIF.
  package var utf16Column: Int {
    get { Int(storedUTF16Column) }
    set { storedUTF16Column = UInt32(clamping: newValue) }
  }
  /// In bytes: rdjson.
  package var byteColumn: Int {
    get { Int(storedByteColumn) }
    set { storedByteColumn = UInt32(clamping: newValue) }
  }

  // A report keeps many: what stands beyond four billion is told to stand there.
  private var storedLine: UInt32
  private var storedColumn: UInt32
  private var storedUTF16Column: UInt32
  private var storedByteColumn: UInt32

  package init(line: Int, column: Int, utf16Column: Int, byteColumn: Int) {
    storedLine = UInt32(clamping: line)
    storedColumn = UInt32(clamping: column)
    storedUTF16Column = UInt32(clamping: utf16Column)
    storedByteColumn = UInt32(clamping: byteColumn)
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
