import Model

/// Makes the lines that reports show: the only way for a text's bytes into one.
///
/// Blanked are all matches on the line, also those that lost to a better reading, and whatever else
/// looks like a value rather than a word.
struct Redactor {
  private let secrets: [(range: ByteRange, prefix: String)]
  /// How far all secrets up to each of them reach.
  private let reaches: [Int]

  /// - Parameter secrets: every match in the text, with the public beginning of its kind.
  init(secrets: [(range: ByteRange, prefix: String)]) {
    self.secrets = secrets.sorted { $0.range.start < $1.range.start }
    var reach = 0
    reaches = self.secrets.map {
      reach = max(reach, $0.range.end)
      return reach
    }
  }

  /// The secrets of a line; a text may hold very many.
  private func secrets(near line: ByteRange) -> [(range: ByteRange, prefix: String)] {
    let first = reaches.endOfPrefix { $0 <= line.start }
    return secrets[first...].prefix { $0.range.start < line.end }.filter { $0.range.overlaps(line) }
  }

  private static let longestLead = 120
  private static let longestTail = 80

  /// The line where `marked` begins, cut to what surrounds it, with `marked` marked.
  func snippet(of marked: ByteRange, in text: Span<UInt8>) -> Snippet {
    let line = window(around: marked, in: text)
    var shown = ""
    var mark = 0..<0
    var offset = line.start
    for blank in blanks(in: line, marked: marked, text) {
      shown += visible(text, ByteRange(offset, blank.range.start))
      let start = shown.unicodeScalars.count
      shown += blank.text
      if blank.isMarked { mark = start..<shown.unicodeScalars.count }
      offset = blank.range.end
    }
    shown += visible(text, ByteRange(offset, line.end))
    return Snippet(text: shown, mark: mark)
  }

  private struct Blank {
    var range: ByteRange
    var text: String
    var isMarked: Bool
  }

  /// What is blanked on the line, in order, without overlaps; the marked value always is one.
  private func blanks(in line: ByteRange, marked: ByteRange, _ text: Span<UInt8>) -> [Blank] {
    let shownMark = ByteRange(marked.start, min(marked.end, line.end))
    let secrets = secrets(near: line.union(marked))
    let prefix = secrets.first { $0.range == marked }?.prefix ?? ""
    let value = Secret(text.bytes(in: marked)).redacted(publicPrefix: prefix)
    var blanks = [Blank(range: shownMark, text: value, isMarked: true)]
    let others = secrets.map(\.range).filter { $0.overlaps(line) }
    for other in others + tokens(in: line, outside: others, text) + passwords(in: line, text) {
      for part in other.parts(outside: shownMark, within: line) {
        blanks.append(Blank(range: part, text: "********", isMarked: false))
      }
    }
    blanks.sort { $0.range.start < $1.range.start }
    var apart: [Blank] = []
    for blank in blanks {
      if let last = apart.last, blank.range.start < last.range.end {
        apart[apart.count - 1].range.end = max(last.range.end, blank.range.end)
      } else {
        apart.append(blank)
      }
    }
    return apart
  }

  /// Runs of token characters that no detector claimed and that are no words either.
  private func tokens(
    in line: ByteRange, outside secrets: [ByteRange], _ text: Span<UInt8>
  ) -> [ByteRange] {
    let dot = UInt8(ascii: ".")
    var tokens: [ByteRange] = []
    var last: ByteRange?
    var start = line.start
    while start < line.end {
      var end = start
      while end < line.end, isTokenByte(text[end]), text[end] != UInt8(ascii: "="),
        !secrets.contains(where: { $0.start == end })
      {
        end += 1
      }
      let run = ByteRange(start, end)
      // A part behind or before a dot belongs to the token that another part of it is.
      let follows = tokens.last.map { $0.end + 1 == start && text[start - 1] == dot } ?? false
      if run.count >= 12, looksRandom(text.bytes(in: run)) {
        if let last, last.end + 1 == start, text[start - 1] == dot { tokens.append(last) }
        tokens.append(run)
      } else if follows, run.count >= 12 {
        tokens.append(run)
      }
      if run.count > 0 { last = run.count >= 12 ? run : nil }
      start = max(end, secrets.first { $0.start == end }?.end ?? 0, start + 1)
    }
    return tokens
  }

  /// Runs that mix cases, digits and signs as passwords do, whatever a detector thinks of them.
  private func passwords(in line: ByteRange, _ text: Span<UInt8>) -> [ByteRange] {
    var passwords: [ByteRange] = []
    var start = line.start
    while start < line.end {
      var end = start
      while end < line.end, isPasswordByte(text[end]) { end += 1 }
      if end - start >= 8, mixesAll(text.bytes(in: ByteRange(start, end))) {
        passwords.append(ByteRange(start, end))
      }
      start = end + 1
    }
    return passwords
  }

  private func isPasswordByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"\"'`,;()[]{}<>=:".utf8.contains(byte)
  }

  private func mixesAll(_ run: [UInt8]) -> Bool {
    run.contains { (0x41...0x5A).contains($0) } && run.contains { (0x61...0x7A).contains($0) }
      && run.contains { (0x30...0x39).contains($0) }
      && run.contains { "!#%^&*~?|@".utf8.contains($0) }
  }

  private func window(around marked: ByteRange, in text: Span<UInt8>) -> ByteRange {
    var start = marked.start
    let earliest = max(0, marked.start - Self.longestLead)
    while start > earliest, !isLineBreak(text[start - 1]) { start -= 1 }
    var end = marked.start
    while end < marked.end, !isLineBreak(text[end]) { end += 1 }
    let latest = min(text.count, end + Self.longestTail)
    if end == marked.end { while end < latest, !isLineBreak(text[end]) { end += 1 } }
    // A cut through a value would leave a piece of it outside what is blanked, and show it.
    while start > 0, start < marked.start, isTokenByte(text[start - 1]), isTokenByte(text[start]) {
      start += 1
    }
    while end > marked.end, end == latest || isTokenByte(text[end - 1]), end < text.count,
      isTokenByte(text[end - 1]), isTokenByte(text[end])
    { end -= 1 }
    return ByteRange(start, max(start, end))
  }

  private func isLineBreak(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// The bytes as text without control characters; what is not UTF-8 shows as U+FFFD.
  private func visible(_ text: Span<UInt8>, _ range: ByteRange) -> String {
    guard range.count > 0 else { return "" }
    let decoded = String(decoding: text.bytes(in: range), as: UTF8.self)
    var shown = String.UnicodeScalarView()
    for scalar in decoded.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control: shown.append(scalar == "\t" ? " " : "\u{FFFD}")
      case .format, .lineSeparator, .paragraphSeparator: shown.append("\u{FFFD}")
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }
}

extension ByteRange {
  /// What of this range lies within one range and outside another.
  fileprivate func parts(outside hole: ByteRange, within frame: ByteRange) -> [ByteRange] {
    [
      ByteRange(max(start, frame.start), min(end, frame.end, hole.start)),
      ByteRange(max(start, frame.start, hole.end), min(end, frame.end)),
    ].filter { $0.count > 0 }
  }
}

/// Letters, digits and what tokens of all alphabets hold besides.
func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
    UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
    true
  default: false
  }
}
