import Bytes
import Model
import TestSupport
import Testing

/// What is typed, and what credlint says when it is typed wrongly.
@Suite struct CommandLineTests {
  private static let source = "const token = '\(Drawn.githubToken())'\n"

  private func error(_ arguments: String..., in scratch: ScratchFolder? = nil) throws -> String {
    let outcome = try Credlint.run(arguments, in: scratch ?? ScratchFolder())
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    return outcome.errorText
  }

  @Test func `wrong words are answered with near ones`() throws {
    #expect(
      try error("scna")
        == "credlint: error: unknown command 'scna', did you mean 'scan'?; "
        + "'credlint help' lists the commands\n")
    #expect(
      try error("scan", "--fromat", "json")
        == "credlint: error: unknown option '--fromat', did you mean '--format'?\n")
    #expect(try error("scan", "-f", "jsn").contains("did you mean 'json'?"))
    #expect(try error("scan", "--fail-on", "hihg").contains("did you mean 'high'?"))
    #expect(try error("scan", "--disable", "github-pta").contains("did you mean 'github-pat'?"))
    #expect(try error("scan", "--enable", "keyage").contains("did you mean 'key-age'?"))
    #expect(try error("explain", "key-aeg").contains("did you mean 'key-age'?"))
  }

  @Test func `values are shown on a terminal that asks for them, and nowhere else`() throws {
    let scratch = try ScratchFolder()
    let token = Drawn.githubToken()
    try scratch.write("a.py", "t = '\(token)'\n")
    for arguments in [[], ["-f", "pretty"], ["-o", "r.txt"], ["-f", "json"]] {
      let piped = try Credlint.run(["scan", "--show-secrets"] + arguments, in: scratch)
      #expect(piped.status == 2 && piped.output.isEmpty)
      #expect(piped.errorText.contains("--show-secrets prints to a terminal"))
    }
    guard let terminal = Environment.programOnPath("script") else { return }
    let command = "\(try Credlint.path) scan --no-progress --show-secrets -o json=r.json a.py"
    let shown = try Program(
      terminal.text, ["-qec", command, "/dev/null"].map { Array($0.utf8) }, in: scratch.root
    ).run(using: scratch)
    #expect(shown.status == 1 && shown.text.contains("secret:"), "\(shown.text)")
    #expect(shown.text.contains(token))
    let saved = String(decoding: try scratch.path("r.json").read(), as: UTF8.self)
    #expect(!saved.contains(token.suffix(12)))
  }

  @Test(arguments: [
    ["scan", "-f"], ["scan", "--output"], ["scan", "--now"], ["scan", "--quiet=yes"],
    ["scan", "--now", "yesterday"], ["scan", "-j", "0"], ["scan", "-j", "many"], ["scan", "-j-1"],
    ["scan", "-j", "99999999999999999999"], ["scan", "--stdin", "."], ["scan", ""],
    ["scan", "--stdin-path", "a"], ["scan", "--enable", "embedded-key/key-age"],
    ["scan", "--enable", "key-age", "--disable", "key-age"], ["scan", "-o", "xml=a"],
    ["scan", "-o", "json="], ["scan", "-o", "a", "-o", "b"], ["scan", "-f", "nothing"],
    ["scan", "--min-confidence", "sure"], ["scan", "--color", "red"], ["scan", "-x"],
    ["version", "extra"], ["rules", "key-age", "more"], ["explain"],
    ["explain", "a", "b"], ["rules", "test", "no-such-file.yaml"], ["help", "me"],
  ])
  func `wrong use is one line on standard error`(_ arguments: [String]) throws {
    let outcome = try Credlint.run(arguments, in: ScratchFolder())
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errorText.hasPrefix("credlint: error: "))
    #expect(outcome.errorText.filter(\.isNewline).count == 1)
  }

  @Test func `what may be a secret is not echoed`() throws {
    let token = Drawn.githubToken()
    let key = Drawn.ibmKey()
    let pin = drawn("{{a-z0-9:16}}")
    for secret in [token, key, pin] {
      for arguments in [
        [secret], ["scan", "--" + secret], ["scan", "-" + secret], ["scan", "--fail-on", secret],
        ["scan", "--format=" + secret], ["scan", "--enable", secret], ["explain", secret],
        ["rules", secret], ["rules", "a", secret], ["help", secret], ["scan", "--now", secret],
        ["scan", "--jobs", secret], ["scan", "-o", secret + "=x"], ["version", secret],
      ] {
        let outcome = try Credlint.run(arguments, in: ScratchFolder())
        #expect(!outcome.errorText.contains(secret.suffix(12)), "\(arguments.dropLast())")
        #expect(!outcome.text.contains(secret.suffix(12)), "\(arguments.dropLast())")
      }
    }
    for secret in [token, key] {
      let outcome = try Credlint.scan(secret, in: ScratchFolder())
      #expect(outcome.status == 2)
      #expect(!outcome.errorText.contains(secret.suffix(12)))
    }
  }

  @Test func `help and version are answers`() throws {
    let scratch = try ScratchFolder()
    for arguments in [
      [], ["help"], ["--help"], ["scan", "--help"], ["help", "scan"], ["rules", "-h"],
      ["explain", "--help"], ["version"], ["--version"],
    ] {
      let outcome = try Credlint.run(arguments, in: scratch)
      #expect(outcome.status == 0 && outcome.errors.isEmpty)
      #expect(outcome.text.hasPrefix("credlint ") || outcome.text.contains("Usage: credlint"))
    }
  }

  @Test func `rules are listed, shown, explained and tried`() throws {
    let scratch = try ScratchFolder()
    let list = try Credlint.run("rules", in: scratch)
    #expect(list.text.contains("\nkey-age ") && list.text.contains("\ngithub-pat "))
    let page = try Credlint.run("rules", "ibm-cloud-api-key", in: scratch)
    #expect(page.text.contains("Provider: ibm-cloud") && page.text.contains("Refuses:"))
    let both = try Credlint.run("explain", "embedded-key/github-pat", in: scratch)
    #expect(both.text.contains("embedded-key: ") && both.text.contains("github-pat: "))
    #expect([list, page, both].allSatisfy { $0.status == 0 && $0.errors.isEmpty })
  }

  @Test func `a rule file of one's own is tried`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("acme.yaml", AcmeRule.text)
    let outcome = try Credlint.run("rules", "test", "acme.yaml", in: scratch)
    #expect(outcome.text == "1 detectors, 4 examples, 0 failed\n")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
  }

  @Test func `a rule that does not keep its word fails, and says where`() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      "acme.yaml", AcmeRule.text.replacing("acme_{{a-z0-9:31}}", with: "acme_{{a-z0-9:32}}"))
    let outcome = try Credlint.run("rules", "test", "acme.yaml", in: scratch)
    #expect(
      outcome.errorText == "credlint: error: acme.yaml:17: acme-api-key: "
        + "matches a text that it must refuse: one character short\n")
    #expect(outcome.status == 1)
  }

  @Test(arguments: [
    ("keywords: [acme_]", "keyword: [acme_]", "acme.yaml:6:5: "),
    ("{32})(?!", "{32}(?!", "acme.yaml:7:"),
    ("severity: high", "severity: huge", "acme.yaml:8:"),
    ("provider: acme", "provider: [acme", "acme.yaml:"),
    (
      "«acme_{{a-z0-9:32}}»\"'\n        - '-H", "acme_{{a-z0-9:32}}\"'\n        - '-H", "acme.yaml:"
    ),
  ])
  func `a broken rule file is an error with its place`(
    old: String, new: String, place: String
  ) throws {
    let scratch = try ScratchFolder()
    try scratch.write("acme.yaml", AcmeRule.text.replacing(old, with: new))
    let outcome = try Credlint.run("rules", "test", "acme.yaml", in: scratch)
    #expect(outcome.errorText.hasPrefix("credlint: error: " + place), "\(outcome.errorText)")
    #expect(outcome.errorText.filter(\.isNewline).count == 1)
    #expect(outcome.status == 2)
  }

  @Test func `quiet prints findings alone, verbose what was skipped and ids`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("app.js", Self.source)
    try scratch.makePipe("pipe")
    let quiet = try Credlint.scan("-q", "-f", "concise", in: scratch)
    #expect(quiet.errors.isEmpty && quiet.text.filter(\.isNewline).count == 1)
    let plain = try Credlint.scan("-f", "pretty", in: scratch)
    #expect(plain.errorText.filter(\.isNewline).count == 1)
    #expect(plain.errorText.contains("Complete: 1 skipped (--verbose lists them)."))
    let verbose = try Credlint.scan("-v", "-f", "pretty", in: scratch)
    #expect(verbose.errorText.contains("skipped: pipe: is a named pipe\n"))
    let report = try ReportJSON(Credlint.scan("-f", "json", in: scratch))
    let id = try #require(report.findings.first?.id)
    #expect(verbose.text.contains("id: " + id) && !plain.text.contains(id))
  }

  @Test func `colours come when asked for, and not into a pipe`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("app.js", Self.source)
    #expect(try !Credlint.scan("-f", "pretty", in: scratch).output.contains(0x1B))
    #expect(
      try Credlint.scan("-f", "pretty", "--color", "always", in: scratch).output.contains(0x1B))
    let forced = try Credlint.scan("-f", "pretty", in: scratch, variables: ["FORCE_COLOR": "1"])
    #expect(forced.output.contains(0x1B))
    let refused = try Credlint.scan(
      "-f", "pretty", in: scratch, variables: ["FORCE_COLOR": "1", "NO_COLOR": "1"])
    #expect(!refused.output.contains(0x1B))
  }
}
