import Bytes
import Model
import TestSupport
import Testing

/// 0 nothing found, 1 findings, 2 whatever was not done as asked; 2 wins, and findings still print.
@Suite struct ExitStatusTests {
  private static let source = "const token = '\(Drawn.githubToken())'\n"
  private static let line = "critical embedded-key/github-pat app.js:1:16 outside-git"

  @Test(arguments: [
    Scenario("an empty folder", finds: [], status: 0) { _ in },
    Scenario("an empty file", finds: [], status: 0) { try $0.write("a", "") },
    Scenario("findings", finds: [line], status: 1) { try $0.write("app.js", source) },
    Scenario("a file", scanning: ["app.js"], finds: [line], status: 1) {
      try $0.write("app.js", source)
      try $0.write("other.js", source)
    },
    Scenario("a missing path", scanning: ["gone"], finds: [], status: 2) { _ in },
    Scenario("a missing path beside findings", scanning: [".", "gone"], finds: [line], status: 2) {
      try $0.write("app.js", source)
    },
    Scenario(
      "below the least severity that fails", scanning: ["--fail-on", "high", "."],
      finds: [
        "medium embedded-key/aws-access-key-id app.js:1:8 outside-git"
      ], status: 0
    ) { try $0.write("app.js", "key = '\(accessKeyID)'\n") },
    Scenario(
      "at it", scanning: ["--fail-on=medium"],
      finds: [
        "medium embedded-key/aws-access-key-id app.js:1:8 outside-git"
      ], status: 1
    ) { try $0.write("app.js", "key = '\(accessKeyID)'\n") },
    Scenario("never fail", scanning: ["--fail-on", "none"], finds: [line], status: 0) {
      try $0.write("app.js", source)
    },
    Scenario(
      "never fail, but a path is missing", scanning: ["--fail-on", "none", "gone"], finds: [],
      status: 2
    ) { _ in },
    Scenario(
      "what is not reported does not fail", scanning: ["--min-severity", "critical"], finds: [],
      status: 0
    ) {
      try $0.write("app.js", "key = '\(accessKeyID)'\n")
    },
    Scenario(
      "a path given twice is scanned once", scanning: [".", "./app.js", "app.js"], finds: [line],
      status: 1
    ) {
      try $0.write("app.js", source)
    },
  ])
  func told(_ scenario: Scenario) throws { try scenario.check() }

  private static let accessKeyID = "AKIA" + drawn("{{base32:16}}")

  @Test func `a missing path is named on standard error, also when quiet`() throws {
    let scratch = try ScratchFolder()
    let outcome = try Credlint.scan("-q", "gone", in: scratch)
    #expect(outcome.status == 2)
    #expect(outcome.errorText == "not read: gone: does not exist\n")
    #expect(outcome.text.hasPrefix("gone: "), "\(outcome.text)")
  }

  @Test func `nothing silences that something was not read`() throws {
    let scratch = try ScratchFolder()
    for arguments in [
      ["--disable", "scan-incomplete"], ["--enable", "key-age"], ["--min-severity", "critical"],
      ["--fail-on", "none"],
    ] {
      let outcome = try Credlint.run(["scan"] + arguments + ["-f", "json", "gone"], in: scratch)
      #expect(try ReportJSON(outcome).findings.map(\.line) == ["high scan-incomplete gone"])
      #expect(outcome.status == 2)
    }
    try scratch.write(".credlint.yaml", "practices: {scan-incomplete: {severity: critical}}\n")
    let report = try ReportJSON(try Credlint.scan("-f", "json", "gone", in: scratch))
    #expect(report.findings.map(\.line) == ["critical scan-incomplete gone"])
    #expect(report.findings.first?.message == "gone was not read: does not exist.")
  }

  @Test func `an unreadable file and folder are named, and the rest is scanned`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("app.js", Self.source)
    try scratch.write("closed.js", Self.source)
    try scratch.write("folder/app.js", Self.source)
    try scratch.setMode("closed.js", 0)
    try scratch.setMode("folder", 0)
    guard let wrapper = try Self.withoutPrivileges(in: scratch) else { return }
    let outcome = try Credlint.scan("-f", "json", in: scratch, wrapper: wrapper)
    let report = try ReportJSON(outcome)
    #expect(
      report.findings.map(\.line)
        == [Self.line, "high scan-incomplete closed.js", "high scan-incomplete folder"])
    #expect(report.scan.unread.map(\.path) == ["closed.js", "folder"])
    #expect(Set(report.scan.unread.map(\.reason)) == ["permission denied"])
    #expect(!report.scan.complete)
    #expect(outcome.status == 2)
  }

  /// What to put before a program so that permission bits count for it; nil where there is no way.
  private static func withoutPrivileges(in scratch: ScratchFolder) throws -> [String]? {
    let wrappers = [[], ["setpriv", "--bounding-set=-all"]]
    return try wrappers.first { wrapper in
      var test = Program("/bin/cat", ["closed.js"].map { Array($0.utf8) }, in: scratch.root)
      test.wrapper = wrapper
      let outcome = try test.run(using: scratch)
      return outcome.errorText.contains("ermission denied")
    }
  }

  @Test func `a read that fails in the middle makes the scan incomplete`() throws {
    let file = BytePath("/proc/self/mem")
    guard (try? FileStatus(of: file, followingLink: true)) != nil else { return }
    let scratch = try ScratchFolder()
    let outcome = try Credlint.scan("/proc/self/mem", in: scratch)
    #expect(outcome.status == 2)
    #expect(outcome.errorText.contains("not read: /proc/self/mem: "))
  }

  @Test func `a vanished working folder is no empty one`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeFolder("gone")
    var program = Program(
      "/bin/sh",
      ["-c", #"cd gone && rmdir ../gone && exec "$1" scan"#, "sh", try Credlint.path]
        .map { Array($0.utf8) }, in: scratch.root)
    program.input = []
    #expect(try program.run(using: scratch).status == 2)
  }

  @Test func `a reader that goes away changes nothing`() throws {
    let scratch = try ScratchFolder()
    // More than a pipe holds.
    try scratch.write("app.js", String(repeating: Self.source, count: 2_000))
    let script = #"{ "$1" scan -f json; echo $? >../aside/status; } | head -n 1"#
    let program = Program(
      "/bin/sh", ["-c", script, "sh", try Credlint.path].map { Array($0.utf8) }, in: scratch.root)
    let outcome = try program.run(using: scratch)
    #expect(outcome.text == "{\n")
    #expect(try scratch.bytes(aside: "status") == Array("1\n".utf8))
    #expect(!outcome.errorText.contains("error:"))
  }
}
