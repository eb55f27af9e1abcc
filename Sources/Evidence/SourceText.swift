/// A source text as words, in no language in particular.
struct SourceText {
  let bytes: [UInt8]

  /// A word and what stands beside it.
  struct Word {
    var range: Range<Int>
    var text: String
    /// Whether quotes stand right before and behind it.
    var isQuoted: Bool
    /// Whether a dash stands right before it: an option of a command.
    var isOption: Bool
    /// The word before a `.`, `->` or `::` before it; of chained calls the whole chain.
    var receiver: String?
    /// The nearest byte before it, quotes and spaces left out.
    var before: UInt8?

    var lowered: String { text.lowercased() }
  }

  /// The first word at or after `position`; words longer than 64 bytes are passed over.
  func word(from position: Int) -> Word? {
    var start = position
    while start < bytes.count {
      guard Self.isWord(bytes[start]) else {
        start += 1
        continue
      }
      var end = start
      while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
      if end - start <= Self.longestWord { return word(start..<end) }
      start = end
    }
    return nil
  }

  private func word(_ range: Range<Int>) -> Word {
    let before = byte(range.lowerBound - 1)
    var word = Word(
      range: range, text: text(range), isQuoted: false, isOption: before == UInt8(ascii: "-"))
    if let before, Self.isQuote(before) {
      let behind = byte(range.upperBound)
      word.isQuoted = behind == before || behind == UInt8(ascii: "\\")
    }
    var index = range.lowerBound - 1
    while let byte = byte(index), index > range.lowerBound - 8,
      Self.isQuote(byte) || byte == 0x20 || byte == UInt8(ascii: "\\")
    {
      index -= 1
    }
    word.before = byte(index)
    word.receiver = receiver(before: range.lowerBound)
    return word
  }

  private func receiver(before start: Int) -> String? {
    var end = start
    switch (byte(start - 2), byte(start - 1)) {
    case (UInt8(ascii: ":"), UInt8(ascii: ":")), (UInt8(ascii: "-"), UInt8(ascii: ">")),
      (UInt8(ascii: "?"), UInt8(ascii: ".")):
      end -= 2
    case (_, UInt8(ascii: ".")): end -= 1
    default: return nil
    }
    var first = end
    if let byte = byte(end - 1), byte == UInt8(ascii: ")") || byte <= 0x20 {
      return chain(before: end)
    }
    while let byte = byte(first - 1), Self.isWord(byte), end - first < Self.longestWord {
      first -= 1
    }
    return text(first..<end)
  }

  /// The calls whose result stands before `end`, back to where their statement begins, at most 256
  /// bytes; nil where none stand there.
  private func chain(before end: Int) -> String? {
    var last = end
    while let byte = byte(last - 1), byte <= 0x20 { last -= 1 }
    guard byte(last - 1) == UInt8(ascii: ")") else { return nil }
    var depth = 0
    var index = last - 1
    while index >= 0, last - index < Self.longestChain {
      switch bytes[index] {
      case UInt8(ascii: ")"): depth += 1
      case UInt8(ascii: "("):
        depth -= 1
        if depth < 0 { return text((index + 1)..<last) }
      case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "="):
        if depth == 0 { return text((index + 1)..<last) }
      default: break
      }
      index -= 1
    }
    return text((index + 1)..<last)
  }

  /// The literal or name behind `word` and a `:`, `=`, or, for an option, a space.
  func value(after word: Word) -> (text: String, isQuoted: Bool)? {
    var index = word.range.upperBound
    var separators = 0
    let limit = min(bytes.count, index + 16)
    while index < limit, !Self.isWord(bytes[index]), !Self.isQuote(bytes[index]) || separators == 0
    {
      switch bytes[index] {
      case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: ">"): separators += 1
      case UInt8(ascii: " "), UInt8(ascii: "\\"): break
      case let byte where Self.isQuote(byte): break
      default: return nil
      }
      index += 1
    }
    guard separators == 1 || (separators == 0 && word.isOption), index < limit else { return nil }
    let isQuoted = Self.isQuote(bytes[index])
    guard let value = self.word(from: index), value.range.lowerBound <= index + 1 else {
      return nil
    }
    return (value.text, isQuoted)
  }

  /// What stands between the parentheses that open at `position`, or behind the type parameters there,
  /// at most 2 KiB.
  func arguments(after position: Int) -> Range<Int>? {
    var position = position
    if byte(position) == UInt8(ascii: "<") {
      let limit = min(bytes.count, position + Self.longestWord)
      while position < limit, bytes[position] != UInt8(ascii: "("), bytes[position] >= 0x20 {
        position += 1
      }
      guard byte(position - 1) == UInt8(ascii: ">") else { return nil }
    }
    guard byte(position) == UInt8(ascii: "(") else { return nil }
    return (position + 1)..<end(ofBracketAt: position)
  }

  /// Where the bracket at `open` closes, or where the search for that ends.
  func end(ofBracketAt open: Int) -> Int {
    var depth = 0
    var index = open
    let limit = min(bytes.count, open + Self.longestCall)
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return max(limit, open + 1)
  }

  /// The bracket that is open at `position`, at most 2 KiB before it.
  func openBracket(before position: Int) -> Int? {
    var depth = 0
    var index = position - 1
    while index >= 0, position - index < Self.longestCall {
      switch bytes[index] {
      case UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "]"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == 0 { return index }
        depth -= 1
      default: break
      }
      index -= 1
    }
    return nil
  }

  /// Whether `range` names an HTTP method, or has a field for one, which is then judged by itself.
  func holdsMethod(_ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while let word = word(from: position), word.range.upperBound <= range.upperBound {
      if word.isQuoted, Method(name: word.lowered) != nil { return true }
      if Method(constant: word.text) != nil { return true }
      if word.lowered == "method" || word.lowered == "type", value(after: word) != nil {
        return true
      }
      position = word.range.upperBound
    }
    return false
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  static func isWord(_ byte: UInt8) -> Bool {
    OutlineReader.isWord(byte) && byte != UInt8(ascii: ".") && byte < 0x80
  }

  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private static let longestWord = 64
  private static let longestCall = 2_048
  private static let longestChain = 256
}
