import Bytes
import Git
import Glibc
import Model
import Testing

@Suite("Staged changes")
struct StagedTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Path, staged text and HEAD's text of each entry.
  private func changes(in folder: String = "") throws -> [[String?]] {
    let path = folder.isEmpty ? scratch.root : scratch.root.appending(folder.utf8)
    return try Self.texts(of: StagedChanges(in: path))
  }

  private static func texts(of changes: StagedChanges) throws -> [[String?]] {
    func text(_ blob: Blob?) -> String? {
      switch blob {
      case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
      case .tooLarge(let size): "\(size) bytes"
      case .missing: "missing"
      case nil: nil
      }
    }
    var texts: [[String?]] = []
    var blobs = try changes.startReading(changes.entries)
    try blobs.forEach(largest: 1_000) { entry, staged, head in
      texts.append([entry.path.text, text(staged), text(head)])
    }
    return texts
  }

  @Test("reads the index and not the work tree, whatever attributes say")
  func index() throws {
    _ = try scratch.makeRepository()
    try scratch.write(".gitattributes", "*.a -diff\n*.b binary\n*.c diff=x filter=y\n")
    try scratch.git(["config", "diff.x.textconv", "false"])
    for name in ["1.a", "2.b", "3.c", "gone", "mode", "old name"] {
      try scratch.write(name, "old \(name) " + String(repeating: "same line\n", count: 20))
    }
    try scratch.commit()
    let old = String(repeating: "same line\n", count: 20)
    for name in ["1.a", "2.b", "3.c"] { try scratch.write(name, "new") }
    try scratch.git(["rm", "--quiet", "gone"])
    try scratch.git(["mv", "old name", "new name"])
    try scratch.write("new name", "old old name " + old + "new")
    try scratch.git(["add", "."])
    try scratch.git(["update-index", "--chmod=+x", "mode"])
    try scratch.write("1.a", "work tree")
    try scratch.write("untracked", "untracked")
    try scratch.write("intended", "intended")
    try scratch.git(["add", "--intent-to-add", "intended"])
    try scratch.write("large", String(repeating: "x", count: 1_001))
    try scratch.git(["add", "large"])
    #expect(
      try changes() == [
        ["1.a", "new", "old 1.a " + old], ["2.b", "new", "old 2.b " + old],
        ["3.c", "new", "old 3.c " + old], ["large", "1001 bytes", nil],
        ["new name", "old old name " + old + "new", "old old name " + old],
      ])
  }

  @Test("gives up where HEAD's folders hold each other more often than git can count")
  func treeBomb() throws {
    _ = try scratch.makeRepository()
    let blob = try scratch.git(["hash-object", "-w", "--stdin"], feeding: Array("x".utf8))
    var tree = try scratch.git(["mktree"], feeding: Array("100644 blob \(blob)\tf\n".utf8))
    for _ in 0..<10 {
      let entries = (0..<10).map { "040000 tree \(tree)\td\($0)\n" }.joined()
      tree = try scratch.git(["mktree"], feeding: Array(entries.utf8))
    }
    let commit = try scratch.git(["commit-tree", "-m", "x", tree])
    try scratch.git(["update-ref", "HEAD", commit])
    #expect(throws: GitError.child(.stuck("git", milliseconds: 500))) {
      try StagedChanges(in: scratch.root, patience: 500)
    }
  }

  @Test("names paths from the root in a folder below it, as bytes")
  func paths() throws {
    _ = try scratch.makeRepository()
    try scratch.git(["config", "diff.relative", "true"])
    try scratch.write("below/here", "x")
    try scratch.commit()
    try scratch.write("line\nfeed \"quoted\"", "1")
    try scratch.write([0xFF, 0x2F, 0x66], Array("2".utf8))
    try scratch.write("HEAD", "3")
    try scratch.git(["add", "."])
    let entries = try StagedChanges(in: scratch.root.appending("below".utf8)).entries
    #expect(
      entries.map(\.path)
        == [BytePath("HEAD"), BytePath("line\nfeed \"quoted\""), BytePath([0xFF, 0x2F, 0x66])])
  }

  @Test("works before the first commit", arguments: ["sha1", "sha256"])
  func unbornHead(format: String) throws {
    _ = try scratch.makeRepository("", "--object-format=\(format)")
    #expect(try changes() == [])
    try scratch.write("a", "first")
    try scratch.git(["add", "a"])
    #expect(try changes() == [["a", "first", nil]])
    try scratch.commit()
    try scratch.write("a", "second")
    try scratch.git(["add", "a"])
    #expect(try changes() == [["a", "second", "first"]])
  }

  @Test("passes submodules over, and reads where a link leads")
  func kinds() throws {
    _ = try scratch.makeRepository("library")
    try scratch.write("library/a", "x")
    try scratch.commit(in: "library")
    _ = try scratch.makeRepository("main")
    try scratch.git(["submodule", "--quiet", "add", "../library", "sub"], in: "main")
    try #require(unsafe symlink("some/target", scratch.root.text + "/main/link") == 0)
    try scratch.git(["add", "."], in: "main")
    let changes = try changes(in: "main")
    #expect(changes.map(\.first) == [".gitmodules", "link"])
    #expect(changes.last == ["link", "some/target", nil])
    #expect(
      try StagedChanges(in: scratch.root.appending("main".utf8)).entries.last?.mode.isLink == true)
  }

  @Test("tells which paths a merge left open")
  func unmerged() throws {
    _ = try scratch.makeRepository()
    try scratch.write("a", "base\n")
    try scratch.commit()
    try scratch.git(["checkout", "--quiet", "-b", "other"])
    try scratch.write("a", "theirs")
    try scratch.write("b", "brought in")
    try scratch.commit()
    try scratch.git(["checkout", "--quiet", "main"])
    try scratch.write("a", "ours")
    try scratch.commit()
    try scratch.git(["merge", "--quiet", "other"], expecting: 1)
    #expect(try StagedChanges(in: scratch.root).unmerged == [BytePath("a")])
    #expect(try changes() == [["b", "brought in", nil]])
  }

  @Test("works in linked work trees, and with split and sparse indexes")
  func layouts() throws {
    _ = try scratch.makeRepository("main")
    for folder in ["in", "out"] { try scratch.write("main/\(folder)/f", folder) }
    try scratch.commit(in: "main")
    try scratch.git(["worktree", "add", "--quiet", "../linked"], in: "main")
    try scratch.write("linked/in/f", "linked")
    try scratch.git(["add", "."], in: "linked")
    #expect(try changes(in: "linked") == [["in/f", "linked", "in"]])
    #expect(try changes(in: "main") == [])

    try scratch.git(["update-index", "--split-index"], in: "main")
    try scratch.write("main/in/f", "split")
    try scratch.git(["add", "."], in: "main")
    #expect(try changes(in: "main") == [["in/f", "split", "in"]])
    try scratch.git(["update-index", "--no-split-index"], in: "main")
    try scratch.git(["sparse-checkout", "set", "--cone", "--sparse-index", "in"], in: "main")
    #expect(try changes(in: "main") == [["in/f", "split", "in"]])
  }

  @Test("sees the index of git commit with a path, and the hook's variables")
  func commitOfPath() async {
    await #expect(processExitsWith: .success) {
      let scratch = try Scratch()
      _ = try scratch.makeRepository()
      for name in ["a", "b"] { try scratch.write(name, "old") }
      try scratch.commit()
      for name in ["a", "b"] { try scratch.write(name, "new") }
      try scratch.git(["add", "b"])
      // As git does it: HEAD and the path in an index of its own.
      let index = scratch.root.appending(".git/next-index-1.lock".utf8).text
      unsafe setenv("GIT_INDEX_FILE", index, 1)
      try scratch.git(["read-tree", "HEAD"])
      try scratch.git(["add", "a"])
      unsafe setenv("GIT_DIR", scratch.root.text + "/.git", 1)
      let entries = try StagedChanges().entries
      #expect(entries.map(\.path) == [BytePath("a")])
    }
  }

  @Test("an index that is not there is no empty one")
  func noIndex() throws {
    _ = try scratch.makeRepository("work")
    try scratch.write("work/a", "1")
    try scratch.commit(in: "work")
    let bare = scratch.root.appending("bare".utf8)
    try scratch.git(["clone", "--quiet", "--bare", "work", "bare"])
    #expect(throws: GitError.noIndex(.bare)) { try StagedChanges(in: bare) }
    try scratch.git(["rm", "--quiet", "--cached", "a"], in: "work")
    #expect(try changes(in: "work") == [])
    try #require(unsafe unlink(scratch.root.text + "/work/.git/index") == 0)
    let work = scratch.root.appending("work".utf8)
    #expect(throws: GitError.noIndex(.lost)) { try StagedChanges(in: work) }
  }

  @Test("says why there is no answer")
  func errors() throws {
    #expect(throws: GitError.noRepository) { try StagedChanges(in: scratch.root) }
    #expect(throws: GitError.child(.notFound("no-such-program-here"))) {
      try StagedChanges(in: scratch.root, git: "no-such-program-here")
    }
    _ = try scratch.makeRepository()
    try scratch.write("a", "1")
    try scratch.commit()
    try scratch.write("a", "2")
    try scratch.git(["add", "a"])
    let blob = try scratch.git(["rev-parse", "HEAD:a"])
    let object = ".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    try #require(unsafe unlink(scratch.root.text + "/" + object) == 0)
    #expect(try changes() == [["a", "2", "missing"]])
    try scratch.write(".git/index", "nonsense")
    #expect(throws: GitError.failed(command: "diff-index", .exited(128))) {
      try StagedChanges(in: scratch.root)
    }
  }
}
