import Model
import TestSupport
import Testing

/// `--staged` where git itself is easily misread: what the next commit would hold, and nothing else.
@Suite struct StagedTests {
  private static let known = "const token = '\(Drawn.githubToken(1))'\n"
  private static let new = "const token = '\(Drawn.githubToken(2))'\n"
  private static let text = (1...20).map { "let line\($0) = \($0)\n" }.joined()

  private static func found(_ path: String, line: Int = 1) -> String {
    "critical embedded-key/github-pat \(path):\(line):16 staged"
  }

  /// A repository with a file that holds a value, and a clean one.
  @Sendable private static func makeCommit(_ scratch: ScratchFolder) throws {
    try scratch.makeRepository()
    try scratch.write("known.js", known + text)
    try scratch.write("clean.js", text)
    try scratch.commit("known.js", "clean.js")
  }

  @Test(arguments: [
    Scenario("a rename", scanning: ["--staged"], finds: []) {
      try makeCommit($0)
      try $0.git("mv", "known.js", "renamed.js")
    },
    Scenario(
      "a rename with edits", scanning: ["--staged"], finds: [found("renamed.js", line: 22)]
    ) {
      try makeCommit($0)
      try $0.git("mv", "known.js", "renamed.js")
      try $0.write("renamed.js", known + text + new)
      try $0.stage("renamed.js")
    },
    Scenario(
      "a rename, whatever is configured", scanning: ["--staged"],
      finds: [found("renamed.js", line: 22)]
    ) {
      try makeCommit($0)
      try $0.git("config", "diff.renames", "false")
      try $0.git("config", "diff.renameLimit", "1")
      try $0.git("mv", "known.js", "renamed.js")
      try $0.write("renamed.js", known + text + new)
      try $0.stage("renamed.js")
    },
    Scenario("a copy", scanning: ["--staged"], finds: [found("copy.js")]) {
      try makeCommit($0)
      try $0.write("copy.js", known + text)
      try $0.stage("copy.js")
    },
    Scenario(
      "a file in the place of another", scanning: ["--staged"], finds: [found("other.js")]
    ) {
      try makeCommit($0)
      try $0.git("rm", "--quiet", "clean.js")
      try $0.write("other.js", known)
      try $0.stage("other.js")
    },
    Scenario("a deletion", scanning: ["--staged"], finds: []) {
      try makeCommit($0)
      try $0.git("rm", "--quiet", "known.js")
    },
    Scenario(
      "a value that moved on in its file", scanning: ["--staged"], finds: []
    ) {
      try makeCommit($0)
      try $0.write("known.js", text + known)
      try $0.stage("known.js")
    },
  ])
  func `only what is new is told`(_ scenario: Scenario) throws { try scenario.check() }

  @Test(arguments: ["-diff", "binary", "-text -diff", "diff=x", "filter=x", "-merge export-ignore"])
  func `attributes hide nothing`(_ attribute: String) throws {
    let scenario = Scenario(attribute, scanning: ["--staged"], finds: [Self.found("app.js")]) {
      try $0.makeRepository()
      try $0.git("config", "diff.x.textconv", "echo nothing #")
      try $0.git("config", "diff.x.binary", "true")
      try $0.git("config", "filter.x.clean", "cat")
      try $0.write(".gitattributes", "*.js \(attribute)\n")
      try $0.write("app.js", "let x = 1\n")
      try $0.commit(".gitattributes", "app.js")
      try $0.write("app.js", Self.new)
      try $0.stage("app.js")
    }
    try scenario.check()
  }

