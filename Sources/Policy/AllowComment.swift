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

  /// What is said on the line of a value.
  package static func allows(on line: [UInt8], number: Int) -> [Allow] {
    guard mayHoldAny(line) else { return [] }
    let others = foreign.filter { line.ranges(of: $0.bytes).first != nil }
    return [own(on: line, number: number)].compactMap { $0 }
      + others.prefix(1).map { Allow(ids: [], line: number, mark: $0.mark) }
  }

  /// What is said on the line before a value.
  package static func allows(before line: [UInt8], number: Int) -> [Allow] {
    guard mayHoldAny(line) else { return [] }
    let others = foreignForNextLine.filter { line.ranges(of: $0.bytes).first != nil }
    let isAlone = line.ranges(of: Array(mark.utf8)).first.map { found in
      !line[..<found.lowerBound].contains { isLetterOrDigit($0) }
    }
    let own = isAlone == true ? own(on: line, number: number) : nil
    return [own].compactMap { $0 }
      + others.prefix(1).map { Allow(ids: [], line: number, mark: $0.mark) }
  }

  /// What one of ours allows; nothing where it names nothing or gives no reason.
  private static func own(on line: [UInt8], number: Int) -> Allow? {
    guard let parts = parts(of: line), !parts.ids.isEmpty, parts.hasReason else { return nil }
    return Allow(ids: parts.ids, end: parts.end, line: number, mark: mark)
  }

  private struct Parts {
    var ids: [String]
    var hasReason: Bool
    var end: Instant?
  }

  private static func parts(of line: [UInt8]) -> Parts? {
    guard let found = line.ranges(of: Array(mark.utf8)).first else { return nil }
    let rest = String(decoding: line[found.upperBound...], as: UTF8.self)
    let halves = rest.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
    let ids = halves[0].split { $0 == " " || $0 == "," || $0 == "\t" || $0 == ":" }.map(String.init)
    var words = halves.count < 2 ? [] : halves[1].split { $0 == " " || $0 == "\t" }
    // What closes a comment is no reason.
    words.removeAll { !$0.utf8.contains(where: isLetterOrDigit) }
    var end: Instant?
    if let last = words.indices.last, last > 0, words[last - 1] == "until",
      let day = Instant("\(words[last])T00:00:00Z")
    {
      end = Instant(seconds: day.seconds + 86_400)
      words.removeLast(2)
    }
    return Parts(ids: ids, hasReason: !words.isEmpty, end: end)
  }

  /// Whether one of the words stands on the line that all marks hold one of.
  private static func mayHoldAny(_ line: [UInt8]) -> Bool {
    words.contains { line.ranges(of: $0).first != nil }
  }

  private static let words = [":allow", ":ignore", "list"].map { Array($0.utf8) }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
