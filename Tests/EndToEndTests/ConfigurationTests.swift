import TestSupport
import Testing

/// `.credlint.yaml`: what it can say, where it is found, and what counts for more.
@Suite struct ConfigurationTests {
  private static let token = Drawn.githubToken()
  private static let source = "const token = '\(token)'\n"
  private static let finding = "critical embedded-key/github-pat app.js:1:16 outside-git"

  private static func configured(
    _ text: String, scanning arguments: String..., finds: [String], status: Int32? = nil,
    variables: [String: String] = [:]
  ) -> Scenario {
    Scenario(
      text + arguments.joined(separator: " "), scanning: arguments, finds: finds, status: status,
      variables: variables
    ) {
      try $0.write(".credlint.yaml", text)
      try $0.write("app.js", source)
    }
  }

  @Test(arguments: [
    configured("# nothing is said\n", finds: [finding]),
    configured("fail-on: none\n", finds: [finding], status: 0),
    configured("fail-on: none\n", scanning: "--fail-on", "low", finds: [finding], status: 1),
    configured(
      "fail-on: none\n", finds: [finding], status: 1, variables: ["CREDLINT_FAIL_ON": "low"]),
    configured(
      "", scanning: "--fail-on", "low", finds: [finding], status: 1,
      variables: ["CREDLINT_FAIL_ON": "none"]),
    configured("min-severity: critical\n", finds: [finding]),
    configured("disable: [github-pat]\n", finds: []),
    configured("disable: [github-pat]\n", scanning: "--enable", "github-pat", finds: [finding]),
    configured("disable: [github-pat]\n", scanning: "--no-config", finds: [finding]),
    configured("enable: [key-age]\n", finds: []),
    configured("enable: [key-age]\n", scanning: "--enable", "github-pat", finds: [finding]),
    configured("paths: {exclude: ['*.js']}\n", finds: []),
    configured("paths: {include: [src/**]}\n", finds: []),
    configured("", scanning: "--exclude", "app.*", finds: []),
    configured("fial-on: none\n", scanning: "--no-config", finds: [finding]),
  ])
  func said(_ scenario: Scenario) throws { try scenario.check() }

  @Test(arguments: [
    ("fial-on: none\n", "1:1: unknown key 'fial-on', expected one of ", "did you mean 'fail-on'?"),
    ("fail-on: lo\n", "1:10: unknown word 'lo', expected one of ", "did you mean 'low'?"),
    ("\ndisable: [key-age, githbu-pat]\n", "2:20: no practice", "did you mean 'github-pat'?"),
    (
      "disable: [embeded-key/github-pta]\n", "1:11: no practice or detector has this id",
      "did you mean 'embedded-key/github-pat'?"
    ),
    ("paths:\n  exclud: [a]\n", "2:3: unknown key 'exclud', expected one of include, exclude", "?"),
    ("jobs: 0\n", "1:7: expected a whole number from 1 to 256", ""),
    ("inline-allows: maybe\n", "1:16: expected true or false, found a text", ""),
    ("practices: {key-aeg: {days: 1}}\n", "1:13: no practice", "did you mean 'key-age'?"),
    ("practices: {key-age: {dys: 1}}\n", "1:23: unknown key 'dys'", "did you mean 'days'?"),
    ("practices: {key-age: {were: []}}\n", "1:23: unknown key 'were'", "did you mean 'where'?"),
    (
      "practices: {key-age: {where: [{identty: user}]}}\n", "1:32: unknown key 'identty'",
      "did you mean 'identity'?"
    ),
    ("practices: {key-age: {where: [{identity: usr}]}}\n", "1:42: ", "did you mean 'user'?"),
    ("practices: {key-age: {where: [{dys: 1}]}}\n", "1:32: unknown key 'dys'", "'days'?"),
    ("practices: {key-age: {except: [{key: a}]}}\n", "1:32: expected a reason", ""),
    (
      "practices: {key-age: {except: [{key: a, reason: b, until: soon}]}}\n",
      "1:59: expected the last day, as in 2027-01-31", ""
    ),
    ("rules: [none.yaml]\n", "1:9: there is no such file", ""),
    ("extends: none.yaml\n", "1:10: there is no such file", ""),
    ("extends: .credlint.yaml\n", "1:10: found a file that extends itself", ""),
    ("fingerprint-key: short\n", "1:18: found a text of 5 bytes", ""),
    ("built-in-rules: false\n", "1:17: no detector is left", ""),
    ("- a\n", "1:1: expected a mapping, found a list", ""),
  ])
  func `what is wrong is told with its place`(
    text: String, message: String, suggestion: String
  ) throws {
    let scratch = try ScratchFolder()
    try scratch.write(".credlint.yaml", text)
    try scratch.write("app.js", Self.source)
    for arguments in [["scan"], ["config", "check"]] {
      let outcome = try Credlint.run(arguments, in: scratch)
      #expect(outcome.errorText.hasPrefix("credlint: error: .credlint.yaml:" + message))
      #expect(outcome.errorText.contains(suggestion))
      #expect(outcome.errorText.filter(\.isNewline).count == 1)
      #expect(outcome.status == 2 && outcome.output.isEmpty)
    }
  }