  @Test(arguments: [
    Scenario("a sub-directory", scanning: ["--staged", "sub"], finds: [found("app.js")]) {
      try $0.makeRepository()
      try $0.write("sub/clean.js", "")
      try $0.write("app.js", new)
      try $0.stage("sub", "app.js")
    },
    Scenario(
      "a sub-directory, where git is to name paths from there", scanning: ["--staged", "sub"],
      finds: [found("app.js"), found("sub/app.js")]
    ) {
      try $0.makeRepository()
      try $0.git("config", "diff.relative", "true")
      try $0.write("sub/app.js", new)
      try $0.write("app.js", new)
      try $0.stage("sub", "app.js")
    },
    Scenario("a linked worktree", scanning: ["--staged", "linked"], finds: [found("app.js")]) {
      try $0.makeRepository("main")
      try $0.git("commit", "--quiet", "--allow-empty", "-m", "first", in: "main")
      try $0.git("worktree", "add", "--quiet", "../linked", in: "main")
      try $0.write("linked/app.js", new)
      try $0.stage("app.js", in: "linked")
    },
    Scenario("its main worktree", scanning: ["--staged", "main"], finds: []) {
      try $0.makeRepository("main")
      try $0.git("commit", "--quiet", "--allow-empty", "-m", "first", in: "main")
      try $0.git("worktree", "add", "--quiet", "../linked", in: "main")
      try $0.write("linked/app.js", new)
      try $0.stage("app.js", in: "linked")
    },
    Scenario("a submodule", scanning: ["--staged", "sub"], finds: [found("app.js")]) {
      try makeSubmodule($0)
    },
    Scenario("what holds a submodule", scanning: ["--staged"], finds: [found("outer.js")]) {
      try makeSubmodule($0)
      try $0.write("outer.js", new)
      try $0.stage("outer.js", "sub")
    },
    Scenario("a SHA-256 repository", scanning: ["--staged"], finds: [found("app.js")]) {
      try $0.git("init", "--quiet", "--object-format=sha256")
      try $0.write("app.js", "let x = 1\n")
      try $0.commit("app.js")
      try $0.write("app.js", new)
      try $0.stage("app.js")
    },
    Scenario(
      "a SHA-256 repository without a commit", scanning: ["--staged"], finds: [found("a.js")]
    ) {
      try $0.git("init", "--quiet", "--object-format=sha256")
      try $0.write("a.js", new)
      try $0.stage("a.js")
    },
    Scenario("a shallow clone", scanning: ["--staged", "cut"], finds: [found("app.js")]) {
      try makeCommit($0)
      try $0.git("clone", "--quiet", "--depth=1", "file://\($0.root.text)", "cut")
      try $0.write("cut/app.js", new)
      try $0.stage("app.js", in: "cut")
    },
  ])
  func `each repository by its own index`(_ scenario: Scenario) throws { try scenario.check() }

  /// A commit with a submodule, in which a value is staged.
  @Sendable private static func makeSubmodule(_ scratch: ScratchFolder) throws {
    try scratch.makeRepository("library")
    try scratch.git("commit", "--quiet", "--allow-empty", "-m", "first", in: "library")
    try scratch.makeRepository()
    try scratch.git("submodule", "--quiet", "add", "./library", "sub")
    try scratch.commit(".gitmodules", "sub")
    try scratch.write("sub/app.js", new)
    try scratch.stage("app.js", in: "sub")
  }

  @Test(arguments: [
    Scenario("before the first commit", scanning: ["--staged"], finds: [found("app.js")]) {
      try $0.makeRepository()
      try $0.write("app.js", new)
      try $0.stage("app.js")
    },
    Scenario("a branch without a commit", scanning: ["--staged"], finds: [found("known.js")]) {
      try makeCommit($0)
      try $0.git("checkout", "--quiet", "--orphan", "other")
    },
    Scenario(
      "a merge in progress", scanning: ["--staged"], finds: [found("more.js"), found("side.js")]
    ) {
      try makeMerge($0)
      try $0.git("merge", "--quiet", "--no-commit", "--no-ff", "side")
      try $0.write("more.js", new)
      try $0.stage("more.js")
    },
    Scenario(
      "a merge with a conflict", scanning: ["--staged"], finds: [found("more.js")], status: 2
    ) {
      try makeMerge($0)
      try $0.write("side.js", text)
      try $0.commit("side.js")
      _ = try? $0.git("merge", "--quiet", "side")
      try $0.write("more.js", new)
      try $0.stage("more.js")
    },
    Scenario("an intent to add", scanning: ["--staged"], finds: []) {
      try makeCommit($0)
      try $0.write("app.js", new)
      try $0.git("add", "--intent-to-add", "app.js")
    },
    Scenario("a split index", scanning: ["--staged"], finds: [found("app.js")]) {
      try makeCommit($0)
      try $0.git("update-index", "--split-index")
      try $0.write("app.js", new)
      try $0.stage("app.js")
    },
    Scenario("a sparse index", scanning: ["--staged"], finds: [found("in/app.js")]) {
      try makeCommit($0)
      for folder in ["in", "out"] { try $0.write("\(folder)/app.js", "let x = 1\n") }
      try $0.commit("in", "out")
      try $0.git("sparse-checkout", "set", "--cone", "--sparse-index", "in")
      try $0.write("in/app.js", new)
      try $0.stage("in/app.js")
    },
    Scenario("flags of the index", scanning: ["--staged"], finds: [found("clean.js")]) {
      try makeCommit($0)
      try $0.write("clean.js", new + text)
      try $0.stage("clean.js")
      try $0.git("update-index", "--assume-unchanged", "clean.js")
      try $0.git("update-index", "--skip-worktree", "clean.js")
      try $0.remove("clean.js")
    },
    Scenario("a link in the place of a file", scanning: ["--staged"], finds: []) {
      try makeCommit($0)
      try $0.remove("known.js")
      try $0.link("known.js", to: "clean.js")
      try $0.stage("known.js")
    },
    Scenario("a mode", scanning: ["--staged"], finds: []) {
      try makeCommit($0)
      try $0.git("update-index", "--chmod=+x", "known.js")
    },
  ])
  func `the index in every state`(_ scenario: Scenario) throws { try scenario.check() }

