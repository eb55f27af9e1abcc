import Bytes
import Model
import TestSupport
import Testing

/// A history that was scanned before costs only what is new, and says the same.
@Suite struct HistoryCacheTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write("app.js", "const token = '\(Drawn.githubToken(1))'\n")
    try scratch.write("plain.txt", "nothing\n")
    try scratch.commitAll("first \(Drawn.githubToken(2))", at: "2025-01-01T00:00:00Z")
    try scratch.write("app.js", "const token = '\(Drawn.githubToken(3))'\n")
    try scratch.write("more.txt", "nothing more\n")
    try scratch.commitAll("second", at: "2025-02-01T00:00:00Z")
  }

  private func scan(_ options: String...) throws -> Program.Outcome {
    let outcome = try Credlint.run(
      ["scan", "--history", "--now", Credlint.now, "-f", "json"] + options, in: scratch)
    #expect(outcome.status == 1, Comment(rawValue: outcome.errorText))
    return outcome
  }

  /// The one file that is kept.
  private func kept() throws -> BytePath {
    let folder = scratch.aside.appending("cache/credlint".utf8)
    let entries = try Folder.entries(of: folder)
    #expect(entries.count == 1)
    return folder.appending(try #require(entries.first).name)
  }

  @Test func `a second scan says the same, also of what came since`() throws {
    let first = try scan()
    let file = try kept()
    #expect(try FileStatus(of: file, followingLink: false).permissions == 0o600)
    #expect(try scan().output == first.output)
    try scratch.write("late.js", "const token = '\(Drawn.githubToken(4))'\n")
    try scratch.commitAll("third", at: "2025-03-01T00:00:00Z")
    let grown = try scan()
    #expect(grown.output != first.output)
    #expect(try scan().output == grown.output)
    #expect(try scan("--no-cache").output == grown.output)
  }

  @Test func `no value stands in what is kept`() throws {
    _ = try scan()
    var secrets = SecretWindows()
    for seed in 1...3 as ClosedRange<UInt64> { secrets.add(Drawn.githubToken(seed).utf8) }
    #expect(secrets.first(in: try kept().read()) == nil)
  }

  @Test func `what is damaged, cut short or of other settings is passed over, and said to be`()
    throws
  {
    let sound = try scan()
    let findings = try ReportJSON(sound).findings.map(\.line)
    let file = try kept()
    let bytes = try file.read()
    var damaged = bytes
    damaged[damaged.count / 2] ^= 1
    for other in [damaged, Array(bytes.dropLast(9)), Array("something else".utf8), []] {
      try Output.save(other, as: file)
      let outcome = try scan()
      #expect(try ReportJSON(outcome).findings.map(\.line) == findings)
      #expect(outcome.errorText.contains("is damaged"))
    }
    #expect(try scan().output == sound.output)
    let low = try scan("--min-confidence", "low")
    #expect(low.errorText.contains("other rules or settings"))
    #expect(try ReportJSON(low).findings.count >= findings.count)
  }

  @Test func `nothing is kept where that is not wanted`() throws {
    _ = try scan("--no-cache")
    #expect((try? Folder.entries(of: scratch.aside.appending("cache".utf8))) == nil)
  }

  @Test func `branches that are gone, and those that came, are told as they are`() throws {
    try scratch.git("branch", "side")
    let both = try scan()
    try scratch.git("branch", "-D", "-q", "side")
    let one = try scan()
    #expect(one.output != both.output)
    #expect(try scan("--no-cache").output == one.output)
    try scratch.git("reset", "-q", "--hard", "HEAD~1")
    let before = try scan()
    #expect(try scan("--no-cache").output == before.output)
  }

  /// A scan that remembers says what one that knows nothing says.
  private func compare(_ what: Comment, in place: String = ".") throws {
    let options = ["scan", "--history", place, "--now", Credlint.now, "-f", "json"]
    let anew = try Credlint.run(options + ["--no-cache"], in: scratch)
    let known = try Credlint.run(options, in: scratch)
    #expect(known.output == anew.output, what)
    #expect(known.errorText == anew.errorText, what)
  }

  @Test func `commits that are written anew, moved, dropped or packed again are told as they are`()
    throws
  {
    try compare("as it was")
    try scratch.git("checkout", "-q", "-b", "side", "HEAD~1")
    // What main holds already, under another name, in a commit that is older.
    try scratch.write("copy.js", "const token = '\(Drawn.githubToken(3))'\n")
    try scratch.write("nothing.md", "nothing more\n")
    try scratch.commitAll("beside \(Drawn.githubToken(6))", at: "2025-01-15T00:00:00Z")
    try compare("an older branch")
    try scratch.git("commit", "-q", "--amend", "-m", "beside, amended")
    try compare("amended")
    try scratch.git("checkout", "-q", "main")
    try scratch.git("merge", "-q", "-m", "merged", "side")
    try scratch.git("gc", "-q", "--prune=now")
    try compare("merged, and packed again")
    try scratch.write("app.js", "const token = process.env.TOKEN\n")
    try scratch.write("plain.js", "const token = '\(Drawn.githubToken(1))'\n")
    try scratch.commitAll("what was there before, elsewhere", at: "2025-03-01T00:00:00Z")
    try compare("a value came back")
    try scratch.git("reset", "-q", "--hard", "HEAD~2")
    try scratch.git("branch", "-q", "-D", "side")
    try compare("gone")
    try scratch.git("reflog", "expire", "--expire=now", "--all")
    try scratch.git("repack", "-adfq", "--depth=0")
    try compare("gone for good")
    try scratch.git("update-ref", "refs/blobs/one", try scratch.git("rev-parse", "HEAD:app.js"))
    try scratch.git("tag", "-a", "-m", "tagged \(Drawn.githubToken(7))", "v1", "HEAD~1")
    try compare("other refs")
  }

  @Test func `other parents than commits tell are told as without what is kept`() throws {
    try scratch.commitAll("third", at: "2025-03-01T00:00:00Z")
    try compare("as it was")
    try scratch.git("replace", "--graft", "HEAD")
    try compare("replaced")
    try scratch.git("replace", "-d", try scratch.git("rev-parse", "HEAD"))
    try scratch.git("clone", "-q", "--depth=1", "file://" + scratch.root.text, "cut")
    try compare("cut off", in: "cut")
    try scratch.git("fetch", "-q", "--depth=2", in: "cut")
    try compare("deeper", in: "cut")
    try scratch.git("fetch", "-q", "--unshallow", in: "cut")
    try compare("whole", in: "cut")
    let (head, first) = (
      try scratch.git("rev-parse", "HEAD"), try scratch.git("rev-parse", "HEAD~2")
    )
    try scratch.write(".git/info/grafts", "\(head) \(first)\n")
    try compare("grafted")
  }

  @Test(arguments: ["", "nowhere", "/dev/null"])
  func `no place to keep anything is no error`(_ folder: String) throws {
    let options = ["scan", "--history", "--now", Credlint.now, "-f", "json"]
    let expected = try Credlint.run(options + ["--no-cache"], in: scratch)
    for _ in 0..<2 {
      let outcome = try Credlint.run(
        options, in: scratch, variables: ["XDG_CACHE_HOME": folder, "HOME": folder])
      #expect(outcome.output == expected.output)
      #expect(outcome.errorText == expected.errorText)
    }
  }
}
