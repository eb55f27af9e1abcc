import TestSupport
import Testing

/// What a repository claims to be larger than anybody may hold in memory is said, and the rest is read.
@Suite struct LargeObjectTests {
  /// Git's name of an object of zeros that nobody has to write: its header alone says how large it is.
  private static func claim(
    _ kind: String, bytes: Int, in scratch: ScratchFolder
  ) throws -> String {
    let name = drawn("{{hex:40}}")
    let header = Array("\(kind) \(bytes)\0".utf8)
    // RFC 1950 and 1951: one stored block that is not the last.
    let stored: [UInt8] = [0x78, 0x01, 0, UInt8(header.count), 0, ~UInt8(header.count), 0xFF]
    try scratch.write(
      Array(".git/objects/\(name.prefix(2))/\(name.dropFirst(2))".utf8), stored + header)
    return name
  }

  @Test func `a blob of 400 MB`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write("b.py", "b = 1\n")
    try scratch.commit("b.py")
    let blob = try Self.claim("blob", bytes: 400_000_000, in: scratch)
    try scratch.write("c.py", "token = '\(Drawn.githubToken(1))'\n")
    try scratch.stage("c.py")
    try scratch.git("update-index", "--add", "--cacheinfo", "100644,\(blob),a.bin")
    try expectUnread(["--staged"], in: scratch)
    try scratch.git("commit", "--quiet", "-m", "large")
    try expectUnread(["--history"], in: scratch)
    try expectUnread(["--range", "HEAD~1..HEAD"], in: scratch)
  }

  private func expectUnread(_ arguments: [String], in scratch: ScratchFolder) throws {
    let outcome = try Credlint.run(["scan", "-f", "json"] + arguments, in: scratch)
    #expect(outcome.status == 2, "\(arguments): \(outcome.errorText)")
    let report = try ReportJSON(outcome)
    #expect(report.scan.unread.map(\.path).contains("a.bin"), "\(arguments)")
    #expect(Set(report.found.map(\.location.path)) == ["c.py"], "\(arguments)")
  }

  @Test func `a message of 17 MiB, and a name of a ref as long`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write("a.py", "token = '\(Drawn.githubToken(2))'\n")
    try scratch.commit("a.py")
    let long = String(repeating: "m", count: 17 << 20)
    try scratch.write("message", long)
    try scratch.git("commit", "--quiet", "--allow-empty", "-F", "message")
    let outcome = try Credlint.run("scan", "-f", "json", "--history", in: scratch)
    #expect(outcome.status == 2)
    let report = try ReportJSON(outcome)
    #expect(Set(report.found.map(\.location.path)) == ["a.py"])
    #expect(report.scan.unread.map(\.reason) == ["a message of more than 16 MiB"])

    let head = try scratch.git("rev-parse", "HEAD~1")
    try scratch.git("reset", "--quiet", "--hard", "HEAD~1")
    try scratch.write(".git/packed-refs", "\(head) refs/heads/\(long)\n")
    let named = try Credlint.run("scan", "-f", "json", "--history", in: scratch)
    #expect(named.status == 2)
    #expect(
      try ReportJSON(named).scan.unread.map(\.reason) == [
        "git gave an answer with a line that is too long"
      ])
  }
}
