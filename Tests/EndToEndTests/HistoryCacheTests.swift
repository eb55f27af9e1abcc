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
