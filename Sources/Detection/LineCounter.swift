package import Model

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
    var index = 0
    while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
    lineBreak = index < text.count ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
  }

  /// The position of the byte at `target` in the text given at the start; asked in rising order.
  package mutating func position(of target: Int, in text: Span<UInt8>) -> Position {
    // Columns matter in the last line alone.
    var breaks = 0
    for index in offset..<max(offset, target) where text[index] == lineBreak { breaks &+= 1 }
    if breaks > 0 {
      here = Position(line: here.line + breaks, column: 1, utf16Column: 1, byteColumn: 1)
      offset = target
      while text[offset - 1] != lineBreak { offset -= 1 }
    }
    while offset < target {
      let byte = text[offset]
      offset += 1
      here.byteColumn += 1
      // The first byte of a code point; four-byte ones are two UTF-16 units.
      if byte & 0xC0 != 0x80 {
        here.column += 1
        here.utf16Column += byte >= 0xF0 ? 2 : 1
      }
    }
    return here
  }
}
