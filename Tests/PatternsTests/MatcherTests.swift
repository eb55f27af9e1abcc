import Patterns
import TestSupport
import Testing

/// A match in a window is the match in the whole text, and no match takes for ever.
@Suite struct MatcherTests {
  private static let patterns = [
    "ab", "a+", "a*b", "(?<!a)b+", "(?<=ab)a", "a(?!b)", "a(?=b+$)", "^a", "a$", "(?m)^a.*$",
    #"\ba+\b"#, #"b\z"#, "(a|ab)(c|bcd)?", "a{2,5}?b", "(?s)a.*b", "[^a]{3}", "(?i)AB", "a?",
    "(?>a+)b", #"(a+)-\1"#, "(?<![ab])(?<secret>[ab]{4})(?![ab])", "",
  ]

  /// Where the first match stands that begins in the window.
  private func match(
    _ pattern: Pattern, in text: [UInt8], _ start: Int, _ end: Int, hint: Int,
    _ matcher: inout Matcher
  ) throws -> [Int]? {
    guard try matcher.findFirst(pattern, in: text.span, startingIn: start, end, runningOn: hint),
      let range = matcher.range(ofGroup: 0)
    else { return nil }
    return [range.start, range.end]
  }

  @Test func `a window finds what the whole text finds`() throws {
    guard var matcher = Matcher() else { return }
    let patterns = try Self.patterns.map { try Pattern($0) }
    try forAll(seed: 1, count: 4_000) { random in
      let pattern = random.number(in: 0..<patterns.count)
      let text = random.bytes(
        random.number(in: 0..<60), of: random.pick(from: ["ab", "ab- ", "aab\n"]))
      let start = random.number(in: 0..<(text.count + 1))
      let end = random.number(in: start..<(text.count + 1))
      let whole = try match(patterns[pattern], in: text, start, text.count, hint: 0, &matcher)
      let expected = whole.flatMap { $0[0] < end ? $0 : nil }
      let hint = random.pick(from: [0, 1, 2, 7, 100])
      let found = try match(patterns[pattern], in: text, start, end, hint: hint, &matcher)
      #expect(
        found == expected,
        "seed \(random.seed): \(Self.patterns[pattern]) in \(text) \(start)..<\(end) \(hint)")
    }
  }

  @Test func `a match may run on far beyond its window`() throws {
    guard var matcher = Matcher() else { return }
    let text = Array("a".utf8) + [UInt8](repeating: 0x62, count: 50_000) + Array("c".utf8)
    let pattern = try Pattern("ab+c")
    for hint in [0, 10, 100_000] {
      #expect(try match(pattern, in: text, 0, 1, hint: hint, &matcher) == [0, text.count])
    }
  }

  @Test func `what is outside of the text is no window`() throws {
    guard var matcher = Matcher() else { return }
    let pattern = try Pattern("a?")
    for (start, end) in [(-1, 2), (2, 2), (3, 2), (0, 4), (5, 9)] {
      #expect(try match(pattern, in: Array("aaa".utf8), start, end, hint: 1, &matcher) == nil)
    }
  }

  @Test(arguments: ["(a+)+$", "(a|aa)+$", "(?:a*)*$", "(.*?,){24}x", "(a?){40}a{40}c?$"])
  func `a hostile pattern ends at a limit, and soon`(_ source: String) throws {
    guard var matcher = Matcher() else { return }
    let pattern = try Pattern(source)
    let text = [UInt8](repeating: 0x61, count: 5_000) + Array(",,,,,,,,,,,,,,,,,,,,,,,,,,,,b".utf8)
    let started = ContinuousClock.now
    _ = try? match(pattern, in: text, 0, text.count, hint: 100, &matcher)
    #expect(ContinuousClock.now - started < .seconds(10))
    // The matcher is as good as new.
    #expect(try match(Pattern("b"), in: text, 0, text.count, hint: 1, &matcher)?[1] == text.count)
  }

  @Test func `a limit that is hit is told`() throws {
    guard var matcher = Matcher() else { return }
    let text = [UInt8](repeating: 0x61, count: 200) + Array("b".utf8)
    #expect(throws: MatchLimit.self) {
      try match(Pattern("(a+)+$"), in: text, 0, text.count, hint: 100, &matcher)
    }
  }

  @Test func `a group is read by its name, the first that took part`() throws {
    guard var matcher = Matcher() else { return }
    let pattern = try Pattern("a(?<secret>b+)|c(?<secret>d+)")
    #expect(pattern.groups(named: "secret") == [1, 2])
    #expect(pattern.hasGroup(named: "secret") && !pattern.hasGroup(named: "place"))
    #expect(try match(pattern, in: Array("xcdd".utf8), 0, 4, hint: 9, &matcher) == [1, 4])
    #expect(matcher.range(ofGroup: 1) == nil)
    #expect(matcher.range(ofGroup: 2)?.start == 2)
  }

  @Test(arguments: [("a(", 2), ("[a", 2), ("(?<1>a)", 3)])
  func `a pattern that does not compile says where`(source: String, offset: Int) {
    #expect { try Pattern(source) } throws: { error in
      (error as? PatternError)?.offset == offset
        && (error as? PatternError)?.message.isEmpty == false
    }
  }
}
