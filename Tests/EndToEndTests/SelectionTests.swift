import TestSupport
import Testing

/// Which findings are wanted, and the clock that they are judged by.
@Suite struct SelectionTests {
  private static let token = Drawn.githubToken()
  private static let source = """
    const token = '\(token)'
    fetch('https://api.acme.dev/?access_token=\(token)')
    const id = 'AKIA\(drawn("{{base32:16}}"))'

    """
  private static let embedded = "critical embedded-key/github-pat app.js:1:16 outside-git"
  private static let inURL = "critical key-in-url/github-pat app.js:2:43 outside-git +embedded-key"
  private static let access = "medium embedded-key/aws-access-key-id app.js:3:13 outside-git"

  private static func scanning(_ arguments: String..., finds: [String]) -> Scenario {
    Scenario(
      arguments.joined(separator: " "), file: "app.js", source, scanning: arguments, finds: finds)
  }

  @Test(arguments: [
    scanning(finds: [embedded, inURL, access]),
    scanning("--enable", "github-pat", finds: [embedded, inURL]),
    scanning("--enable", "key-in-url", finds: [inURL.replacing(" +embedded-key", with: "")]),
    scanning(
      "--enable", "key-in-url/github-pat", "--enable", "aws-access-key-id",
      finds: [
        inURL.replacing(" +embedded-key", with: ""), access,
      ]),
    scanning("--disable", "github-pat", finds: [access]),
    scanning(
      "--disable", "embedded-key/github-pat",
      finds: [
        inURL.replacing(" +embedded-key", with: ""), access,
      ]),
    scanning(
      "--disable", "key-in-url",
      finds: [
        embedded, "critical embedded-key/github-pat app.js:2:43 outside-git", access,
      ]),
    scanning("--enable", "embedded-key", "--disable", "github-pat", finds: [access]),
    scanning("--min-severity", "high", finds: [embedded, inURL]),
    scanning(
      "--min-severity=critical", "--disable", "key-in-url/github-pat",
      finds: [
        embedded, "critical embedded-key/github-pat app.js:2:43 outside-git",
      ]),
  ])
  func selected(_ scenario: Scenario) throws { try scenario.check() }

  @Test func `confidence is another axis`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("app.js", Self.source)
    func confidences(_ least: String) throws -> Set<String> {
      let outcome = try Credlint.scan("--min-confidence", least, "-f", "json", in: scratch)
      return Set(try ReportJSON(outcome).findings.map(\.confidence))
    }
    #expect(try confidences("high") == ["high"])
    #expect(try confidences("low").isSuperset(of: ["high"]))
  }

  @Test func `ages are told by the clock that is given`() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      "key.json", Drawn.keyFile(Drawn.ibmKey(), createdAt: "2030-01-01T00:00+0000"), mode: 0o600)
    func practices(_ now: String) throws -> [String] {
      try ReportJSON(Credlint.run("scan", "-f", "json", "--now", now, in: scratch))
        .findings.map(\.practice)
    }
    #expect(try practices("2030-03-31T23:59:59Z") == ["key-file"])
    #expect(try practices("2030-04-01T00:00:00Z") == ["key-age", "key-file"])
    #expect(try practices("2030-04-01T01:59:59+02:00") == ["key-file"])
  }

  @Test func `standard input is scanned under a name`() throws {
    let scratch = try ScratchFolder()
    let named = try Credlint.scan(
      "--stdin", "--stdin-path", "app.sh", "-f", "json", in: scratch,
      feeding: "ibmcloud login --apikey \(Drawn.ibmKey())\n")
    let report = try ReportJSON(named)
    #expect(
      report.findings.map(\.line) == [
        "high key-on-command-line/ibm-cloud-api-key app.sh:1:25 +embedded-key"
      ])
    #expect(report.scan.mode == "stdin" && named.status == 1)
    let unnamed = try Credlint.scan("--stdin", "-f", "concise", in: scratch, feeding: Self.source)
    #expect(unnamed.text.hasPrefix("standard-input:1:16: error[embedded-key/github-pat] "))
    let empty = try Credlint.scan("--stdin", in: scratch)
    #expect(empty.status == 0)
  }
}
