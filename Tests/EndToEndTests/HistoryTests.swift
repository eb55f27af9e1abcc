import Bytes
import Model
import TestSupport
import Testing

/// `--history`: what each finding tells, and how far the history reaches.
@Suite struct HistoryTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    try scratch.makeRepository()
  }

  private static func line(_ seed: UInt64) -> String {
    "const token = '\(Drawn.githubToken(seed))'\n"
  }

  private func scan(_ options: String...) throws -> ReportJSON {
    let outcome = try Credlint.run(
      ["scan", "--now", Credlint.now, "-f", "json", "--history"] + options, in: scratch)
    #expect(outcome.status == 1 || outcome.status == 0, Comment(rawValue: outcome.errorText))
    return try ReportJSON(outcome)
  }

  private func paths(_ options: [String]) throws -> [String] {
    let outcome = try Credlint.run(
      ["scan", "--now", Credlint.now, "-f", "json", "--disable", "key-age", "--history"] + options,
      in: scratch)
    #expect(outcome.status == 1 || outcome.status == 0, Comment(rawValue: outcome.errorText))
    return try ReportJSON(outcome).findings.map(\.location.path).sorted()
  }

  @Test func `a value has one finding, with its first commit and all else that git knows`() throws {
    try scratch.write("old.js", Self.line(1))
    try scratch.commitAll("first", at: "2025-01-01T00:00:00Z")
    let first = try scratch.git("rev-parse", "HEAD")
    try scratch.git("branch", "side")
    try scratch.git("mv", "old.js", "new.js")
    try scratch.write("new.js", "// moved\n" + Self.line(1))
    try scratch.write("copy.js", "// copied\n" + Self.line(1))
    try scratch.commitAll("second", at: "2025-02-01T00:00:00Z")
    let second = try scratch.git("rev-parse", "HEAD")
    try scratch.git("tag", "v1")
    try scratch.git("rm", "--quiet", "copy.js")
    try scratch.commitAll("third", at: "2025-03-01T00:00:00Z")
    try scratch.git("checkout", "--quiet", "--orphan", "clean")
    try scratch.git("rm", "--quiet", "-r", "-f", ".")
    try scratch.commitAll("clean", at: "2025-03-01T00:00:00Z")
    try scratch.git("checkout", "--quiet", "main")

    let report = try scan()
    let finding = try #require(report.findings.first { $0.practice == "embedded-key" })
    #expect(report.findings.filter { $0.practice == "embedded-key" }.count == 1)
    #expect(finding.location.text == "new.js:2:16")
    #expect(finding.exposure == "committed")
    #expect(finding.location.commit == first)
    #expect(finding.location.author == "Test")
    #expect(finding.location.date == "2025-01-01T00:00:00Z")
    let places = try #require(report.credentials.first).places
    #expect(places.map(\.text) == ["new.js:2:16", "old.js:1:16", "copy.js:2:16"])
    #expect(places.map(\.commit) == [first, first, second])
    #expect(finding.evidence["branches"] == .texts(["main", "side"]))
    #expect(finding.evidence["tags"] == .texts(["v1"]))
    #expect(finding.evidence["exposedDays"] == .number(365))
    #expect(report.credentials.map(\.occurrences) == [3])
    #expect(report.scan.commits == 4 && report.scan.blobs == 3)
  }

  @Test func `of commits on two branches that bring in the same, the older one is the first`()
    throws
  {
    try scratch.commitAll("root", at: "2025-01-01T00:00:00Z")
    for (branch, date) in [
      ("a", "2025-03-01T00:00:00Z"), ("b", "2025-02-01T00:00:00Z"), ("c", "2025-04-01T00:00:00Z"),
    ] {
      try scratch.git("checkout", "--quiet", "-b", branch, "main")
      try scratch.write("app.js", Self.line(1))
      try scratch.commitAll("on " + branch, at: date)
    }
    try scratch.git("checkout", "--quiet", "main")
    let older = try scratch.git("rev-parse", "b")
    let report = try scan()
    let finding = try #require(report.findings.first { $0.practice == "key-in-history" })
    #expect(finding.location.commit == older)
  }

  @Test func `a commit with odd dates or names of another length ends nothing`() throws {
    try scratch.write("app.js", Self.line(1))
    try scratch.commitAll("first", at: "2025-01-01T00:00:00Z")
    let first = try scratch.git("rev-parse", "HEAD")
    let tree = try scratch.git("rev-parse", "HEAD^{tree}")
    func commit(_ parent: String, at date: String) throws -> Program.Outcome {
      let text =
        "tree \(tree)\nparent \(parent)\nauthor A <a@b> \(date) +0000\n"
        + "committer A <a@b> \(date) +0000\n\nx\n"
      let object = try scratch.git(
        ["hash-object", "-t", "commit", "--literally", "-w", "--stdin"], feeding: Array(text.utf8))
      try scratch.write(".git/refs/tags/odd", object + "\n")
      return try Credlint.run(["scan", "--history", "-f", "json"], in: scratch)
    }
    for date in ["-5", "99999999999999999999", "never", "18446744073709551611"] {
      let outcome = try commit(first, at: date)
      #expect(outcome.status == 1, Comment(rawValue: outcome.errorText))
      #expect(try ReportJSON(outcome).findings.first?.location.commit == first)
    }
    #expect(try commit(first + String(repeating: "0", count: 24), at: "1").status == 2)
  }

  @Test func `a branch that got the same file by another commit holds it, too`() throws {
    try scratch.commitAll("root", at: ScratchFolder.commitDate)
    try scratch.git("branch", "picked")
    try scratch.write("app.js", Self.line(1))
    try scratch.commitAll("on main", at: ScratchFolder.commitDate)
    try scratch.git("checkout", "--quiet", "picked")
    try scratch.write("other.js", "x\n")
    try scratch.commitAll("on picked", at: ScratchFolder.commitDate)
    try scratch.git("cherry-pick", "main")
    try scratch.git("checkout", "--quiet", "main")
    #expect(try scan().findings.first?.evidence["branches"] == .texts(["main", "picked"]))
  }

  @Test func `what only one ref or object leads to is found by the option that asks for it`() throws
  {
    try scratch.write("app.js", "let x = 1\n")
    try scratch.commitAll("first", at: ScratchFolder.commitDate)
    for seed in [1, 2] as [UInt64] {
      try scratch.write("app.js", Self.line(seed))
      try scratch.git("stash")
    }
    try scratch.git("notes", "add", "-m", "log in with \(Drawn.githubToken(3))")
    try scratch.git("tag", "-a", "-m", "log in with \(Drawn.githubToken(4))", "v1")
    try scratch.git("tag", "-a", "-m", "log in with \(Drawn.githubToken(5))", "v2", "v1")
    try scratch.write("loose.js", Self.line(6))
    try scratch.git("tag", "file", scratch.git("hash-object", "-w", "loose.js"))
    try scratch.git("commit", "--quiet", "--allow-empty", "-m", "use \(Drawn.githubToken(7))")
    let message = "commit-message:" + (try scratch.git("rev-parse", "HEAD"))
    let notes = try scratch.git("rev-parse", "HEAD~1")
    try scratch.write("loose.js", Self.line(8))
    let lost = "unreachable-blob:" + (try scratch.git("hash-object", "-w", "loose.js"))
    try scratch.remove("loose.js")
    let all = [
      notes, "app.js", "app.js", message, "file", "tag-message:v1", "tag-message:v2",
    ].sorted()
    #expect(try paths([]) == all)
    #expect(try paths(["--unreachable"]) == (all + [lost]).sorted())
    #expect(try paths(["--rev", "HEAD"]) == [message])
    #expect(try paths(["--rev", "v2"]) == ["tag-message:v1", "tag-message:v2"])
    try scratch.git("reset", "--quiet", "--hard", "HEAD~1")
    #expect(try paths(["--rev", "HEAD"]) == [])
    #expect(try paths(["--rev", "HEAD", "--reflog"]).contains(message))
    #expect(try paths([]) == all.filter { $0 != message })
    #expect(try paths(["--reflog"]) == all)
    try scratch.git("reflog", "expire", "--expire=now", "--all")
    #expect(try paths(["--reflog"]).contains(message) == false)
    #expect(try paths(["--unreachable"]).contains(message))
  }

  @Test func `the age is that of the first commit, unless the key says that it is older`() throws {
    func keyFile(_ createdAt: String) throws -> [String: ReportJSON.Value] {
      let scratch = try ScratchFolder()
      try scratch.makeRepository()
      try scratch.write("apikey.json", Drawn.keyFile(Drawn.ibmKey(), createdAt: createdAt))
      try scratch.commitAll("first", at: "2025-06-01T00:00:00Z")
      let outcome = try Credlint.scan("--history", "-f", "json", in: scratch)
      let findings = try ReportJSON(outcome).findings
      return try #require(findings.first { $0.practice == "key-age" }).evidence
    }
    #expect(try keyFile("2024-01-01T00:00+0000")["ageDays"] == .number(731))
    #expect(try keyFile("2025-12-01T00:00+0000")["exposedDays"] == .number(214))
    try scratch.write("app.js", Self.line(1))
    try scratch.commitAll("first", at: "2025-06-01T00:00:00Z")
    let report = try scan()
    let finding = try #require(report.findings.first { $0.practice == "key-age" })
    #expect(finding.message.contains("was exposed in git 214 days ago"))
    #expect(try ReportJSON(Credlint.scan("-f", "json", in: scratch)).findings.count == 1)
  }

  @Test func `a comment silences a value where it stands, and not elsewhere`() throws {
    try scratch.write("a.js", "const token = '\(Drawn.githubToken())' // gitleaks:allow\n")
    try scratch.commitAll("first", at: ScratchFolder.commitDate)
    #expect(try scan().findings.isEmpty)
    try scratch.write("b.js", Self.line(1))
    try scratch.commitAll("second", at: ScratchFolder.commitDate)
    #expect(try scan().findings.map(\.location.path) == ["b.js"])
  }

  @Test func `commits from the future give no age`() throws {
    try scratch.write("app.js", Self.line(1))
    try scratch.commitAll("first", at: "2030-01-01T00:00:00Z")
    #expect(try scan().findings.map(\.practice) == ["embedded-key"])
  }

  @Test func `what no branch names is reached: HEAD alone, another worktree, a remote`() throws {
    try scratch.commitAll("first", at: ScratchFolder.commitDate)
    try scratch.makeRepository("remote")
    try scratch.write("remote/far.js", Self.line(1))
    try scratch.commit("far.js", in: "remote")
    try scratch.git("fetch", "--quiet", "./remote", "+main:refs/remotes/origin/main")
    try scratch.git("worktree", "add", "--quiet", "--detach", "../tree/linked")
    try scratch.write("linked/aside.js", Self.line(2))
    try scratch.commit("aside.js", in: "linked")
    try scratch.git("checkout", "--quiet", "--detach")
    try scratch.write("here.js", Self.line(3))
    try scratch.commit("here.js")
    #expect(try paths([]) == ["aside.js", "far.js", "here.js"])
    #expect(try paths(["linked"]) == ["aside.js", "far.js", "here.js"])
  }

  @Test func `attributes, replacements and names of objects change nothing`() throws {
    let scratch = try ScratchFolder()
    try scratch.git("init", "--quiet", "--object-format=sha256", "--initial-branch=main")
    try scratch.write(".gitattributes", "*.js binary\n")
    try scratch.write("app.js", Self.line(1))
    try scratch.commitAll("first", at: ScratchFolder.commitDate)
    let first = try scratch.git("rev-parse", "HEAD")
    try scratch.write("app.js", "let x = 1\n")
    try scratch.commitAll("second", at: ScratchFolder.commitDate)
    let clean = try scratch.git("rev-parse", "HEAD:app.js")
    try scratch.git("replace", "HEAD~1:app.js", clean)
    let report = try ReportJSON(Credlint.scan("--history", "-f", "json", in: scratch))
    let finding = try #require(report.findings.first)
    #expect(finding.practice == "key-in-history" && finding.location.commit == first)
  }

  /// Deletes an object; status and findings of a scan of what is left.
  private func without(_ object: String) throws -> (status: Int32?, paths: [String]) {
    let name = try scratch.git("rev-parse", object)
    let file = ".git/objects/\(name.prefix(2))/\(name.dropFirst(2))"
    try scratch.git("config", "gc.auto", "0")
    let bytes = try scratch.path(file).read()
    try scratch.remove(file)
    let outcome = try Credlint.scan("--history", "-f", "json", in: scratch)
    let report = try ReportJSON(outcome)
    #expect(!report.scan.complete && !report.scan.unread.isEmpty)
    try scratch.write(Array(file.utf8), bytes)
    return (outcome.status, report.found.map(\.location.path))
  }

  @Test func `what is missing makes it incomplete, and what is there is told`() throws {
    try scratch.write("a.js", Self.line(1))
    try scratch.commitAll("first", at: ScratchFolder.commitDate)
    try scratch.write("b.js", Self.line(2))
    try scratch.commitAll("second", at: ScratchFolder.commitDate)
    let blob = try without("HEAD:b.js")
    #expect(blob.status == 2 && blob.paths == ["a.js"])
    #expect(try without("HEAD~1").status == 2)
    #expect(try without("HEAD^{tree}").status == 2)
    try scratch.git("clone", "--quiet", "--depth=1", "file://\(scratch.root.text)", "cut")
    let cut = try Credlint.scan("--history", "cut", in: scratch)
    #expect(cut.status == 2 && cut.errorText.contains("shallow"))
    for arguments in [["--rev", "gone"], ["--rev", "--all"], ["a.js"], ["no-such-folder"]] {
      let outcome = try Credlint.run(["scan", "--history"] + arguments, in: scratch)
      #expect(outcome.status == 2, "\(arguments)")
    }
  }

  @Test func `what was read is told`() throws {
    for seed in [1, 2] as [UInt64] {
      try scratch.write("app.js", Self.line(seed))
      try scratch.commitAll("change", at: ScratchFolder.commitDate)
    }
    let outcome = try Credlint.scan("--history", "-f", "json", in: scratch)
    let summary = try ReportJSON(outcome).scan
    #expect(summary.mode == "history" && summary.commits == 2 && summary.blobs == 2)
    // Two lines, and two messages.
    #expect(summary.bytes == 2 * (Self.line(1).utf8.count + "change\n".utf8.count))
    #expect(outcome.errorText.contains("of 2 blobs (2 commits, "))
  }
}
