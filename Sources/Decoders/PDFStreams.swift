import Model

/// What the deflated streams of a PDF hold: words of pages, or whatever else they are (ISO 32000-1, 7.3.8
/// and 9.4.3).
enum PDFStreams {
  private static let begin = Array("stream".utf8)
  private static let end = Array("endstream".utf8)
  private static let deflated = Array("/FlateDecode".utf8)
  /// Pictures and fonts have no words.
  private static let wordless = ["/Image", "/Length1", "/FontFile"].map { Array($0.utf8) }
  private static let longestDictionary = 512

  /// Gives the text of each stream.
  ///
  /// - Returns: whether some expand to more than is looked at.
  static func find(in text: Span<UInt8>, _ take: (HiddenText) -> Void) -> Bool {
    var room = HiddenTexts.mostUnpacked
    var start = 0
    while room > 0, let mark = text.firstOffset(of: begin, from: start, before: text.count) {
      start = mark + begin.count
      var first = start
      if first < text.count, text[first] == UInt8(ascii: "\r") { first += 1 }
      guard first < text.count, text[first] == UInt8(ascii: "\n") else { continue }
      first += 1
      guard isDeflated(text, before: mark) else { continue }
      let last = text.firstOffset(of: end, from: first, before: text.count) ?? text.count
      start = last + end.count
      guard last - first > 8, text[first] & 0xF == 8,
        (Int(text[first]) << 8 | Int(text[first + 1])) % 31 == 0
      else { continue }
      // Whatever window it names: what unpacks it needs none.
      let packed = [0x78, 0x9C] + (first + 2..<last).map { text[$0] }
      guard let stream = unpacked(packed, room: &room) else { continue }
      take(
        HiddenText(
          PDFText(of: stream.span)?.bytes ?? stream, from: ByteRange(first, last), of: text,
          coding: "a stream of PDF", map: nil))
    }
    return room < 0
  }

  /// Whether the dictionary before the mark says so, of a stream that may hold words.
  private static func isDeflated(_ text: Span<UInt8>, before mark: Int) -> Bool {
    var start = mark
    let least = max(0, mark - longestDictionary)
    while start > least, !text.holds(Array("obj".utf8), at: start) { start -= 1 }
    return text.firstOffset(of: deflated, from: start, before: mark) != nil
      && wordless.allSatisfy { text.firstOffset(of: $0, from: start, before: mark) == nil }
  }
}

/// The strings that a page shows, those of one operator in one piece.
struct PDFText {
  private(set) var bytes: [UInt8] = []

  /// Nil where nothing is shown.
  init?(of page: Span<UInt8>) {
    var index = 0
    var isArray = false
    var shows = false
    while index < page.count {
      let byte = page[index]
      index += 1
      switch byte {
      case UInt8(ascii: "("): takeString(page, at: &index)
      case UInt8(ascii: "["): isArray = true
      case UInt8(ascii: "]"): isArray = false
      case UInt8(ascii: "T"):
        guard index < page.count else { break }
        switch page[index] {
        case UInt8(ascii: "j"), UInt8(ascii: "J"): shows = true
        // A new line, or a new place.
        case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "*"), UInt8(ascii: "m"):
          if !isArray { bytes.append(UInt8(ascii: "\n")) }
        default: break
        }
      case UInt8(ascii: "E") where index < page.count && page[index] == UInt8(ascii: "T"):
        bytes.append(UInt8(ascii: "\n"))
      default: break
      }
    }
    if !shows { return nil }
  }

  /// 7.3.4.2: parentheses in pairs, and escapes.
  private mutating func takeString(_ page: Span<UInt8>, at index: inout Int) {
    var depth = 1
    while index < page.count {
      let byte = page[index]
      index += 1
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return }
      case UInt8(ascii: "\\"):
        guard index < page.count else { return }
        takeEscape(page, at: &index)
        continue
      default: break
      }
      bytes.append(byte)
    }
  }

  private mutating func takeEscape(_ page: Span<UInt8>, at index: inout Int) {
    var digits = 0
    var number = 0
    while digits < 3, index < page.count, 0x30..<0x38 ~= page[index] {
      number = number << 3 | Int(page[index] & 7)
      digits += 1
      index += 1
    }
    if digits > 0 { return bytes.append(UInt8(truncatingIfNeeded: number)) }
    let byte = page[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
    case UInt8(ascii: "n"), UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): bytes.append(UInt8(ascii: " "))
    default: bytes.append(byte)
    }
  }
}
