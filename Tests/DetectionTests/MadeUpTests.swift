import Detection
import Model
import Testing

/// What is said of values that somebody typed rather than drew.
@Suite struct MadeUpTests {
  private func confidence(
    of value: String, specificity: Detector.Specificity = .exact,
    filters: (inout Detector.Filters) -> Void = { _ in }
  ) throws -> Confidence? {
    let form = Detector.Form(keywords: ["acme"], pattern: "acme=(?<secret>[A-Za-z0-9]{16,64})")
    var detector = Detector(
      id: "acme", title: "acme", provider: "acme", forms: [form], severity: .high,
      confidence: .high)
    detector.specificity = specificity
    filters(&detector.filters)
    var scanner = try makeScanner([detector])
    let text = Array("acme=\(value)".utf8)
    return scanner.scan(text.span, path: BytePath("a.txt")).occurrences.first?.detector.confidence
  }

  @Test(arguments: [
    "abcdefghijklmnop12", "9876543210ZYXWVUTS", "a1b2c3d4e5f6g7h8", "qwertyuiop123456",
    "cafe12cafe12cafe12", "AbCd1234EfGh5678IjKl", "abc123def456ghi789jkl", "zzz999yyy888xxx777",
    "askdjghsdfjkghlaksd", "12312sdfasASDFDSF98", "a1b7c3d4e5f6f1e4c5b6",
  ])
  func `is of low confidence where a provider's form fits`(value: String) throws {
    #expect(try confidence(of: value) == .low)
    #expect(try confidence(of: value, specificity: .named) == .low)
  }

  @Test func `must have the entropy and look of drawn ones where only a name tells`() throws {
    #expect(try confidence(of: "abcdefghijklmnop12", specificity: .generic) == .low)
    let value = "abcdefghijklmnop12"
    #expect(try confidence(of: value, specificity: .generic) { $0.digit = 3 } == nil)
  }

  @Test func `drawn ones are as sure as their detector`() throws {
    #expect(try confidence(of: ["kWz8vTq2", "nX4bR7mY"].joined()) == .high)
    #expect(try confidence(of: ["4f1c8e0b", "97d2a63e"].joined()) == .high)
  }

  @Test func `may lack the entropy that drawn ones have`() throws {
    #expect(try confidence(of: "abc123abc123abc123") { $0.entropy = 3_000 } == .low)
    #expect(try confidence(of: "kkwwkkwwkkwwzzkkww") { $0.entropy = 3_000 } == nil)
    #expect(try confidence(of: "abcdefghijklmnopqr") { $0.digit = 2 } == .low)
  }

  @Test func `a mask is nothing`() throws {
    #expect(try confidence(of: "xxxxxxxxxxxxxxxxxx") == nil)
    #expect(try confidence(of: "ab0000000000000000") == nil)
  }
}
