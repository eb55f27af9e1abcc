import Model

/// Literals that a program joins to one value: by `+`, `.` or `&`, by standing side by side, or over a
/// line that a backslash continues.
struct JoinedLiterals {
  let text: HiddenText
  /// Whether all of the literals is told by the text, and not just the parts of two that meet.
  let isWhole: Bool

  private static let longestLiteral = 512
  private static let most = 64
  private static let widestGap = 160
  /// A value that is taken apart has at least so many token characters in a row, once it is whole.
  private static let fewest = 20

  /// - Parameters:
  ///   - mark: the place of a quotation mark that may end the first of two, or of a backslash.
  ///   - last: moved to where the last of them begins, so that no chain is looked at twice.
  init?(around mark: Int, in text: Span<UInt8>, within limit: ByteRange, last: inout Int) {
    if text[mark] == UInt8(ascii: "\\") {
      self.init(aroundLineBreak: mark, in: text, within: limit)
    } else {
      self.init(aroundQuote: mark, in: text, within: limit, &last)
    }
  }

  /// The bytes that tell which literals are joined; they may lie beyond the text.
  static func evidence(around mark: Int, last: Int) -> ByteRange {
    // Before the first a quotation mark, around the last one and around the one that might follow two.
    ByteRange(mark - longestLiteral - 1, last + 2 * (longestLiteral + 2) + widestGap)
  }

  private init?(
    aroundQuote mark: Int, in text: Span<UInt8>, within limit: ByteRange, _ start: inout Int
  ) {
    guard let second = Self.literal(behind: mark + 1, in: text, to: limit.end),
      second.count > 0, Self.isToken(text[second.start])
    else { return nil }
    var first = ByteRange(mark, mark)
    while first.start > max(limit.start, mark - Self.longestLiteral),
      text[first.start - 1] != text[mark], text[first.start - 1] != UInt8(ascii: "\n")
    {
      first.start -= 1
    }
    guard first.start > limit.start, text[first.start - 1] == text[mark] else { return nil }
    var literals = [first, second]
    while literals.count < Self.most, let last = literals.last,
      let next = Self.literal(behind: last.end + 1, in: text, to: limit.end)
    {
      literals.append(next)
    }
    start = literals.last?.start ?? mark
    self.init(literals, in: text, coding: "joined literals", isWhole: true)
  }

  /// What stands on two lines, the first of which ends in a backslash.
  private init?(aroundLineBreak mark: Int, in text: Span<UInt8>, within limit: ByteRange) {
    var next = mark + 1
    if next < limit.end, text[next] == UInt8(ascii: "\r") { next += 1 }
    guard next < limit.end, text[next] == UInt8(ascii: "\n") else { return nil }
    next += 1
    var first = ByteRange(mark, mark)
    while first.start > max(limit.start, mark - Self.longestLiteral),
      Self.isToken(text[first.start - 1])
    {
      first.start -= 1
    }
    var second = ByteRange(next, next)
    while second.end < min(limit.end, next + Self.longestLiteral), Self.isToken(text[second.end]) {
      second.end += 1
    }
    self.init([first, second], in: text, coding: "a continued line", isWhole: false)
  }

  private init?(
    _ literals: [ByteRange], in text: Span<UInt8>, coding: String, isWhole: Bool
  ) {
    self.isWhole = isWhole
    guard let first = literals.first, let last = literals.last else { return nil }
    var bytes: [UInt8] = []
    var map = OriginMap(digits: 1, per: 1)
    var seams: Set<Int> = []
    for literal in literals {
      seams.insert(bytes.count)
      for index in literal.start..<literal.end { bytes.append(text[index]) }
      map.append(literal.count, at: literal.start)
    }
    seams.remove(0)
    guard Self.holdsLongRun(bytes, across: seams) else { return nil }
    self.text = HiddenText(
      bytes, from: ByteRange(first.start, last.end), of: text, coding: coding, map: map,
      isOneValue: false)
  }

  /// Whether token characters on both sides of a seam make a run of some length.
  private static func holdsLongRun(_ bytes: [UInt8], across seams: Set<Int>) -> Bool {
    var start = 0
    while start < bytes.count {
      var end = start
      var crosses = false
      while end < bytes.count, isToken(bytes[end]) {
        crosses = crosses || end > start && seams.contains(end)
        end += 1
      }
      if crosses, end - start >= fewest { return true }
      start = end + 1
    }
    return false
  }

  /// The content of the literal that is joined to what ends at `start`; nil where nothing is.
  private static func literal(behind start: Int, in text: Span<UInt8>, to end: Int) -> ByteRange? {
    var index = start
    var operators = 0
    while index < min(end, start + widestGap) {
      switch text[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
      case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "&"), UInt8(ascii: "\\"),
        UInt8(ascii: "_"):
        operators += 1
        guard operators <= 2 else { return nil }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let quote = text[index]
        let first = index + 1
        var stop = first
        while stop < min(end, first + longestLiteral), text[stop] != quote,
          text[stop] != UInt8(ascii: "\n")
        {
          stop += 1
        }
        return stop < end && text[stop] == quote ? ByteRange(first, stop) : nil
      default: return nil
      }
      index += 1
    }
    return nil
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    ByteClass(byte).contains(.base64) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "=")
  }
}
