import Bytes
import Model
import TestSupport
import Testing

/// What someone does who has just built credlint: set up, be stopped, mend, and go on.
@Suite struct NewcomerTests {
  private func git(_ arguments: String..., in scratch: ScratchFolder) throws -> Program.Outcome {
    let git = try #require(Environment.programOnPath("git"))
    var program = Program(git.text, arguments.map { Array($0.utf8) }, in: scratch.root)
    program.variables = [
      "GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@example.com",
      "GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@example.com",
    ]
    return try program.run(using: scratch)
  }

  @Test func `from the first commit that is stopped to a gate that is green`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    let old = Drawn.githubToken(7)
    try scratch.write("notes.txt", "token = \(old)\n")
    try scratch.commit("notes.txt")

    let set = try Credlint.run("init", "--hook", "--ci", "github", in: scratch)
    #expect(set.status == 0, "\(set.errorText)")
    for file in [".credlint.yaml", ".gitignore", ".github/workflows/credlint.yml"] {
      #expect(try FileStatus(of: scratch.path(file), followingLink: false).kind == .file)
    }
    let again = try Credlint.run("init", in: scratch)
    #expect(again.text.contains(".credlint.yaml: is there already"))
    #expect(try Credlint.run("config", "check", in: scratch).status == 0)

    let token = Drawn.githubToken()
    try scratch.write("app.py", "t = '\(token)'\n")
    try scratch.stage(".")
    let stopped = try git("commit", "-q", "-m", "first", in: scratch)
    #expect(stopped.status == 1)
    #expect((stopped.text + stopped.errorText).contains("github-pat"))
    #expect(!(stopped.text + stopped.errorText).contains(token.suffix(12)))

    let fixed = try Credlint.run("fix", "--apply", "app.py", in: scratch)
    #expect(fixed.status == 0, "\(fixed.text)")
    try scratch.stage(".")
    let passed = try git("commit", "-q", "-m", "first", in: scratch)
    #expect(passed.status == 0, "\(passed.text)\(passed.errorText)")

    #expect(try Credlint.run("scan", in: scratch).status == 1)
    #expect(try Credlint.run("baseline", "create", "--reason", "rotate", in: scratch).status == 0)
    #expect(try Credlint.run("scan", in: scratch).status == 0)
    try scratch.stage(".")
    #expect(try git("commit", "-q", "-m", "known", in: scratch).status == 0)
    let gate = try Credlint.run(
      "scan", "--range", "HEAD~2..HEAD", "--config-from", "HEAD", in: scratch)
    #expect(gate.status == 0, "\(gate.text)\(gate.errorText)")
  }

  @Test func `a repository is set up at its root, from wherever that is asked for`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.makeFolder("src/deep")
    let credlint = try Credlint.path
    let words = ["init", "--ci", "gitlab"].map { Array($0.utf8) }
    let outcome = try Program(credlint, words, in: scratch.path("src/deep")).run(using: scratch)
    #expect(outcome.text.contains("../../.credlint.yaml: written"), "\(outcome.errorText)")
    for file in [".credlint.yaml", ".gitignore", ".gitlab-ci.yml"] {
      #expect(try FileStatus(of: scratch.path(file), followingLink: false).kind == .file)
    }
  }

  @Test func `each CI system has a file, and what is there stays`() throws {
    let scratch = try ScratchFolder()
    for (system, path) in [
      ("github", ".github/workflows/credlint.yml"), ("gitlab", ".gitlab-ci.yml"),
      ("azure", "azure-pipelines.yml"), ("jenkins", "Jenkinsfile"),
      ("circleci", ".circleci/config.yml"), ("tekton", ".tekton/credlint.yaml"),
    ] {
      let printed = try Credlint.run("init", "--print", system, in: scratch)
      #expect(try Credlint.run("init", "--ci", system, in: scratch).status == 0)
      let written = try scratch.path(path).read()
      #expect(written == printed.output && printed.text.contains("credlint"))
    }
    try scratch.write("Jenkinsfile", "mine\n")
    let outcome = try Credlint.run("init", "--ci", "jenkins", in: scratch)
    #expect(outcome.text.contains("Jenkinsfile: is there already"))
    #expect(try scratch.path("Jenkinsfile").read() == Array("mine\n".utf8))
    #expect(try Credlint.run("init", "--ci", "jenkin", in: scratch).status == 2)
  }
}
