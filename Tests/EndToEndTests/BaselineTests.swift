import Bytes
import Model
import TestSupport
import Testing

/// The baseline: what it knows, what it survives, and what it never lets pass.
@Suite struct BaselineTests {
  private static let file = ".credlint-baseline.jsonl"
  private static let token = Drawn.githubToken()

  private func scene() throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write("src/app.js", "const token = '\(Self.token)'\n")
    try scratch.write("src/db.py", "token = '\(Drawn.githubToken(3))'\n")
    return scratch
  }

  private func run(_ arguments: String..., in scratch: ScratchFolder, feeding input: String = "")
    throws -> Program.Outcome
  {
    try Credlint.run(arguments + ["--now", Credlint.now], in: scratch, feeding: input)
  }

  private func text(_ path: String, in scratch: ScratchFolder) throws -> String {
    String(decoding: try scratch.path(path).read(), as: UTF8.self)
  }

  private func findings(_ arguments: String..., in scratch: ScratchFolder) throws -> [String] {
    let outcome = try Credlint.run(
      ["scan", "-f", "json", "--now", Credlint.now] + arguments, in: scratch)
    return try ReportJSON(outcome).findings.map(\.line)
  }

  @Test func `what is known passes, what is new does not`() throws {
    let scratch = try scene()
    let made = try run(
      "baseline", "create", "--reason", "to rotate", "--owner", "ada", in: scratch)
    #expect(made.status == 0, "\(made.errorText)")
    #expect(try findings(in: scratch) == [])
    let outcome = try Credlint.scan(in: scratch)
    #expect(outcome.status == 0 && outcome.errorText.contains(" suppressed"))
    let other = Drawn.githubToken(2)
    try scratch.write("src/app.js", "const token = '\(other)'\n")
    #expect(
      try findings(in: scratch).filter { $0.hasPrefix("high") || $0.hasPrefix("crit") }
        == ["high embedded-key/github-pat src/app.js:1:16 untracked"])
    try scratch.write(
      "src/app.js", "const token = '\(Self.token)'\nconst again = '\(Self.token)'\n")
    #expect(
      try findings(in: scratch) == ["high embedded-key/github-pat src/app.js:2:16 untracked"])
    #expect(try !findings("--no-baseline", in: scratch).isEmpty)
  }

  @Test func `what is wrong with the whole repository can be known, too`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write("a.py", "ibmcloud_api_key = '\(Drawn.ibmKey())'\n")
    _ = try run("baseline", "create", in: scratch)
    #expect(try text(Self.file, in: scratch).contains(#""rule":"ignore-missing","path":".""#))
    let outcome = try Credlint.scan(in: scratch)
    #expect(outcome.status == 0, "\(outcome.errorText)")
    #expect(try run("baseline", "prune", "--check", in: scratch).status == 0)
  }

  @Test func `it survives lines, moves, renames and reformatting`() throws {
    let scratch = try scene()
    _ = try run("baseline", "create", in: scratch)
    let before = try text(Self.file, in: scratch)
    try scratch.write(
      "src/app.js", "// one\r\n// two\r\nconst   token =\r\n      '\(Self.token)';\r\n")
    #expect(try findings(in: scratch) == [])
    try scratch.remove("src/app.js")
    try scratch.write("web/main.ts", "export const t: string = '\(Self.token)'\n")
    #expect(try findings(in: scratch) == [])
    #expect(try run("baseline", "update", in: scratch).status == 0)
    let after = try text(Self.file, in: scratch)
    #expect(
      before.replacing("src/app.js", with: "web/main.ts").split(separator: "\n").sorted()
        == after.split(separator: "\n").sorted())
  }

  @Test func `a password that could be guessed is known by its line, and a new one is new`() throws
  {
    let scratch = try ScratchFolder()
    func write(_ line: String) throws { try scratch.write("a.py", "import os\n\(line)\n") }
    let passwords = (1...8).map { drawn("{{base62:9}}", seed: $0) }
    try write("DB_PASSWORD = '\(passwords[0])'")
    _ = try run("baseline", "create", in: scratch)
    let entry = try text(Self.file, in: scratch)
    #expect(entry.contains("\"tag\":") && !entry.contains(passwords[0]))
    for line in ["  DB_PASSWORD='VALUE',", "DB_PASSWORD =  \"VALUE\";"] {
      try write(line.replacing("VALUE", with: passwords[0]))
      #expect(try findings(in: scratch) == [], "\(line)")
    }
    // One in 64 has the tag of the first.
    let new = try passwords.dropFirst().filter { password in
      try write("DB_PASSWORD = '\(password)'")
      return try !findings("a.py", in: scratch).isEmpty
    }
    #expect(new.count >= passwords.count - 2)
  }

  @Test func `one line an entry, sorted, without times, lines or values`() throws {
    let scratch = try scene()
    try scratch.write("a.js", "const token = '\(Self.token)'\nconst b = '\(Self.token)'\n")
    _ = try run("baseline", "create", in: scratch)
    let text = try text(Self.file, in: scratch)
    let lines = text.split(separator: "\n")
    #expect(
      lines.first?.hasPrefix(#"{"rule":"embedded-key/github-pat","path":"a.js","id":""#) == true)
    #expect(lines.first?.hasSuffix(#","n":2}"#) == true)
    var windows = SecretWindows()
    windows.add(Self.token.utf8)
    #expect(windows.first(in: Array(text.utf8)) == nil)
    _ = try run("baseline", "create", "--force", in: scratch)
    #expect(try self.text(Self.file, in: scratch) == text)
    let refused = try run("baseline", "create", in: scratch)
    #expect(refused.status == 2 && refused.errorText.contains("--force"))
  }

  @Test func `entries that expire or match nothing are findings, and are pruned`() throws {
    let scratch = try scene()
    _ = try run("baseline", "create", "--until", "2026-01-31", in: scratch)
    let late = try Credlint.run(
      ["scan", "-f", "json", "--now", "2026-02-01T00:00:00Z"], in: scratch)
    let stale = try ReportJSON(late).findings.filter { $0.practice == "stale-suppression" }
    #expect(!stale.isEmpty && stale.allSatisfy { $0.location.path == Self.file })
    #expect(late.status == 1)
    try scratch.remove("src/app.js")
    #expect(try findings(in: scratch) == ["low stale-suppression .credlint-baseline.jsonl:1:1"])
    #expect(try findings("src/db.py", in: scratch) == [])
    #expect(try run("baseline", "prune", "--check", in: scratch).status == 1)
    #expect(try run("baseline", "prune", in: scratch).status == 0)
    #expect(try findings(in: scratch) == [])
    #expect(try run("baseline", "prune", "--check", in: scratch).status == 0)
  }

  @Test func `audit asks for each finding, and writes what was decided`() throws {
    let scratch = try scene()
    let count = try findings(in: scratch).count
    let quit = try run("baseline", "audit", in: scratch, feeding: "k\na test\nq\n")
    #expect(quit.status == 0 && quit.output.isEmpty)
    let skips = String(repeating: "s\n", count: count - 1)
    let walk = try run("baseline", "audit", in: scratch, feeding: "s\nb\nk\na test\n" + skips)
    #expect(walk.status == 0 && walk.text == "\(Self.file): 1 entry\n")
    #expect(walk.errorText.contains("[1/\(count)]"))
    #expect(!walk.errorText.contains(Self.token.suffix(12)))
    #expect(try text(Self.file, in: scratch).contains(#""reason":"a test""#))
    #expect(try findings(in: scratch).count == count - 1)
  }

  @Test func `what other scanners list is taken over`() throws {
    let place = "src/app.js:embedded:1"
    let commit = drawn("{{hex:40}}")
    for list in [
      "# known\n\(place)\n", "\(commit):\(place)\n",
      #"[{"RuleID": "github-pat", "File": "src/app.js", "StartLine": 1}]"#,
      #"{"findings": [{"location": {"path": "./src/app.js", "start": {"line": 1}}}]}"#,
      #"{"schema_version": "1", "findings": [{"location": {"path": "./src/app.js", "start_line": 1}}]}"#,
      #"{"schema_version": "1", "finding": {"location": {"path": "src/app.js", "start_line": 1}}}"#
        + "\n" + #"{"finding": {"location": {"path": "src/gone.js", "start_line": 1}}}"# + "\n",
      #"{"version": "1.5.0", "results": {"src/app.js": [{"line_number": 1, "type": "x"}]}}"#,
    ] {
      let scratch = try scene()
      try scratch.write("list", list)
      let made = try run("baseline", "create", "--from", "list", in: scratch)
      #expect(made.status == 0 && made.text == "\(Self.file): 1 entry\n", "\(made.errorText)")
      #expect(try text(Self.file, in: scratch).contains("imported from list"))
    }
    let scratch = try scene()
    try scratch.write("list", "nothing of use\n")
    #expect(try run("baseline", "create", "--from", "list", in: scratch).status == 2)
  }

  @Test(arguments: [
    ("not json\n", ".credlint-baseline.jsonl:1:1: not JSON"),
    (#"{"rule":"a","path":"b","id":"c","line":1}"# + "\n", ":1: unknown key, expected one of"),
    (#"{"rule":"a","path":"b"}"# + "\n", ":1: expected an object with rule, path and id"),
    (#"{"rule":"a","path":"b","id":"c","until":"soon"}"# + "\n", ":1: expected a date as until"),
  ])
  func `a broken baseline is an error`(text: String, message: String) throws {
    let scratch = try scene()
    try scratch.write(Self.file, text)
    let outcome = try Credlint.scan(in: scratch)
    #expect(outcome.status == 2 && outcome.errorText.contains(message), "\(outcome.errorText)")
  }

  @Test func `one that is named must be there, and what cannot be read makes none`() throws {
    let scratch = try scene()
    #expect(try Credlint.scan("--baseline", "none", in: scratch).status == 2)
    let outcome = try run("baseline", "create", "src", "missing", in: scratch)
    #expect(outcome.status == 2 && outcome.errorText.contains("nothing was written"))
  }
}
