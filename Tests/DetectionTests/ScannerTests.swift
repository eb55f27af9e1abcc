import Detection
import Model
import TestSupport
import Testing

/// How one text is searched with rules of the test's own.
@Suite struct ScannerTests {
  private func detector(_ id: String, _ pattern: String, keywords: [String]) -> Detector {
    Detector(
      id: id, title: id, provider: "acme",
      forms: [Detector.Form(keywords: keywords, pattern: pattern)], severity: .high,
      confidence: .high)
  }

  private func found(
    _ text: String, by detectors: [Detector], path: String = "a.txt"
  ) throws -> [String] {
    var scanner = try makeScanner(detectors)
    let bytes = Array(text.utf8)
    return scanner.scan(bytes.span, path: BytePath(path)).occurrences.map { occurrence in
      "\(occurrence.detector.id):"
        + String(decoding: bytes[occurrence.range.start..<occurrence.range.end], as: UTF8.self)
    }
  }

  @Test func `a pattern that meets a limit is told, and the others go on`() throws {
    let hostile = detector("hostile", "key(?<secret>(a+)+)$", keywords: ["key"])
    let plain = detector("plain", "tok_(?<secret>[a-z]{6})", keywords: ["tok_"])
    var scanner = try makeScanner([hostile, plain])
    let text = Array(("key" + String(repeating: "a", count: 3_000) + "b tok_kwzvtq").utf8)
    let started = ContinuousClock.now
    let outcome = scanner.scan(text.span, path: BytePath("a"))
    #expect(outcome.limits == ["detector hostile gave up: its pattern met a limit"])
    #expect(outcome.occurrences.map(\.detector.id) == ["plain"])
    #expect(ContinuousClock.now - started < .seconds(10))
    #expect(scanner.scan(Array("keyaaa".utf8).span, path: BytePath("a")).limits.isEmpty)
  }

  @Test func `the narrower reading of a span wins`() throws {
    var exact = detector("exact", "(?<secret>tok_[a-z]{6})", keywords: ["tok_"])
    exact.specificity = .exact
    var named = detector("named", "key=(?<secret>[a-z_]{10})", keywords: ["key"])
    named.specificity = .named
    var generic = detector("generic", "(?<secret>[a-z_=]{14})", keywords: ["key"])
    generic.specificity = .generic
    #expect(try found("key=tok_kwzvtq", by: [generic, named, exact]) == ["exact:tok_kwzvtq"])
    #expect(try found("key=kwzv_tqkwz", by: [generic, named, exact]) == ["named:kwzv_tqkwz"])
  }

  @Test func `what several forms find is one finding, and none hides what another finds`() throws {
    var both = detector("both", "tok_(?<secret>[a-z]{6})", keywords: ["tok_"])
    both.forms.append(
      Detector.Form(keywords: [" end"], pattern: "from (?<secret>[a-z]{6}),[^;]{0,40} end"))
    both.forms[0].reach.before = 0
    both.forms[1].reach.before = 60
    // The keyword of the one stands within a match of the other.
    #expect(
      try found("from kwzvtq, tok_qtvzwk end; tok_mnbvcx", by: [both])
        == ["both:kwzvtq", "both:qtvzwk", "both:mnbvcx"])
    both.forms[1].pattern = "tok_(?<secret>[a-z]{6}) end"
    #expect(try found("tok_kwzvtq end", by: [both]) == ["both:kwzvtq"])
    var scanner = try makeScanner([both])
    #expect(
      scanner.trials(in: Array("tok_kwzvtq end".utf8).span, path: BytePath("a")).count == 1)
  }

  @Test func `matches that follow each other are all found`() throws {
    let plain = detector("plain", "tok_(?<secret>[a-z]{6})", keywords: ["tok_"])
    #expect(
      try found("tok_kwzvtqtok_qtvzwk,TOK_tok_mnbvcx", by: [plain])
        == ["plain:kwzvtq", "plain:qtvzwk", "plain:mnbvcx"])
  }

  @Test func `a place in the path decides where a filter asks for it`() throws {
    var plain = detector("plain", "tok_(?<secret>[a-z]{6})", keywords: ["tok_"])
    plain.filters.onlyPaths = ["*.yaml"]
    plain.filters.neverPaths = ["tests/**"]
    #expect(try found("tok_kwzvtq", by: [plain], path: "a.txt") == [])
    #expect(try found("tok_kwzvtq", by: [plain], path: "A.YAML") == ["plain:kwzvtq"])
    #expect(try found("tok_kwzvtq", by: [plain], path: "x/tests/deep/a.yaml") == [])
  }

  @Test func `a line may refuse, and the value may`() throws {
    var plain = detector("plain", "tok_(?<secret>[a-z]{6})", keywords: ["tok_"])
    plain.filters.lineNot = ["^ *#"]
    plain.filters.not = ["^zz"]
    #expect(
      try found("# tok_kwzvtq\ntok_zzvtqk\n tok_qtvzwk", by: [plain]) == ["plain:qtvzwk"])
  }
}
