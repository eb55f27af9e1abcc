import Model

/// A snippet's line as a terminal shows it, cut to fit, and where the carets go below it.
struct Frame {
  private(set) var line = ""
  /// Cells before the first caret.
  private(set) var indent = 0
  private(set) var carets = 0

  /// - Parameter width: cells that the line may take; 0 for any number.
  init(_ snippet: Snippet, width: Int) {
    let shown = snippet.text.unicodeScalars.map(\.visible)
    let window = Self.window(of: shown.map(\.cells), around: snippet.mark, width: width)
    if window.lowerBound > 0 { line = "…" }
    indent = line.cells
    for index in window {
      let cells = shown[index].cells
      if index < snippet.mark.lowerBound {
        indent += cells
      } else if index < snippet.mark.upperBound {
        carets += cells
      }
      line += shown[index]
    }
    if window.upperBound < shown.count { line += "…" }
    carets = max(carets, 1)
  }

  // All of it where it fits; else from somewhat before the mark as far as there is room.
  private static func window(of cells: [Int], around mark: Range<Int>, width: Int) -> Range<Int> {
    if width <= 0 || cells.reduce(0, +) <= width { return cells.indices }
    let room = width - 2
    var start = min(mark.lowerBound, cells.count)
    var used = 0
    while start > 0, used + cells[start - 1] <= room / 3 {
      start -= 1
      used += cells[start]
    }
    var end = start
    used = 0
    while end < cells.count, used + cells[end] <= room {
      used += cells[end]
      end += 1
    }
    return start..<end
  }
}
