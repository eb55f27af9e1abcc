package import Model

/// Comments that silence findings: credlint's own, and those that other scanners know.
///
/// One of ours names what it allows and why: `ID[,ID] -- reason [until 2027-01-31]` behind its mark. It
/// stands on the value's line or, by itself, on the line before.
package enum AllowComment {
  /// What ours begin with.
  package static let mark = "credlint" + ":allow"

  /// Others' marks on the line of the value. They name nothing and give no reason.
  private static let foreign = [
    "gitleaks:allow", "betterleaks:allow", "kingfisher:ignore", "trufflehog:ignore",
    "pragma: allowlist secret", "pragma:allowlist secret", "pragma: whitelist secret",
  ].map { (mark: $0, bytes: Array($0.utf8)) }
  private static let foreignForNextLine = [
    "pragma: allowlist nextline secret", "pragma:allowlist nextline secret",
  ].map { (mark: $0, bytes: Array($0.utf8)) }

  /// All that the lines of a file say.
  package static func all(in text: [UInt8]) -> [Allow] {
    text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
      .flatMap { index, line in
        let line = Array(line)
        return allows(on: line, number: index + 1)
          + allows(before: line, number: index + 1).filter { $0.mark != mark }
      }
  }

  /// What is said on the line of a value.
  package static func allows(on line: [UInt8], number: Int) -> [Allow] {
    guard mayHoldAny(line) else { return [] }
    let others = foreign.filter { line.firstRange(of: $0.bytes) != nil }
    return [own(on: line, number: number)].compactMap { $0 }
      + others.prefix(1).map { Allow(ids: [], line: number, mark: $0.mark) }
  }

  /// What is said on the line before a value.
  package static func allows(before line: [UInt8], number: Int) -> [Allow] {
    guard mayHoldAny(line) else { return [] }
    let others = foreignForNextLine.filter { line.firstRange(of: $0.bytes) != nil }
    let isAlone = line.firstRange(of: Array(mark.utf8)).map { found in
      !line[..<found.lowerBound].contains { isLetterOrDigit($0) }
    }
    let own = isAlone == true ? own(on: line, number: number) : nil
    return [own].compactMap { $0 }
      + others.prefix(1).map { Allow(ids: [], line: number, mark: $0.mark) }
  }

  private static func own(on line: [UInt8], number: Int) -> Allow? {
    guard let found = line.firstRange(of: Array(mark.utf8)) else { return nil }
    let rest = String(decoding: line[found.upperBound...], as: UTF8.self)
    let halves = rest.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
    let ids = halves[0].split { $0 == " " || $0 == "," || $0 == "\t" || $0 == ":" }.map(String.init)
    var allow = Allow(ids: ids, line: number, mark: mark)
    // What closes a comment is no reason.
    var words = (halves.count < 2 ? [] : halves[1].split(whereSeparator: \.isWhitespace)).filter {
      $0.utf8.contains(where: isLetterOrDigit)
    }
    if let until = words.indices.last(where: { words[$0] == "until" && words.startsDate($0 + 1) }) {
      let day = words[until + 1].prefix { $0 == "-" || $0.isNumber }.prefix(10)
      allow.end = Instant(day: day).map { Instant(seconds: $0.seconds + 86_400) }
      if allow.end == nil || until + 2 < words.count {
        allow.fault = "it needs a date at its end behind until, as in 2027-01-31"
      }
      words.removeSubrange(until...)
    }
    if ids.isEmpty || words.isEmpty { allow.fault = "it needs an id and a reason behind --" }
    return allow
  }

  /// Whether one of the words stands on the line that all marks hold one of.
  private static func mayHoldAny(_ line: [UInt8]) -> Bool {
    words.contains { line.firstRange(of: $0) != nil }
  }

  private static let words = [":allow", ":ignore", "list"].map { Array($0.utf8) }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}

extension [Substring] {
  /// Whether a word is there that begins as a date does.
  fileprivate func startsDate(_ index: Int) -> Bool {
    index < count && self[index].first?.isNumber == true
  }
}

extension [UInt8] {
  /// Where a word stands first; nil where it does not.
  fileprivate func firstRange(of word: [UInt8]) -> Range<Int>? {
    guard let first = word.first, count >= word.count else { return nil }
    for start in 0...(count - word.count) where self[start] == first {
      if self[start...].starts(with: word) { return start..<(start + word.count) }
    }
    return nil
  }
}
