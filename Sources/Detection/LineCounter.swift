package import Model
import Prefilter

/// Turns byte offsets into lines and columns, walking forward once over the text.
///
/// Lines end at LF, as git counts them; at CR only in texts without any LF.
package struct LineCounter {
  private let lineBreak: UInt8
  private var offset = 0
  private var here: Position

  /// - Parameter start: where the text begins in its blob.
  package init(_ text: Span<UInt8>, from start: Position) {
    here = start
    lineBreak =
      text.holds(UInt8(ascii: "\n"), before: text.count) ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
  }

  /// The position of the byte at `target` in the text given at the start; asked in rising order.
  package mutating func position(of target: Int, in text: Span<UInt8>) -> Position {
    // Columns matter in the last line alone.
    let breaks = text.count(of: lineBreak, in: offset..<max(offset, target))
    if breaks > 0 {
      here = Position(line: here.line + breaks, column: 1, utf16Column: 1, byteColumn: 1)
      offset = target
      while text[offset - 1] != lineBreak { offset -= 1 }
    }
    here.move(over: text, from: offset, to: target)
    offset = max(offset, target)
    return here
  }
}