  @Test(arguments: [
    (
      "CREDLINT_FAILON",
      "credlint: error: CREDLINT_FAILON: unknown variable, did you mean 'CREDLINT_FAIL_ON'?\n"
    ),
    (
      "CREDLINT_MIN_CONFIDENSE",
      "credlint: error: CREDLINT_MIN_CONFIDENSE: unknown variable, did you mean 'CREDLINT_MIN_CONFIDENCE'?\n"
    ),
    // A script's own.
    ("CREDLINT_REPOSITORY", ""), ("CREDLINT_REF", ""),
  ])
  func `a variable that is written wrongly is told`(name: String, message: String) throws {
    let scratch = try ScratchFolder()
    let outcome = try Credlint.run(["scan", "-q"], in: scratch, variables: [name: "none"])
    #expect(outcome.errorText == message)
    #expect(outcome.status == (message.isEmpty ? 0 : 2))
  }

  @Test func `files extend others, and circles are refused`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("app.js", Self.source)
    try scratch.write("shared/a.yaml", "extends: b.yaml\nfail-on: none\n")
    try scratch.write("shared/b.yaml", "fail-on: low\npaths: {exclude: ['*.min.js']}\n")
    try scratch.write(".credlint.yaml", "extends: [shared/a.yaml]\n")
    let shown = try Credlint.run("config", "show", "--origin", in: scratch).text
    #expect(shown.contains("fail-on: none") && shown.contains("# shared/a.yaml:2:10\n"))
    #expect(shown.contains("- '*.min.js'") && shown.contains("# shared/b.yaml:2:19\n"))
    try scratch.write("shared/b.yaml", "extends: ../shared/a.yaml\n")
    let outcome = try Credlint.run("config", "check", in: scratch)
    #expect(outcome.errorText.contains("shared/b.yaml:1:10: found a file that extends itself"))
    #expect(outcome.status == 2)
  }

  @Test func `what is excluded is listed as skipped, and leaves a scan complete`() throws {
    let scratch = try ScratchFolder()
    try scratch.write(".credlint.yaml", "paths:\n  exclude: [vendor/**, '*.min.js', '/gen/']\n")
    for path in ["vendor/deep/app.js", "src/a.min.js", "gen/app.js", "src/gen/vendored.js"] {
      try scratch.write(path, Self.source)
    }
    let outcome = try Credlint.scan("-f", "json", in: scratch)
    let report = try ReportJSON(outcome)
    #expect(report.findings.map(\.location.path) == ["src/gen/vendored.js"])
    #expect(
      report.scan.skipped.map { "\($0.path) \($0.reason)" } == [
        "gen is excluded (.credlint.yaml:2)", "src/a.min.js is excluded (.credlint.yaml:2)",
        "vendor is excluded (.credlint.yaml:2)",
      ])
    #expect(report.scan.complete)
    let inner = try ReportJSON(Credlint.scan("src/a.min.js", "-f", "json", in: scratch))
    #expect(inner.findings.isEmpty && inner.scan.skipped.count == 1)
  }

  @Test func `it is found above what is scanned, up to the repository's root`() throws {
    let scratch = try ScratchFolder()
    try scratch.write(".credlint.yaml", "disable: [github-pat]\n")
    try scratch.makeRepository("inner")
    try scratch.write("inner/src/app.js", Self.source)
    let outside = try Credlint.scan("inner/src", "-f", "concise", in: scratch)
    #expect(outside.status == 1)
    try scratch.write("inner/.credlint.yaml", "disable: [github-pat]\n")
    let inside = try Credlint.scan("inner/src/app.js", "-f", "concise", in: scratch)
    #expect(inside.status == 0)
    try scratch.commit("src/app.js", ".credlint.yaml", in: "inner")
    let history = try Credlint.scan("--history", "inner", "-f", "concise", in: scratch)
    #expect(history.status == 0)
    let both = try Credlint.scan(".", "inner", in: scratch)
    #expect(both.status == 2 && both.errorText.contains("more than one configuration"))
  }

  @Test func `paths are kept out of git's objects, too`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write(".credlint.yaml", "paths: {exclude: [fixtures]}\n")
    try scratch.write("test/fixtures/app.js", Self.source)
    try scratch.stage("test/fixtures/app.js")
    let staged = try ReportJSON(Credlint.scan("--staged", "-f", "json", in: scratch))
    #expect(staged.findings.isEmpty)
    #expect(staged.scan.skipped.map(\.path) == ["test/fixtures/app.js"])
    #expect(try Credlint.scan("--staged", "--no-config", in: scratch).status == 1)
  }

  @Test func `rules of one's own run beside the others`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("policy/acme.yaml", AcmeRule.text)
    try scratch.write(".credlint.yaml", "rules: [policy/acme.yaml]\n")
    try scratch.write("app.js", Self.source + "key = '\(drawn("acme_{{a-z0-9:32}}"))'\n")
    let report = try ReportJSON(Credlint.scan("app.js", "-f", "json", in: scratch))
    #expect(
      report.findings.map(\.line) == [
        Self.finding, "high embedded-key/acme-api-key app.js:2:8 outside-git",
      ])
    try scratch.write(
      ".credlint.yaml", "built-in-rules: false\nrules: [policy/acme.yaml]\ndisable: [key-age]\n")
    let own = try ReportJSON(Credlint.scan("app.js", "-f", "json", in: scratch))
    #expect(own.findings.map(\.detector) == ["acme-api-key"])
    try scratch.write(
      "policy/acme.yaml", AcmeRule.text.replacing("acme-api-key", with: "github-pat"))
    try scratch.write(".credlint.yaml", "rules: [policy/acme.yaml]\n")
    let taken = try Credlint.scan("app.js", in: scratch)
    #expect(taken.status == 2 && taken.errorText.contains("a rule called 'github-pat' is there"))
  }

  @Test func `a practice's numbers and severity can be set`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("key.json", Drawn.keyFile(Drawn.ibmKey()), mode: 0o600)
    func found() throws -> [String] {
      try ReportJSON(Credlint.scan("key.json", "-f", "json", in: scratch))
        .findings.filter { $0.practice == "key-age" }.map(\.severity)
    }
    #expect(try found() == [])
    try scratch.write(".credlint.yaml", "practices: {key-age: {days: 20}}\n")
    #expect(try found() == ["medium"])
    try scratch.write(".credlint.yaml", "practices: {key-age: {days: 20, severity: critical}}\n")
    #expect(try found() == ["critical"])
  }

  @Test func `a key of one's own makes other ids`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("app.js", Self.source)
    func id(_ variables: [String: String] = [:]) throws -> String? {
      try ReportJSON(Credlint.scan("app.js", "-f", "json", in: scratch, variables: variables))
        .findings.first?.id
    }
    let open = try id()
    let key = drawn("{{base62:24}}", seed: 9)
    let own = try id(["CREDLINT_KEY": key])
    #expect(open != nil && own != nil && open != own)
    try scratch.write(".credlint.yaml", "fingerprint-key: \(key)\n")
    #expect(try id() == own)
    let shown = try Credlint.run("config", "show", in: scratch).text
    #expect(shown.contains("fingerprint-key: set, not shown") && !shown.contains(key.suffix(8)))
  }

  @Test func `a policy is read from a commit that is trusted`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write(".credlint.yaml", "extends: base.yaml\n")
    try scratch.write("base.yaml", "min-confidence: high\n")
    try scratch.commit(".credlint.yaml", "base.yaml")
    try scratch.write(".credlint.yaml", "disable: [github-pat]\n")
    try scratch.write("src/app.js", Self.source)
    #expect(try Credlint.scan("src", in: scratch).status == 0)
    #expect(try Credlint.scan("src", "--config-from", "HEAD", in: scratch).status == 1)
    let shown = try Credlint.run(
      "config", "show", "--origin", "--config-from", "main", in: scratch)
    #expect(shown.text.contains("# base.yaml:1:17\n"))
    let unknown = try Credlint.scan("src", "--config-from", "nowhere", in: scratch)
    #expect(unknown.status == 2 && unknown.errorText.contains("option --config-from: "))
  }

  @Test func `the published schema is the program's`() throws {
    let outcome = try Credlint.run("config", "schema", in: ScratchFolder())
    #expect(outcome.status == 0 && outcome.text.contains(#""additionalProperties": false"#))
  }
}
