import TestSupport
import Testing

/// How far a value has travelled moves the severity of what is found.
@Suite struct ExposureTests {
  private static let source = "const token = '\(Drawn.githubToken())'\n"

  private static func found(_ severity: String, _ exposure: String, _ path: String = "app.js")
    -> [String]
  {
    ["\(severity) embedded-key/github-pat \(path):1:16 \(exposure)"]
  }

  @Test(arguments: [
    Scenario("committed", finds: found("critical", "committed")) {
      try $0.makeRepository()
      try $0.write("app.js", source)
      try $0.commit("app.js")
    },
    Scenario("committed, and deleted from the index", finds: found("critical", "committed")) {
      try $0.makeRepository()
      try $0.write("app.js", source)
      try $0.commit("app.js")
      try $0.git("rm", "--cached", "--quiet", "app.js")
    },
    Scenario("committed, and ignored since", finds: found("critical", "committed")) {
      try $0.makeRepository()
      try $0.write("app.js", source)
      try $0.commit("app.js")
      try $0.write(".gitignore", "app.js\n")
    },
    Scenario("staged", finds: found("critical", "staged")) {
      try $0.makeRepository()
      try $0.write("app.js", "const token = ''\n")
      try $0.commit("app.js")
      try $0.write("app.js", source)
      try $0.stage("app.js")
    },
    Scenario("staged before the first commit", finds: found("critical", "staged")) {
      try $0.makeRepository()
      try $0.write("app.js", source)
      try $0.stage("app.js")
    },
    Scenario("unstaged", finds: found("high", "unstaged")) {
      try $0.makeRepository()
      try $0.write("app.js", "const token = ''\n")
      try $0.commit("app.js")
      try $0.write("app.js", source)
    },
    Scenario("unstaged, where HEAD has another one", finds: found("high", "unstaged")) {
      try $0.makeRepository()
      try $0.write("app.js", "const token = '\(Drawn.githubToken(2))'\n")
      try $0.commit("app.js")
      try $0.write("app.js", source)
    },
    Scenario("untracked", finds: found("high", "untracked")) {
      try $0.makeRepository()
      try $0.write("app.js", source)
    },
    Scenario("ignored, readable by others", finds: found("low", "ignored")) {
      try $0.makeRepository(ignoring: ["app.js"])
      try $0.write("app.js", source, mode: 0o644)
    },
    Scenario("ignored, readable by its owner", finds: found("info", "ignored")) {
      try $0.makeRepository(ignoring: ["app.js"])
      try $0.write("app.js", source, mode: 0o600)
    },
    Scenario("ignored as a whole folder", finds: found("info", "ignored", "local/keys/app.js")) {
      try $0.makeRepository(ignoring: ["local/"])
      try $0.write("local/keys/app.js", source, mode: 0o600)
    },
    Scenario("outside of git", finds: found("critical", "outside-git")) {
      try $0.write("app.js", source)
    },
    Scenario(
      "in a repository inside another, which ignores it",
      finds: found("critical", "committed", "vendor/lib/app.js")
    ) {
      try $0.makeRepository(ignoring: ["vendor/"])
      try $0.makeRepository("vendor/lib")
      try $0.write("vendor/lib/app.js", source)
      try $0.commit("app.js", in: "vendor/lib")
    },
    Scenario(
      "untracked in a repository inside another",
      finds: found("high", "untracked", "vendor/lib/app.js")
    ) {
      try $0.makeRepository()
      try $0.makeRepository("vendor/lib")
      try $0.write("vendor/lib/app.js", source)
    },
    Scenario(
      "in a linked work tree, each by its own index",
      finds: found("critical", "committed", "main/app.js")
        + found("critical", "staged", "other/app.js")
    ) {
      try $0.makeRepository("main")
      try $0.git("commit", "--quiet", "--allow-empty", "-m", "first", in: "main")
      try $0.git("worktree", "add", "--quiet", "../other", in: "main")
      try $0.write("main/app.js", source)
      try $0.commit("app.js", in: "main")
      try $0.write("other/app.js", source)
      try $0.stage("app.js", in: "other")
    },
    Scenario(
      "as git keeps it in another form", finds: found("critical", "committed", "app.enc")
    ) { try makeConverted($0) },
    Scenario("in another encoding", finds: found("critical", "committed", "app.txt")) {
      try $0.makeRepository()
      try $0.write(".gitattributes", "*.txt working-tree-encoding=UTF-16LE-BOM\n")
      let units = ("\u{FEFF}" + source).utf16
      try $0.write(Array("app.txt".utf8), units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      try $0.commit(".gitattributes", "app.txt")
    },
    Scenario(
      "staged in another form",
      finds: found("critical", "committed", "app.enc") + found("critical", "staged", "new.enc")
    ) {
      try makeConverted($0)
      try $0.write("new.enc", source)
      try $0.stage("new.enc")
    },
    Scenario(
      "edited since git has another form of it", finds: found("high", "unstaged", "app.enc")
    ) {
      try makeConverted($0)
      try $0.write("app.enc", source + "let x = 1\n")
    },
    Scenario(
      "a folder of a repository", scanning: ["src"],
      finds: found("critical", "committed", "src/app.js")
    ) {
      try $0.makeRepository()
      try $0.write("src/app.js", source)
      try $0.write("app.js", source)
      try $0.commit("src/app.js")
    },
    Scenario(
      "without git on PATH", finds: ["critical embedded-key/github-pat app.js:1:16"],
      variables: ["PATH": "/nonexistent"]
    ) {
      try $0.makeRepository()
      try $0.write("app.js", source)
      try $0.commit("app.js")
    },
    Scenario(
      "without git and outside of any repository", finds: found("critical", "outside-git"),
      variables: ["PATH": "/nonexistent"]
    ) { try $0.write("app.js", source) },
  ])
  func judged(_ scenario: Scenario) throws { try scenario.check() }

  /// Commits a file that a filter encodes, as git-crypt and Git LFS do.
  @Sendable private static func makeConverted(_ scratch: ScratchFolder) throws {
    try scratch.makeRepository()
    try scratch.git("config", "filter.code.clean", "base64")
    try scratch.git("config", "filter.code.smudge", "base64 -d")
    try scratch.write(".gitattributes", "*.enc filter=code\n")
    try scratch.write("app.enc", source)
    try scratch.commit(".gitattributes", "app.enc")
  }

  @Test func `git is missed in a warning, once`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    for name in ["a.js", "b.js"] { try scratch.write(name, Self.source) }
    let outcome = try Credlint.scan(
      "-f", "json", in: scratch, variables: ["PATH": "/nonexistent"])
    let warnings = try ReportJSON(outcome).scan.warnings
    #expect(warnings.map(\.reason) == ["git is not on PATH: install it, or add its folder to PATH"])
    #expect(outcome.status == 1)
  }

  @Test func `one value in several places is one credential`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write("a.js", Self.source)
    try scratch.write("b.js", Self.source)
    try scratch.commit("a.js")
    let report = try ReportJSON(Credlint.scan("-f", "json", in: scratch))
    #expect(report.findings.map(\.exposure) == ["committed", "untracked"])
    #expect(report.findings.map(\.credential) == ["c1", "c1"])
    #expect(report.credentials.map(\.occurrences) == [2])
    #expect(Set(report.findings.map(\.id)).count == 2)
  }
}
