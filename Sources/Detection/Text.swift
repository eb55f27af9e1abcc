import Model
import Prefilter

extension Span<UInt8> {
  /// A copy of the bytes in `range`, which must lie inside.
  func bytes(in range: ByteRange) -> [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    var index = range.start
    while index < range.end {
      copy.append(self[index])
      index += 1
    }
    return copy
  }

  /// Where the line that holds `offset` begins, or `longestLineLead` bytes before it if the line is longer.
  func lineStart(before offset: Int) -> Int {
    let limit = Swift.max(0, offset - longestLineLead)
    var start = offset
    while start > limit, self[start - 1] != UInt8(ascii: "\n"),
      self[start - 1] != UInt8(ascii: "\r")
    {
      start -= 1
    }
    return start
  }
}

/// How many bytes before a value are looked at for the beginning of its line.
let longestLineLead = 512

/// How many bytes at the beginning of a text tell whether it is one.
let bytesThatTellBinary = 8 * 1024

/// Whether the text begins like no text: with a zero byte in its first 8 KiB, as git judges, and with
/// more control characters, or more zero bytes, than there are in texts that hold some.
func looksBinary(_ text: Span<UInt8>) -> Bool {
  let end = min(text.count, bytesThatTellBinary)
  guard text.holds(0, before: end) else { return false }
  var zeros = 0
  var controls = 0
  for index in 0..<end {
    switch text[index] {
    case 0: zeros += 1
    case 0x01...0x07, 0x0E...0x1A, 0x1C...0x1F: controls += 1
    default: continue
    }
    if controls * 64 > end || zeros * 8 > end { return true }
  }
  return false
}

/// The byte in lower case, where it is an ASCII letter.
func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
