import Bytes
import Git
import Glibc
import Model
import Testing

@Suite("Exposure")
struct ExposureTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func question(_ path: String, _ values: String...) -> ExposureReader.Question {
    .init(path: BytePath(path), values: values.map { Secret(Array($0.utf8)) })
  }

  private func ask(
    _ questions: ExposureReader.Question..., in folder: String = ""
  ) throws -> [[Exposure?]] {
    let answers = ExposureReader().exposures(of: questions, in: try scratch.repository(folder))
    #expect(answers.notice == nil)
    return answers.exposures
  }

  @Test("tells each exposure, value by value")
  func everyExposure() throws {
    let (committed, staged, unstaged, other) = (makeValue(), makeValue(), makeValue(), makeValue())
    _ = try scratch.makeRepository()
    try scratch.write(".gitignore", "*.key\n/build/\n")
    try scratch.write("a.env", "\(committed)\n")
    try scratch.write("forced.key", "\(committed)\n")
    try scratch.git(["add", "--force", "forced.key"])
    try scratch.commit()
    try scratch.write("a.env", "\(committed)\n\(staged)\n")
    try scratch.git(["add", "a.env"])
    try scratch.write("a.env", "\(committed)\n\(staged)\n\(unstaged)\n")
    try scratch.write("new.env", other)
    try scratch.write("x.key", other)
    try scratch.write("build/deep/out.env", other)
    try scratch.write("added.env", other)
    try scratch.git(["add", "added.env"])
    let answers = try ask(
      question("a.env", committed, staged, unstaged), question("new.env", other),
      question("x.key", other), question("build/deep/out.env", other),
      question("forced.key", committed, other), question("added.env", other),
      question(".git/config", other), question("a.env", unstaged))
    #expect(
      answers == [
        [.committed, .staged, .unstaged], [.untracked], [.ignored], [.ignored],
        [.committed, .unstaged], [.staged], [.ignored], [.unstaged],
      ])
  }

  @Test("knows what was removed from the index, or only intended for it")
  func indexStates() throws {
    let (old, new) = (makeValue(), makeValue())
    _ = try scratch.makeRepository()
    try scratch.write("removed.env", old)
    try scratch.write("again.env", old)
    try scratch.commit()
    try scratch.git(["rm", "--quiet", "--cached", "removed.env", "again.env"])
    try scratch.write("removed.env", old + "\n" + new)
    try scratch.write("intended.env", new)
    try scratch.git(["add", "--intent-to-add", "intended.env", "again.env"])
    let answers = try ask(
      question("removed.env", old, new), question("intended.env", new),
      question("again.env", old, new))
    #expect(answers == [[.committed, .untracked], [.unstaged], [.committed, .unstaged]])
  }

  @Test("works before the first commit", arguments: ["sha1", "sha256"])
  func unbornHead(format: String) throws {
    let value = makeValue()
    _ = try scratch.makeRepository("", "--object-format=\(format)")
    try scratch.write("a", value)
    try scratch.write("b", value)
    #expect(try ask(question("a", value)) == [[.untracked]])
    try scratch.git(["add", "a"])
    #expect(try ask(question("a", value), question("b", value)) == [[.staged], [.untracked]])
    try scratch.commit()
    #expect(try ask(question("a", value), question("b", value)) == [[.committed], [.committed]])
  }

  @Test("looks at both sides of an unmerged path")
  func unmerged() throws {
    let (ours, theirs, both) = (makeValue(), makeValue(), makeValue())
    _ = try scratch.makeRepository()
    try scratch.write("a", "base\n")
    try scratch.commit()
    try scratch.git(["checkout", "--quiet", "-b", "other"])
    try scratch.write("a", theirs)
    try scratch.commit()
    try scratch.git(["checkout", "--quiet", "main"])
    try scratch.write("a", ours)
    try scratch.commit()
    try scratch.git(["merge", "--quiet", "other"], expecting: 1)
    #expect(try ask(question("a", ours, theirs, both)) == [[.committed, .staged, .unstaged]])
  }

  @Test("finds a value of several lines whatever ends its lines")
  func lineEnds() throws {
    let lines = (0..<5).map { _ in makeValue(64) }
    _ = try scratch.makeRepository()
    try scratch.git(["config", "core.autocrlf", "true"])
    try scratch.write("unix", "x\n" + lines.joined(separator: "\n") + "\n")
    try scratch.write("dos", "x\r\n" + lines.joined(separator: "\r\n") + "\r\n")
    try scratch.commit()
    let dos = lines.joined(separator: "\r\n")
    let unix = lines.joined(separator: "\n")
    #expect(
      try ask(question("dos", dos, unix), question("unix", dos, unix))
        == [[.committed, .committed], [.committed, .committed]])
  }

  @Test("takes names as bytes")
  func oddNames() throws {
    let value = makeValue()
    let names: [[UInt8]] = [
      Array("line\nfeed".utf8), Array("return\r".utf8), Array("quote\"'\\".utf8),
      [0xFF, 0xFE, 0x41],
      Array("-dash".utf8), Array(":(top)magic".utf8), Array(":!x".utf8), Array("*.star".utf8),
      Array(" space ".utf8), Array("tab\there".utf8), Array("[x]".utf8), Array("d\n/-x".utf8),
      Array("HEAD".utf8), Array("naïve é".utf8), Array("#hash".utf8), Array("!bang".utf8),
    ]
    _ = try scratch.makeRepository()
    for name in names { try scratch.write(name, Array(value.utf8)) }
    let questions = names.map {
      ExposureReader.Question(path: BytePath($0), values: [Secret(Array(value.utf8))])
    }
    let reader = ExposureReader()
    let repository = try scratch.repository()
    #expect(
      reader.exposures(of: questions, in: repository).exposures == names.map { _ in [.untracked] })
    try scratch.write(".gitignore", "*\n")
    #expect(
      reader.exposures(of: questions, in: repository).exposures == names.map { _ in [.ignored] })
    #expect(reader.ignored(names.map { BytePath($0) }, in: repository)?.count == names.count)
    try scratch.write(".gitignore", "\n")
    try scratch.commit()
    #expect(
      reader.exposures(of: questions, in: repository).exposures == names.map { _ in [.committed] })
  }

  @Test("answers for linked work trees and submodules out of their own repository")
  func worktreesAndSubmodules() throws {
    let (inner, outer, linked) = (makeValue(), makeValue(), makeValue())
    _ = try scratch.makeRepository("library")
    try scratch.write("library/a", inner)
    try scratch.commit(in: "library")
    _ = try scratch.makeRepository("main")
    try scratch.write("main/b", outer)
    try scratch.git(["submodule", "--quiet", "add", "../library", "sub"], in: "main")
    try scratch.commit(in: "main")
    try scratch.git(["worktree", "add", "--quiet", "../linked", "-b", "side"], in: "main")
    try scratch.write("linked/b", linked)
    try scratch.commit(in: "linked")

    #expect(try scratch.repository("main/sub").root == scratch.root.appending("main/sub".utf8))
    #expect(try scratch.repository("linked").root == scratch.root.appending("linked".utf8))
    #expect(try ask(question("a", inner), in: "main/sub") == [[.committed]])
    #expect(try ask(question("b", outer, linked), in: "main") == [[.committed, .unstaged]])
    #expect(try ask(question("b", outer, linked), in: "linked") == [[.unstaged, .committed]])
  }

  @Test("answers for thousands of files at once")
  func manyFiles() throws {
    let values = (0..<2_000).map { _ in makeValue() }
    _ = try scratch.makeRepository()
    for (index, value) in values.enumerated() where index % 2 == 0 {
      try scratch.write("d\(index % 37)/f\(index)", value)
    }
    try scratch.commit()
    for (index, value) in values.enumerated() where index % 2 == 1 {
      try scratch.write("d\(index % 37)/f\(index)", value)
    }
    let questions = values.enumerated().map { question("d\($0 % 37)/f\($0)", $1) }
    let answers = ExposureReader().exposures(of: questions, in: try scratch.repository())
    #expect(answers.notice == nil)
    #expect(answers.exposures == values.indices.map { [$0 % 2 == 0 ? .committed : .untracked] })
  }

  @Test("names that need not exist are known to be ignored or not")
  func ignoredNames() throws {
    _ = try scratch.makeRepository()
    try scratch.write(".gitignore", "apikey.json\n*.pem\n!public.pem\n")
    let names = ["apikey.json", "x/apikey.json", "a.pem", "public.pem", "other"].map {
      BytePath($0)
    }
    let ignored = ExposureReader().ignored(names, in: try scratch.repository())
    #expect(ignored == Set(names[..<3]))
  }

  @Test("finds the nearest repository, and no folder that only looks like one")
  func repositories() throws {
    _ = try scratch.makeRepository("r")
    try scratch.write("r/a/b/.git/x", "not a repository")
    try scratch.write("outside/x", "")
    var finder = RepositoryFinder()
    let below = finder.place(of: scratch.root.appending("r/a/b".utf8))
    #expect(below?.repository.root == scratch.root.appending("r".utf8))
    #expect(below?.path == BytePath("a/b"))
    let top = finder.place(of: scratch.root.appending("r".utf8))
    #expect(top?.path == BytePath([]))
    let outside = ["outside", "missing"].map { finder.place(of: scratch.root.appending($0.utf8)) }
    #expect(outside == [nil, nil])
  }
}
