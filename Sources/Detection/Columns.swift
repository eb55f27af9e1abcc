import Model

extension Position {
  /// Moves on over bytes of one line. What is not UTF-8, as in Latin-1, is a column a byte; a byte-order
  /// mark at the beginning of a text is none.
  mutating func move(over text: Span<UInt8>, from start: Int, to end: Int) {
    var index = start
    var (columns, units) = (0, 0)
    if self == .first, start == 0, end >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF {
      index = 3
    }
    while index < end {
      let length = length(ofCharacterAt: index, in: text, end: end)
      index += length
      columns += 1
      units += length == 4 ? 2 : 1
    }
    byteColumn += index - start
    column += columns
    utf16Column += units
  }
}

/// The bytes of a UTF-8 character (RFC 3629, without its finer bounds); 1 for what is none.
private func length(ofCharacterAt index: Int, in text: Span<UInt8>, end: Int) -> Int {
  let length =
    switch text[index] {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  guard index + length <= end else { return 1 }
  for next in index..<(index + length) where next > index && text[next] & 0xC0 != 0x80 { return 1 }
  return length
}
