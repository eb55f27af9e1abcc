import Fingerprints
import Model
import Patterns

/// Says whether a value only stands where a secret will: a word, a mask, a variable, a run.
struct PlaceholderJudge: Sendable {
  private let words: [[UInt8]]
  private let values: Set<[UInt8]>
  private let patterns: [Pattern]
  private let samples: Set<String>
  /// Verdicts of before: the same values stand in many files, and in version after version.
  private var known: [[UInt8]: Verdict] = [:]

  /// More are not remembered at once, nor longer values, so that they take a few megabytes at most.
  private static let mostKnown = 8_192
  private static let longestKnown = 256

  init(_ texts: Placeholders) {
    words = texts.words.map { Array($0.utf8).map(folded) }
    values = Set(texts.values.map { Array($0.utf8).map(folded) })
    // They compiled when the rules were packed.
    patterns = texts.patterns.compactMap { try? Pattern($0, for: .wholes) }
    samples = Set(texts.samples)
  }

  /// What a value stands for.
  enum Verdict {
    /// Nothing speaks against it.
    case value
    /// Typed by hand, as documents and tests have it.
    case madeUp
    /// Never a secret.
    case placeholder
  }

  mutating func verdict(
    on value: [UInt8], _ matcher: inout Matcher
  ) throws(MatchLimit) -> Verdict {
    if let verdict = known[value] { return verdict }
    let verdict = try judge(value, &matcher)
    guard value.count <= Self.longestKnown else { return verdict }
    if known.count == Self.mostKnown { known.removeAll(keepingCapacity: true) }
    known[value] = verdict
    return verdict
  }

  private func judge(_ value: [UInt8], _ matcher: inout Matcher) throws(MatchLimit) -> Verdict {
    let text = value.map(folded)
    if values.contains(text) || isTemplate(value) || isMask(text) { return .placeholder }
    let told = Array(lastPart(of: text))
    if words.contains(where: { contains(told, $0) }) || isEncodedPlaceholder(value) {
      return .placeholder
    }
    for pattern in patterns {
      if try matcher.findFirst(
        pattern, in: value.span, startingIn: 0, 1, runningOn: value.count)
      {
        return .placeholder
      }
    }
    if !samples.isEmpty, samples.contains(sha256(value)) { return .placeholder }
    return isMadeUp(value) ? .madeUp : .value
  }

  /// The last part of a whole address: what stands before it, such as `example`, is somebody's name.
  private func lastPart(of text: [UInt8]) -> ArraySlice<UInt8> {
    guard text.starts(with: "https://".utf8) || text.starts(with: "http://".utf8) else {
      return text[...]
    }
    let end = text.lastIndex {
      !isTokenByte($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "=")
    }
    let part = text[(end.map { $0 + 1 } ?? 0)...]
    return part.count < 16 ? text[...] : part
  }

  /// Base64 of a word that is a placeholder itself, of a sentence or of a row of a keyboard, padded rightly
  /// or not.
  private func isEncodedPlaceholder(_ value: [UInt8]) -> Bool {
    guard value.count >= 12, let bytes = Base64.decode(value.prefix { $0 != UInt8(ascii: "=") })
    else { return false }
    let text = bytes.filter { $0 != UInt8(ascii: "\n") }.map(folded)
    guard text.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") && $0 != 0x22 })
    else {
      return false
    }
    return text.contains(0x20) || values.contains(text) || isMash(text)
      || words.contains { contains(text, $0) }
  }

  /// A variable or a hole to fill: `${X}`, `$X`, `{{x}}`, `<x>`, `%X%`, `[x]`, and `...` for what was cut.
  private func isTemplate(_ value: [UInt8]) -> Bool {
    guard let first = value.first, let last = value.last else { return true }
    switch (first, last) {
    case (UInt8(ascii: "{"), _), (_, UInt8(ascii: "}")), (UInt8(ascii: "<"), _),
      (_, UInt8(ascii: ">")), (UInt8(ascii: "["), UInt8(ascii: "]")),
      (UInt8(ascii: "%"), UInt8(ascii: "%")), (UInt8(ascii: "("), UInt8(ascii: ")")):
      return true
    case (UInt8(ascii: "$"), _):
      // `$NAME`, `$name` and `$(…)`; crypt's `$6$…` is a hash and judged elsewhere.
      return value.dropFirst().allSatisfy { isTokenByte($0) || $0 == UInt8(ascii: ".") }
        || value.dropFirst().first.map { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "{") }
          ?? true
    default:
      return contains(value, "${") || contains(value, "{{") || contains(value, "...")
        || contains(value, "$(") || contains(value, "***")
    }
  }

  /// Few different characters, or one repeated at length.
  private func isMask(_ text: [UInt8]) -> Bool {
    let different = Set(text).count
    if text.count >= 8 && different <= 3 { return true }
    if text.count >= 16 && different <= 5 { return true }
    var equal = 1
    for index in text.indices.dropFirst() {
      equal = text[index] == text[index - 1] ? equal + 1 : 1
      if equal >= 8 { return true }
    }
    return false
  }
}
