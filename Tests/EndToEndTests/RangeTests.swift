import Model
import TestSupport
import Testing

/// `--range`: all that commits bring in, and what cannot be answered.
@Suite struct RangeTests {
  private static func line(_ seed: UInt64) -> String {
    "const token = '\(Drawn.githubToken(seed))'\n"
  }
  private static let text = (1...20).map { "let line\($0) = \($0)\n" }.joined()

  private static func found(_ path: String, line: Int = 1) -> String {
    "critical embedded-key/github-pat \(path):\(line):16 committed"
  }
  private static func gone(_ path: String) -> String {
    "critical key-in-history/github-pat \(path):1:16 history +embedded-key"
  }

  /// Commits a file that holds a value, and has `base` name that commit.
  @Sendable private static func makeBase(_ scratch: ScratchFolder) throws {
    try scratch.makeRepository()
    try scratch.write("known.js", line(1) + text)
    try scratch.commit("known.js")
    try scratch.git("tag", "base")
  }

  /// Commits `text` as `path` on a branch of its own that begins at `base`.
  private static func makeBranch(
    _ name: String, _ path: String, _ text: String, _ scratch: ScratchFolder
  ) throws {
    try scratch.git("checkout", "--quiet", "-b", name, "base")
    try scratch.write(path, text)
    try scratch.commit(path)
  }

  @Test(arguments: [
    Scenario("a file that is edited", scanning: ["--range", "base..HEAD"], finds: []) {
      try makeBase($0)
      try $0.write("known.js", text + line(1))
      try $0.commit("known.js")
    },
    Scenario("a rename with edits", scanning: ["--range", "base..HEAD"], finds: []) {
      try makeBase($0)
      for name in ["once.js", "twice.js"] {
        try $0.git("mv", name == "once.js" ? "known.js" : "once.js", name)
        try $0.write(name, line(1) + text + "// \(name)\n")
        try $0.commit(name)
      }
    },
    Scenario(
      "a rename with a new value", scanning: ["--range", "base..HEAD"],
      finds: [found("new.js", line: 22)]
    ) {
      try makeBase($0)
      try $0.git("mv", "known.js", "new.js")
      try $0.write("new.js", line(1) + text + line(2))
      try $0.commit("new.js")
    },
    Scenario(
      "a file that comes back as it was", scanning: ["--range", "HEAD~1..HEAD"],
      finds: [found("known.js")]
    ) {
      try makeBase($0)
      try $0.git("rm", "--quiet", "known.js")
      try $0.git("commit", "--quiet", "-m", "gone")
      try $0.git("checkout", "--quiet", "base", "--", "known.js")
      try $0.commit("known.js")
    },
    Scenario(
      "files with attributes", scanning: ["--range", "base..HEAD"],
      finds: [found("a.bin"), found("b.min.js")]
    ) {
      try makeBase($0)
      try $0.write(".gitattributes", "*.bin binary\n*.min.js -diff\n")
      try $0.write("a.bin", line(2))
      try $0.write("b.min.js", line(3))
      try $0.commit(".gitattributes", "a.bin", "b.min.js")
    },
  ])
  func `only what is new is told`(_ scenario: Scenario) throws { try scenario.check() }

  @Test(arguments: [
    Scenario(
      "what only a merge has", scanning: ["--range", "main~1..main"],
      finds: [found("merged.js"), found("side.js")], in: makeMerge),
    Scenario(
      "against its other parent", scanning: ["--range", "main^2..main"],
      finds: [found("main.js"), found("merged.js")], in: makeMerge),
    Scenario(
      "three dots: since the ends parted", scanning: ["--range", "other...main"],
      finds: [found("main.js"), found("merged.js"), found("side.js")]
    ) {
      try makeMerge($0)
      try makeBranch("other", "other.js", line(9), $0)
      try $0.git("rm", "--quiet", "other.js")
      try $0.git("commit", "--quiet", "-m", "gone")
    },
    Scenario(
      "three dots, where one end lost a value", scanning: ["--range", "other...main"], finds: []
    ) {
      try makeBase($0)
      try $0.git("checkout", "--quiet", "-b", "other", "base")
      try $0.git("rm", "--quiet", "known.js")
      try $0.git("commit", "--quiet", "-m", "gone")
      try $0.git("checkout", "--quiet", "main")
      try $0.write("known.js", line(1) + text + "// more\n")
      try $0.commit("known.js")
    },
    Scenario(
      "a second root", scanning: ["--range", "base..alone"], finds: [found("alone.js")]
    ) {
      try makeBase($0)
      try $0.git("checkout", "--quiet", "--orphan", "alone")
      try $0.git("rm", "--quiet", "-r", "-f", ".")
      try $0.write("alone.js", line(2))
      try $0.commit("alone.js")
    },
    Scenario("a SHA-256 repository", scanning: ["--range", "HEAD~1..HEAD"], finds: [gone("a.js")]) {
      try $0.git("init", "--quiet", "--object-format=sha256", "--initial-branch=main")
      try $0.git("commit", "--quiet", "--allow-empty", "-m", "first")
      try $0.git("checkout", "--quiet", "-b", "side")
      try $0.write("a.js", line(2))
      try $0.commit("a.js")
      try $0.git("rm", "--quiet", "a.js")
      try $0.git("commit", "--quiet", "-m", "gone")
      try $0.git("checkout", "--quiet", "main")
      try $0.git("merge", "--quiet", "--no-ff", "-m", "merge", "side")
    },
  ])
  func `merges are compared with each parent`(_ scenario: Scenario) throws { try scenario.check() }

