import Bytes
import Git
import Glibc
import Model
import Testing

@Suite("Exposure that git cannot tell")
struct ExposureFailureTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func answers(
    _ paths: String..., value: String, by reader: ExposureReader = ExposureReader()
  ) throws -> ExposureReader.Answers {
    let repository = try scratch.repository()
    let questions = paths.map {
      ExposureReader.Question(path: BytePath($0), values: [Secret(Array(value.utf8))])
    }
    return reader.exposures(of: questions, in: repository)
  }

  @Test("without git there is no answer, and one notice")
  func noGit() throws {
    let value = makeValue()
    _ = try scratch.makeRepository()
    let answers = try answers(
      "a", "b", value: value, by: ExposureReader(git: "no-such-program-here"))
    #expect(answers.exposures == [[nil], [nil]])
    #expect(answers.notice?.path == scratch.root)
    #expect(answers.notice?.reason.contains("no-such-program-here is not on PATH") == true)
  }

  @Test(
    "a damaged repository has no answer, and one notice", arguments: ["index", "HEAD", "config"])
  func damaged(part: String) throws {
    let value = makeValue()
    _ = try scratch.makeRepository()
    try scratch.write("a", value)
    try scratch.commit()
    try scratch.write(".git/\(part)", "[broken \(value)\n")
    let answers = try answers("a", "b", value: value)
    #expect(answers.exposures == [[nil], [nil]])
    #expect(answers.notice?.path == scratch.root)
    #expect(answers.notice?.reason.contains(value) == false)
  }

  @Test("a blob that is not there is not taken for a file that is not there")
  func missingBlob() throws {
    let value = makeValue()
    _ = try scratch.makeRepository()
    try scratch.write("a", value)
    try scratch.write("b", "\(value) again")
    try scratch.commit()
    let blob = try scratch.git(["rev-parse", "HEAD:a"])
    try scratch.git(["config", "extensions.partialClone", "origin"])
    try #require(
      unsafe unlink(
        scratch.root.text + "/.git/objects/" + blob.prefix(2) + "/" + blob.dropFirst(2)) == 0)
    let answers = try answers("a", "b", "c", value: value)
    #expect(answers.exposures == [[nil], [.committed], [.untracked]])
    #expect(answers.notice != nil)
  }

  @Test("a damaged blob does not hide the others")
  func damagedBlob() throws {
    let value = makeValue()
    _ = try scratch.makeRepository()
    for name in ["a", "b", "c"] { try scratch.write(name, "\(value) \(name)") }
    try scratch.commit()
    let blob = try scratch.git(["rev-parse", "HEAD:b"])
    let object = ".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    try #require(unsafe unlink(scratch.root.text + "/" + object) == 0)
    try scratch.write(object, "not compressed")
    let answers = try answers("a", "b", "c", value: value)
    #expect(answers.exposures == [[.committed], [nil], [.committed]])
    #expect(answers.notice != nil)
  }

  @Test(
    "a pipe in the place of a configuration file does not hold us for ever", .timeLimit(.minutes(1))
  )
  func pipe() throws {
    _ = try scratch.makeRepository()
    try #require(unsafe unlink(scratch.root.text + "/.git/config") == 0)
    try #require(unsafe mkfifo(scratch.root.text + "/.git/config", 0o644) == 0)
    let reader = ExposureReader(git: "git", patience: 200)
    #expect(try answers("a", value: makeValue(), by: reader).exposures == [[nil]])
  }

  @Test("nothing that a repository configures is run")
  func hostile() throws {
    let value = makeValue()
    _ = try scratch.makeRepository()
    try scratch.write("a.txt", value)
    try scratch.write("b.txt", "x")
    try scratch.commit()
    let trap = scratch.root.appending("trap".utf8).text
    try scratch.writeTrap("trap", leaving: "trace")
    for hook in [
      "post-index-change", "post-checkout", "fsmonitor-watchman", "reference-transaction",
    ] {
      try scratch.writeTrap(".git/hooks/\(hook)", leaving: "trace")
    }
    let settings = [
      ("core.fsmonitor", trap), ("core.hooksPath", scratch.root.appending(".git/hooks".utf8).text),
      ("core.untrackedCache", "true"), ("core.pager", trap), ("pager.cat-file", trap),
      ("core.sshCommand", trap), ("core.askPass", trap), ("credential.helper", "!\(trap)"),
      ("diff.external", trap), ("diff.hostile.textconv", trap), ("diff.hostile.command", trap),
      ("filter.hostile.clean", trap), ("filter.hostile.smudge", trap),
      ("filter.hostile.process", trap), ("filter.hostile.required", "true"),
      ("alias.cat-file", "!\(trap)"), ("alias.ls-files", "!\(trap)"),
      ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin"),
      ("remote.origin.url", "ext::\(trap) %S"), ("remote.origin.promisor", "true"),
      ("protocol.ext.allow", "always"), ("remote.origin.uploadpack", trap),
      ("core.worktree", "/"), ("core.alternateRefsCommand", trap), ("core.gitProxy", trap),
    ]
    for (name, value) in settings { try scratch.git(["config", name, value]) }
    try scratch.write(
      ".gitattributes", "* filter=hostile diff=hostile working-tree-encoding=UTF-16\n")
    let blob = try scratch.git(["--work-tree=.", "rev-parse", "HEAD:b.txt"])
    try #require(
      unsafe unlink(
        scratch.root.text + "/.git/objects/" + blob.prefix(2) + "/" + blob.dropFirst(2)) == 0)

    let answers = try answers("a.txt", "b.txt", "c.txt", value: value)
    #expect(answers.exposures == [[.committed], [nil], [.untracked]])
    #expect(!scratch.has("trace"))
    // The traps do work: git itself springs one.
    _ = try Child("git", ["-C", scratch.root.text, "status"].map { Array($0.utf8) }).run()
    #expect(scratch.has("trace"))
  }

  @Test("a hook's variables do not answer for another repository")
  func leakedVariables() async {
    await #expect(processExitsWith: .success) {
      let scratch = try Scratch()
      let value = makeValue()
      _ = try scratch.makeRepository("this")
      _ = try scratch.makeRepository("other")
      try scratch.write("this/a", value)
      try scratch.commit(in: "this")
      let other = scratch.root.appending("other".utf8).text
      for (name, value) in [
        ("GIT_DIR", "\(other)/.git"), ("GIT_WORK_TREE", other), ("GIT_PREFIX", "x/"),
        ("GIT_INDEX_FILE", "\(other)/.git/index"), ("GIT_COMMON_DIR", "\(other)/.git"),
        ("GIT_OBJECT_DIRECTORY", "\(other)/.git/objects"), ("GIT_NAMESPACE", "x"),
        ("GIT_LITERAL_PATHSPECS", "1"), ("GIT_CONFIG_PARAMETERS", "'core.bare=true'"),
      ] { unsafe setenv(name, value, 1) }
      let repository = try scratch.repository("this")
      let question = ExposureReader.Question(
        path: BytePath("a"), values: [Secret(Array(value.utf8))])
      let answers = ExposureReader().exposures(of: [question], in: repository)
      #expect(answers.exposures == [[.committed]])
    }
  }
}
