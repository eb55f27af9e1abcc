import TestSupport
import Testing

/// Comments that silence findings, ours and others', and what becomes of those of no use.
@Suite struct AllowTests {
  private static let token = Drawn.githubToken()
  // In pieces, so that this file holds no comment of its own.
  private static let mark = "credlint" + ":allow"
  private static let finding = "critical embedded-key/github-pat app.js:1:12 outside-git"
  private static func stale(_ line: Int, _ column: Int) -> String {
    "low stale-suppression app.js:\(line):\(column)"
  }

  private static func marked(
    _ comment: String, scanning arguments: String..., finds: [String]
  ) -> Scenario {
    Scenario(
      comment + arguments.joined(), file: "app.js", "const t = '\(token)' // \(comment)\n",
      scanning: arguments, finds: finds)
  }

  @Test(arguments: [
    marked("\(mark) embedded-key -- a test", finds: []),
    marked("\(mark) github-pat -- a test", finds: []),
    marked("\(mark) key-age, embedded-key/github-pat -- a test */", finds: []),
    marked("\(mark) github-pat -- a test until 2026-01-01", finds: []),
    marked("\(mark) github-pat -- a test until 2025-12-31", finds: [finding, stale(1, 57)]),
    marked("\(mark) github-pat", finds: [finding, stale(1, 57)]),
    marked("\(mark) github-pat -- -->", finds: [finding, stale(1, 57)]),
    marked("\(mark) -- a test", finds: [finding, stale(1, 57)]),
    marked("\(mark) key-age -- a test", finds: [finding, stale(1, 57)]),
    marked("\(mark) github-pat -- a test until 2026-02-31", finds: [finding, stale(1, 57)]),
    marked("\(mark) github-pat -- a test until 2027-01-31, or so", finds: [finding, stale(1, 57)]),
    marked("\(mark) github-pat -- a test until 2027-01-31.", finds: []),
    marked("\(mark) github-pat -- a test until it is gone", finds: []),
    marked("\(mark) github-pta -- a test", finds: [finding, stale(1, 57)]),
    marked("\(mark) github-pat, key-aeg -- a test", finds: [stale(1, 57)]),
    marked("\(mark)[github-pat] a test", finds: [finding, stale(1, 57)]),
    marked("\(mark) key-age -- a test", scanning: "--enable", "github-pat", finds: [finding]),
    marked("\(mark) github-pat -- a test", scanning: "--no-inline-allows", finds: [finding]),
    marked("\(mark) github-pat -- a test", scanning: "--disable", "github-pat", finds: []),
    marked("gitleaks:allow", finds: []),
    marked("gitleaks:allow", scanning: "--no-config", finds: []),
    marked("betterleaks:allow", finds: []),
    marked("kingfisher:ignore", finds: []),
    marked("trufflehog:ignore", finds: []),
    marked("pragma: allowlist secret", finds: []),
    marked("pragma: allowlist secret", scanning: "--no-inline-allows", finds: [finding]),
    marked("pragma: allowlist nextline secret", finds: [finding]),
    marked("please allow", finds: [finding]),
  ])
  func `on the line of a value`(_ scenario: Scenario) throws { try scenario.check() }

  @Test(arguments: [
    ("// \(mark) github-pat -- a test", []),
    ("  /* \(mark) embedded-key -- a test */", []),
    ("# pragma: allowlist nextline secret", []),
    ("# gitleaks:allow", ["critical embedded-key/github-pat app.js:2:12 outside-git"]),
    (
      "call() // \(mark) github-pat -- a test",
      [stale(1, 11), "critical embedded-key/github-pat app.js:2:12 outside-git"]
    ),
  ])
  func `on the line before`(comment: String, finds: [String]) throws {
    try Scenario(
      comment, file: "app.js", "\(comment)\nconst t = '\(Self.token)'\n", finds: finds
    ).check()
  }

  @Test func `each is counted, in every way to scan`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write("app.js", "const t = '\(Self.token)' // gitleaks:allow\n")
    try scratch.write("b.js", "const t = '\(Self.token)' // \(Self.mark) github-pat -- a test\n")
    func suppressed(_ arguments: String...) throws -> Int {
      let outcome = try Credlint.run(
        ["scan", "-f", "json", "--now", Credlint.now] + arguments, in: scratch)
      let report = try ReportJSON(outcome)
      #expect(report.findings.isEmpty && outcome.status == 0)
      return report.scan.suppressed
    }
    #expect(try suppressed() == 2)
    try scratch.stage("app.js", "b.js")
    #expect(try suppressed("--staged") == 2)
    try scratch.commit("app.js", "b.js")
    // A value has one finding there.
    #expect(try suppressed("--history") == 1)
    let told = try Credlint.scan(in: scratch)
    #expect(told.errorText.contains("2 suppressed"))
  }

  @Test func `a finding about all places of a value needs them all`() throws {
    let scratch = try ScratchFolder()
    let key = Drawn.keyFile(Drawn.ibmKey(), createdAt: "2025-01-01T00:00+0000")
    let allowed = key.replacing("\"apikey\"", with: "/* gitleaks:allow */ \"apikey\"")
    try scratch.write("a.json", allowed, mode: 0o600)
    func practices() throws -> [String] {
      try ReportJSON(Credlint.scan("-f", "json", in: scratch)).findings.map(\.practice)
    }
    #expect(try practices() == [])
    try scratch.write("b.json", key, mode: 0o600)
    #expect(try practices().sorted() == ["key-age", "key-file"])
  }

  @Test func `documents may explain it`() throws {
    try Scenario(
      "a document", file: "guide.md", "Write `\(Self.mark) ID -- reason` behind it.\n", finds: []
    ).check()
  }
}
