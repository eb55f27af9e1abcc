import Model
import Patterns
import TestSupport
import Testing

/// What is read off a pattern is true of all that it matches.
@Suite struct RequiredRunTests {
  @Test(arguments: [
    (
      #"(?<![A-Za-z0-9])(?<secret>[0-9a-f]{32})(?![0-9a-f])"#,
      TokenRun(.hex, count: 32, isWhole: true)
    ),
    ("(?i)acme_(?<secret>[a-z0-9]{20,30})", TokenRun(.word, count: 25, isWhole: true)),
    ("(?x) acme # a name\n  [ ] [a-z]{8}", TokenRun(.alphanumeric, count: 8)),
    ("(?x) acme # a name\n  [a-z]{8}", TokenRun(.alphanumeric, count: 12, isWhole: true)),
    ("key(?:=[a-z]{9}|: [0-9]{12})", TokenRun(.alphanumeric, count: 9)),
    ("ab(?:cdef)?", .none),
    ("(?:abc|a)", .none),
    ("(?<a>[a-z-]{3})(?:_[a-z]{5}){2}", TokenRun(.word, count: 15, isWhole: true)),
    ("[0-9a-f]{4}(?=[0-9a-f]{20})", TokenRun(.hex, count: 4, isWhole: true)),
    ("[^a-z]{20}", .none),
    (#"\d{3}(?&more)\d{7}(?(DEFINE)(?<more>[0-9]{20}))"#, TokenRun(.hex, count: 30, isWhole: true)),
    (#"(?<a>[a-f]{9})\s(?&a)(?&a)|(?&b)[0-9]{7}(?(DEFINE)(?<b>[^0-9]))"#, TokenRun(.hex, count: 7)),
    (#"[0-9]{4}(?&is)[0-9]{4}"#, TokenRun(.hex, count: 4)),
    (#"([0-9]{5})\1[0-9]{30}"#, .none),
    (#"([0-9]{5})\g{-1}[0-9]{30}"#, TokenRun(.hex, count: 30)),
    (#"\xE2\x80[\x98-\x9F][0-9]{9}\x41"#, TokenRun(.hex, count: 10)),
    ("x(?i)(?:ab|cdefgh)|[0-9]{9}", .none),
    ("[a-f]{300}", TokenRun(.hex, count: 64, isWhole: true)),
    ("(", .none),
  ])
  func `reads the most telling run off a pattern`(pattern: String, run: TokenRun) {
    #expect(Pattern.requiredRun(of: pattern) == run)
  }

  @Test func `a run near a keyword may be part of a match, or no match at all`() {
    let run = Pattern.requiredRun(of: "[0-9a-f]{32}", mayBeWhole: false)
    #expect(run == TokenRun(.hex, count: 32))
  }

  @Test func `every match of a pattern holds the run that is read off it`() throws {
    guard var matcher = Matcher() else { return }
    var told = 0
    try forAll(seed: 3, count: 4_000) { random in
      let (pattern, text) = Self.piece(&random, depth: 3)
      let run = Pattern.requiredRun(of: pattern)
      let compiled = try Pattern(pattern)
      let bytes = Array(text.utf8)
      let found = try matcher.findFirst(
        compiled, in: bytes.span, startingIn: 0, bytes.count, runningOn: bytes.count)
      guard found, let range = matcher.range(ofGroup: 0) else { return }
      if run.count > 0 { told += 1 }
      let longest =
        bytes[range.start..<range.end]
        .split { !run.alphabet.contains($0) }.map(\.count).max() ?? 0
      if run.isWhole {
        #expect(longest == range.end - range.start, "seed \(random.seed): \(pattern)")
      }
      #expect(longest >= run.count, "seed \(random.seed): \(pattern) in \(text)")
    }
    #expect(told > 500, "few patterns told anything: \(told)")
  }

  /// A pattern, and a text that it matches.
  private static func piece(
    _ random: inout SplitMix64, depth: Int
  ) -> (pattern: String, text: String) {
    func text(_ letters: String, _ count: Int, _ random: inout SplitMix64) -> String {
      String(decoding: random.bytes(count, of: Array(letters.utf8)), as: UTF8.self)
    }
    switch random.number(in: 0..<(depth > 0 ? 9 : 4)) {
    case 0: return ("[0-9a-f]{5}", text("0123456789abcdef", 5, &random))
    case 1: return ("[A-Z_-]{1,9}", text("QRS_-", random.number(in: 1..<10), &random))
    case 2: return (#"[ \t]*"#, text(" ", random.number(in: 0..<3), &random))
    case 3: return (#"k\.e[y=]"#, "k.e=")
    case 4, 5:
      let (first, second) = (piece(&random, depth: depth - 1), piece(&random, depth: depth - 1))
      return (first.pattern + second.pattern, first.text + second.text)
    case 6:
      let (first, second) = (piece(&random, depth: depth - 1), piece(&random, depth: depth - 1))
      let chosen = random.pick(from: [first, second])
      return ("(?:\(first.pattern)|\(second.pattern))", chosen.text)
    case 7:
      let inner = piece(&random, depth: depth - 1)
      let (least, most) = (random.number(in: 0..<3), random.number(in: 3..<5))
      let count = random.number(in: least..<(most + 1))
      return (
        "(?<n\(random.number(in: 0..<1_000_000))>\(inner.pattern)){\(least),\(most)}",
        String(repeating: inner.text, count: count)
      )
    default:
      let inner = piece(&random, depth: depth - 1)
      return (
        "(?x: \(inner.pattern.split(separator: " ").joined(separator: "\\ ")) # [0-9]{40}\n )",
        inner.text
      )
    }
  }
}