  /// A branch that holds a value, and another one to merge it into.
  @Sendable private static func makeMerge(_ scratch: ScratchFolder) throws {
    try makeCommit(scratch)
    try scratch.git("checkout", "--quiet", "-b", "side")
    try scratch.write("side.js", new)
    try scratch.commit("side.js")
    try scratch.git("checkout", "--quiet", "main")
  }

  @Test func `names are git's, whatever they hold`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    let names = ["--staged", "a \"b\" \t c.js", "line\nfeed.js", "ä é.js", ":(top)x.js"]
    for name in names { try scratch.write(name, Self.new) }
    try scratch.write([0xFF, 0x2E, 0x6A, 0x73], Array(Self.new.utf8))
    try scratch.git("add", "--all")
    let report = try ReportJSON(Credlint.scan("--staged", "-f", "json", in: scratch))
    let paths = report.findings.map(\.location.path)
    #expect(Set(paths) == Set(names + ["\u{FFFD}.js"]))
    #expect(report.scan.blobs == names.count + 1)
  }

  @Test(arguments: [
    Scenario("a bare repository", scanning: ["--staged", "bare"], finds: [], status: 2) {
      try makeCommit($0)
      try $0.git("clone", "--quiet", "--bare", ".", "bare")
    },
    Scenario("a bare repository without a commit", scanning: ["--staged"], finds: [], status: 2) {
      try $0.git("init", "--quiet", "--bare")
    },
    Scenario("a lost index", scanning: ["--staged"], finds: [], status: 2) {
      try makeCommit($0)
      try $0.remove(".git/index")
    },
    Scenario(
      "a variable that leads nowhere", scanning: ["--staged"], finds: [], status: 2,
      variables: ["GIT_INDEX_FILE": "/nonexistent/index"]
    ) { try makeCommit($0) },
    Scenario(
      "another's index", scanning: ["--staged"], finds: [], status: 2,
      variables: ["GIT_DIR": "/nonexistent"]
    ) { try makeCommit($0) },
    Scenario("a damaged index", scanning: ["--staged"], finds: [], status: 2) {
      try makeCommit($0)
      try $0.write(".git/index", "nonsense")
    },
  ])
  func `an index that cannot be read is no empty one`(_ scenario: Scenario) throws {
    try scenario.check()
  }

  @Test func `a folder of another repository is asked without a hook's variables`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository("hooked")
    try scratch.makeRepository("other")
    try scratch.write("other/app.js", Self.new)
    try scratch.stage("app.js", in: "other")
    let hooked = scratch.path("hooked/.git").text
    let variables = [
      "GIT_DIR": hooked, "GIT_INDEX_FILE": hooked + "/index", "GIT_LITERAL_PATHSPECS": "1",
    ]
    let outcome = try Credlint.scan("--staged", "other", in: scratch, variables: variables)
    #expect(outcome.status == 1)
    let own = try Credlint.scan("--staged", in: scratch, variables: variables)
    #expect(own.status == 0, Comment(rawValue: own.errorText))
  }

  @Test func `what stands for something else is said to do so`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.git("commit", "--quiet", "--allow-empty", "-m", "first")
    let commit = try scratch.git("rev-parse", "HEAD")
    try scratch.write("large", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    try scratch.write("crypt", "\0GITCRYPT\0\u{1}\u{2}")
    try scratch.git("add", "--all")
    try scratch.git("update-index", "--add", "--cacheinfo", "160000,\(commit),sub")
    let report = try ReportJSON(Credlint.scan("--staged", "-f", "json", in: scratch))
    #expect(report.scan.skipped.map(\.path) == ["crypt", "large", "sub"])
    #expect(report.scan.complete)
  }
}