  /// A merge of two branches with a value each, and one of its own.
  @Sendable private static func makeMerge(_ scratch: ScratchFolder) throws {
    try makeBase(scratch)
    try makeBranch("side", "side.js", line(2), scratch)
    try scratch.git("checkout", "--quiet", "main")
    try scratch.write("main.js", line(3))
    try scratch.commit("main.js")
    try scratch.git("merge", "--quiet", "--no-commit", "--no-ff", "side")
    try scratch.write("merged.js", line(4))
    try scratch.commit("merged.js")
  }

  @Test(arguments: [
    Scenario(
      "a shallow clone that has the commits",
      scanning: ["--range", "HEAD~1..HEAD", "clone", "--disable", "rotation-incomplete"],
      finds: [found("a.js")]
    ) { try makeClone(of: $0, "--depth=2") },
    Scenario(
      "a shallow clone without the first end",
      scanning: ["--range", "HEAD~2..HEAD", "clone", "--disable", "rotation-incomplete"],
      finds: [], status: 2
    ) { try makeClone(of: $0, "--depth=2") },
    Scenario(
      "a shallow clone whose ends do not meet",
      scanning: ["--range", "origin/side..HEAD", "clone", "--disable", "rotation-incomplete"],
      finds: [found("a.js"), gone("a.js"), gone("a.js")], status: 2
    ) {
      try makeClone(of: $0, "--depth=3", "--no-single-branch")
    },
    Scenario(
      "a partial clone without a blob of the range",
      scanning: ["--range", "HEAD~2..HEAD", "clone", "--disable", "rotation-incomplete"],
      finds: [found("a.js")], status: 2
    ) { try makeClone(of: $0, "--filter=blob:none") },
    Scenario(
      "a partial clone that has all of them",
      scanning: ["--range", "HEAD~1..HEAD", "clone", "--disable", "rotation-incomplete"],
      finds: [found("a.js")]
    ) { try makeClone(of: $0, "--filter=blob:none") },
    Scenario(
      "a partial clone without trees",
      scanning: ["--range", "HEAD~2..HEAD", "clone", "--disable", "rotation-incomplete"], finds: [],
      status: 2
    ) { try makeClone(of: $0, "--filter=tree:0") },
  ])
  func `a clone that cannot answer is incomplete`(_ scenario: Scenario) throws {
    try scenario.check()
  }

  /// Clones a repository of five commits, each with another value in the same file.
  private static func makeClone(of scratch: ScratchFolder, _ options: String...) throws {
    try scratch.makeRepository("full")
    try scratch.git("config", "uploadpack.allowFilter", "true", in: "full")
    for seed in 1...5 as ClosedRange<UInt64> {
      try scratch.write("full/a.js", line(seed))
      try scratch.commit("a.js", in: "full")
      if seed == 1 {
        try scratch.git("checkout", "--quiet", "-b", "side", in: "full")
        try scratch.git("commit", "--quiet", "--allow-empty", "-m", "side", in: "full")
        try scratch.git("checkout", "--quiet", "main", in: "full")
      }
    }
    let address = "file://\(scratch.root.text)/full"
    try scratch.git(["clone", "--quiet"] + options + [address, "clone"])
  }

  @Test func `messages of commits are read, too`() throws {
    let scratch = try ScratchFolder()
    try Self.makeBase(scratch)
    try scratch.git(
      "commit", "--quiet", "--allow-empty", "-m", "log in with \(Drawn.githubToken(2))")
    let report = try ReportJSON(Credlint.scan("--range", "base..HEAD", "-f", "json", in: scratch))
    let commit = try scratch.git("rev-parse", "HEAD")
    #expect(report.findings.map(\.location.path) == ["commit-message:\(commit)"])
  }

  @Test func `what was read is told`() throws {
    let scratch = try ScratchFolder()
    try Self.makeMerge(scratch)
    let outcome = try Credlint.scan("--range", "base..main", "-f", "json", in: scratch)
    let summary = try ReportJSON(outcome).scan
    #expect(summary.mode == "range" && summary.commits == 3 && summary.blobs == 3)
    #expect(outcome.errorText.contains("3 of 3 blobs (3 commits, "))
  }
}
