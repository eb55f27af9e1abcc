import TestSupport
import Testing

/// What git's objects hold: the index, a range, all of history.
@Suite struct GitModeTests {
  private static let source = "const token = '\(Drawn.githubToken())'\n"
  private static let other = "const token = '\(Drawn.githubToken(2))'\n"

  private static func found(_ exposure: String, _ path: String = "app.js") -> String {
    "critical embedded-key/github-pat \(path):1:16 \(exposure)"
  }

  private static func old(_ path: String = "app.js") -> String {
    "critical key-in-history/github-pat \(path):1:16 history +embedded-key"
  }

  @Test(arguments: [
    Scenario("what is staged", scanning: ["--staged"], finds: [found("staged")]) {
      try $0.makeRepository()
      try $0.write("app.js", source)
      try $0.stage("app.js")
    },
    Scenario("not what is only in the work tree", scanning: ["--staged"], finds: []) {
      try $0.makeRepository()
      try $0.write("app.js", source)
    },
    Scenario(
      "the index, though the work tree is clean again", scanning: ["--staged"],
      finds: [found("staged")]
    ) {
      try $0.makeRepository()
      try $0.write("app.js", source)
      try $0.stage("app.js")
      try $0.write("app.js", "const token = process.env.TOKEN\n")
    },
    Scenario("not what HEAD holds already", scanning: ["--staged"], finds: []) {
      try $0.makeRepository()
      try $0.write("app.js", source)
      try $0.commit("app.js")
      try $0.write("app.js", source + "let x = 1\n")
      try $0.stage("app.js")
    },
    Scenario(
      "a new value beside one that HEAD holds", scanning: ["--staged"],
      finds: [found("staged").replacing(":1:16", with: ":2:16")]
    ) {
      try $0.makeRepository()
      try $0.write("app.js", source)
      try $0.commit("app.js")
      try $0.write("app.js", source + other)
      try $0.stage("app.js")
    },
    Scenario(
      "the repository that PATH names", scanning: ["--staged", "repo"], finds: [found("staged")]
    ) {
      try $0.makeRepository("repo")
      try $0.write("repo/app.js", source)
      try $0.stage("app.js", in: "repo")
    },
    Scenario("no repository", scanning: ["--staged"], finds: [], status: 2) {
      try $0.write("app.js", source)
    },
    Scenario(
      "no git", scanning: ["--staged"], finds: [], status: 2, variables: ["PATH": "/nonexistent"]
    ) { try $0.makeRepository() },
  ])
  func `the index is scanned, and nothing else`(_ scenario: Scenario) throws {
    try scenario.check()
  }

  @Sendable private static func makeCommits(_ scratch: ScratchFolder) throws {
    try scratch.makeRepository()
    try scratch.write("a.js", other)
    try scratch.commit("a.js")
    try scratch.write("app.js", source)
    try scratch.commit("app.js")
    try scratch.write("app.js", "const token = process.env.TOKEN\n")
    try scratch.commit("app.js")
  }

  @Test(arguments: [
    Scenario(
      "one commit", scanning: ["--range", "HEAD~2..HEAD~1"], finds: [found("committed")],
      in: makeCommits),
    Scenario(
      "a value that came and went", scanning: ["--range=HEAD~2..HEAD"], finds: [old()],
      in: makeCommits),
    Scenario(
      "a commit that takes it out", scanning: ["--range", "HEAD~1..HEAD"], finds: [],
      in: makeCommits),
    Scenario(
      "an empty range", scanning: ["--range", "HEAD..HEAD"], finds: [], status: 2, in: makeCommits),
    Scenario(
      "an unknown end", scanning: ["--range", "gone..HEAD"], finds: [], status: 2, in: makeCommits),
    Scenario(
      "an end without a name", scanning: ["--range", "HEAD~1.."], finds: [], status: 2,
      in: makeCommits),
    Scenario("no range", scanning: ["--range", "HEAD"], finds: [], status: 2, in: makeCommits),
  ])
  func `a range is all that it brings in`(_ scenario: Scenario) throws { try scenario.check() }

  @Test(arguments: [
    Scenario(
      "what HEAD holds, and what it does not any more", scanning: ["--history"],
      finds: [found("committed", "a.js"), old()], in: makeCommits),
    Scenario("other branches, too", scanning: ["--history"], finds: [old("b.js")]) {
      try $0.makeRepository()
      try $0.git("commit", "--quiet", "--allow-empty", "-m", "first")
      try $0.git("switch", "--quiet", "-c", "side")
      try $0.write("b.js", source)
      try $0.commit("b.js")
      try $0.git("switch", "--quiet", "main")
    },
    Scenario("not the work tree", scanning: ["--history"], finds: []) {
      try $0.makeRepository()
      try $0.git("commit", "--quiet", "--allow-empty", "-m", "first")
      try $0.write("b.js", source)
    },
    Scenario("no repository", scanning: ["--history"], finds: [], status: 2) { _ in },
  ])
  func `history is all that any ref ever held`(_ scenario: Scenario) throws {
    try scenario.check()
  }
}
