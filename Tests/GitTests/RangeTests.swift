import Bytes
import Git
import Glibc
import Model
import Testing

@Suite("Range changes")
struct RangeTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Path, text and the commit's subject of each entry.
  private func changes(_ range: String, in folder: String = "") throws -> [[String]] {
    let path = folder.isEmpty ? scratch.root : scratch.root.appending(folder.utf8)
    let changes = try CommitChanges(range, in: path)
    let commits = changes.graph.commits
    var found: [(CommitChanges.Entry, String)] = []
    try changes.forEachBlob(largest: 1_000) { entry, blob in
      if case .bytes(let bytes) = blob {
        found.append((entry, String(decoding: bytes, as: UTF8.self)))
      }
    }
    return try found.map { entry, text in
      let commit = commits[try #require(entry.commit)]
      let subject = try scratch.git(["show", "-s", "--format=%s", "\(commit)"], in: folder)
      return [entry.path.text, text, subject]
    }
  }

  @Test("brings each blob once, with the first commit that has it", arguments: ["sha1", "sha256"])
  func linear(format: String) throws {
    _ = try scratch.makeRepository("", "--object-format=\(format)")
    try scratch.write("kept", "kept")
    try scratch.write("HEAD", "odd")
    try scratch.commit("zero")
    try scratch.git(["tag", "start"])
    try scratch.write("secret", "added and removed")
    try scratch.commit("one")
    try scratch.git(["rm", "--quiet", "secret"])
    try scratch.write("copy of kept", "kept")
    try scratch.write("new\nname", "new")
    try scratch.commit("two")
    try scratch.write("again", "added and removed")
    try scratch.write("kept", "changed")
    try scratch.commit("three")
    let expected = [
      ["secret", "added and removed", "one"], ["new\nname", "new", "two"],
      ["kept", "changed", "three"],
    ]
    #expect(try changes("start..HEAD") == expected)
    #expect(try changes("HEAD~3..main") == expected)
    #expect(try changes("start...main") == expected)
    #expect(try CommitChanges("start..main", in: scratch.root).graph.commits.count == 3)
  }

  @Test("compares a merge with each of its parents")
  func merges() throws {
    _ = try scratch.makeRepository()
    try scratch.write("a", "base")
    try scratch.commit("base")
    try scratch.git(["tag", "base"])
    try scratch.git(["checkout", "--quiet", "-b", "side"])
    try scratch.write("side", "from the side")
    try scratch.commit("side")
    try scratch.git(["checkout", "--quiet", "main"])
    try scratch.write("main", "from main")
    try scratch.commit("main")
    try scratch.git(["merge", "--quiet", "--no-commit", "--no-ff", "side"])
    try scratch.write("merged", "only in the merge")
    try scratch.write("a", "changed by the merge")
    try scratch.commit("merge")
    let all = try changes("base..main")
    #expect(
      Set(all) == [
        ["side", "from the side", "side"], ["main", "from main", "main"],
        ["merged", "only in the merge", "merge"], ["a", "changed by the merge", "merge"],
      ])
    #expect(
      try changes("side..main").map(\.first) == ["main", "a", "merged"])
    #expect(try changes("side...main~1") == [["main", "from main", "main"]])
    let parted = try CommitChanges("side...main~1", in: scratch.root)
    #expect(try parted.starts.map(\.description) == [scratch.git(["rev-parse", "base"])])
  }

  @Test("passes submodules over, and starts at a root")
  func roots() throws {
    _ = try scratch.makeRepository()
    try scratch.write("a", "1")
    try scratch.commit("old root")
    try scratch.git(["checkout", "--quiet", "--orphan", "other"])
    try scratch.write("b", "2")
    try scratch.git(["add", "."])
    let commit = try scratch.git(["rev-parse", "main"])
    try scratch.git(["update-index", "--add", "--cacheinfo", "160000,\(commit),sub"])
    try scratch.git(["commit", "--quiet", "-m", "new root"])
    #expect(try changes("main..other") == [["a", "1", "new root"], ["b", "2", "new root"]])
  }

  @Test("says why there is no answer")
  func errors() throws {
    func error(_ range: String) -> GitError? {
      do throws(GitError) {
        _ = try CommitChanges(range, in: scratch.root)
        return nil
      } catch { return error }
    }
    #expect(error("a..b") == .noRepository)
    _ = try scratch.makeRepository()
    #expect(error("HEAD..HEAD") == .unknownRevision(.first))
    try scratch.write("a", "1")
    try scratch.commit()
    try scratch.git(["tag", "start"])
    try scratch.write("a", "2")
    try scratch.commit()
    for range in ["", "HEAD", "HEAD..", "..HEAD", "...", ".", "HEAD...", ".."] {
      #expect(error(range) == .unnamedEnd, "\(range)")
    }
    #expect(error("nothing..HEAD") == .unknownRevision(.first))
    #expect(error("start..nothing") == .unknownRevision(.last))
    #expect(error("start..--all") == .unknownRevision(.last))
    #expect(error("^start..HEAD") == .unknownRevision(.first))
    #expect(error("HEAD:a..HEAD") == .unknownRevision(.first))
    #expect(error("HEAD..start") == .noCommits)
    #expect(error("start..start") == .noCommits)
    let tree = try scratch.git(["rev-parse", "HEAD^{tree}"])
    let object = ".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))"
    try #require(unsafe unlink(scratch.root.text + "/" + object) == 0)
    #expect(error("start..HEAD") == .failed(command: "diff-tree", .exited(128)))
  }

  @Test("does not take the end of a shallow clone for the beginning of history")
  func shallow() throws {
    _ = try scratch.makeRepository("full")
    for number in 0..<6 {
      try scratch.write("full/a", "\(number)")
      try scratch.commit("\(number)", in: "full")
      if number == 1 {
        try scratch.git(["checkout", "--quiet", "-b", "side"], in: "full")
        try scratch.write("full/s", "side")
        try scratch.commit("side", in: "full")
        try scratch.git(["checkout", "--quiet", "main"], in: "full")
      }
    }
    let address = "file://\(scratch.root.text)/full"
    try scratch.git(["clone", "--quiet", "--no-single-branch", "--depth=3", address, "cut"])
    #expect(try changes("HEAD~2..HEAD", in: "cut").map(\.[1]) == ["4", "5"])
    let cut = scratch.root.appending("cut".utf8)
    #expect(try CommitChanges("HEAD~2..HEAD", in: cut).graph.isCutOff == false)
    #expect(try CommitChanges("origin/side..HEAD", in: cut).graph.isCutOff)
    #expect(throws: GitError.unknownRevision(.first)) {
      try CommitChanges("HEAD~3..HEAD", in: cut)
    }
  }

  @Test("a partial clone says which blobs it has not")
  func partial() throws {
    _ = try scratch.makeRepository("full")
    try scratch.git(["config", "uploadpack.allowFilter", "true"], in: "full")
    for number in 0..<3 {
      for name in ["a", "b"] { try scratch.write("full/\(name)", "\(name)\(number)") }
      try scratch.commit("\(number)", in: "full")
    }
    let address = "file://\(scratch.root.text)/full"
    try scratch.git(["clone", "--quiet", "--filter=blob:none", address, "part"])
    let changes = try CommitChanges("HEAD~2..HEAD", in: scratch.root.appending("part".utf8))
    var states: [String] = []
    try changes.forEachBlob(largest: 1_000) { entry, blob in
      switch blob {
      case .bytes(let bytes): states.append(String(decoding: bytes, as: UTF8.self))
      case .tooLarge: states.append("large")
      case .missing: states.append("missing")
      }
    }
    #expect(states == ["missing", "missing", "a2", "b2"])
  }
}
