import Detection
import Model
import TestSupport
import Testing

/// How one text is searched with rules of the test's own.
@Suite struct ScannerTests {
  private func detector(_ id: String, _ pattern: String, keywords: [String]) -> Detector {
    var detector = Detector(
      id: id, title: id, provider: "acme", pattern: pattern, severity: .high, confidence: .high)
    detector.keywords = keywords
    return detector
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
