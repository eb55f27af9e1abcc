import Bytes
import Git
import Glibc
import Model
import Testing

/// A temporary folder for one test, with git at hand; it goes away with its last user.
final class Scratch {
  let root: BytePath

  init() throws {
    _ = Self.isHermetic
    var template = Array("/tmp/credlint-git-XXXXXX".utf8CString)
    try #require(unsafe mkdtemp(&template) != nil)
    root = try #require(
      BytePath(template.dropLast().map { UInt8(bitPattern: $0) }).resolved)
  }

  deinit { _ = try? Child("rm", ["-rf", "--", root.text].map { Array($0.utf8) }).run() }

  // Before the first child of the test process starts: no configuration but the tests' own.
  private static let isHermetic: Bool = {
    let variables = [
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Test",
      "GIT_AUTHOR_EMAIL": "test@example.com", "GIT_COMMITTER_NAME": "Test",
      "GIT_COMMITTER_EMAIL": "test@example.com",
    ]
    return variables.allSatisfy { unsafe setenv($0.key, $0.value, 1) == 0 }
  }()

  /// Makes a repository in `folder`, without a commit.
  func makeRepository(_ folder: String = "", _ options: String...) throws -> BytePath {
    let path = folder.isEmpty ? root : root.appending(folder.utf8)
    try git(["init", "--quiet", "--initial-branch=main"] + options + [path.text])
    return path
  }

  /// The repository that `folder` of the scratch folder belongs to.
  func repository(_ folder: String = "") throws -> Repository {
    var finder = RepositoryFinder()
    let place = finder.place(of: folder.isEmpty ? root : root.appending(folder.utf8))
    return try #require(place).repository
  }

  /// Runs git in `folder` of the scratch folder and returns what it prints, without the line's end.
  @discardableResult
  func git(
    _ arguments: [String], in folder: String = "", feeding input: [UInt8] = [],
    expecting status: Int32 = 0
  ) throws -> String {
    let place = folder.isEmpty ? root : root.appending(folder.utf8)
    let all = ["-C", place.text, "-c", "protocol.file.allow=always"] + arguments
    let result = try Child("git", all.map { Array($0.utf8) }).run(feeding: input)
    let message = String(decoding: result.diagnostics, as: UTF8.self)
    try #require(result.status == .exited(status), "git \(arguments): \(message)")
    return String(decoding: result.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// Adds all and commits.
  func commit(_ message: String = "change", in folder: String = "") throws {
    try git(["add", "--all"], in: folder)
    try git(["commit", "--quiet", "--allow-empty", "-m", message], in: folder)
  }

  /// Writes a file, and the folders above it.
  func write(_ path: String, _ text: String) throws {
    try write(Array(path.utf8), Array(text.utf8))
  }

  /// Writes a file of any name and content.
  func write(_ path: [UInt8], _ bytes: [UInt8]) throws {
    let file = root.appending(path)
    makeFolder(file.parent)
    try Output.save(bytes, as: file)
  }

  /// Writes a script that leaves `trace` behind when it runs.
  func writeTrap(_ path: String, leaving trace: String) throws {
    let mark = root.appending(trace.utf8).text
    try write(path, "#!/bin/sh\ntouch '\(mark)'\ncat\n")
    try #require(unsafe chmod(root.appending(path.utf8).text, 0o755) == 0)
  }

  /// Whether there is such a file.
  func has(_ path: String) -> Bool {
    (try? FileStatus(of: root.appending(path.utf8), followingLink: false)) != nil
  }

  private func makeFolder(_ folder: BytePath) {
    if folder == root || folder == BytePath("/") { return }
    makeFolder(folder.parent)
    var name = folder.bytes.map { CChar(bitPattern: $0) } + [0]
    _ = unsafe mkdir(&name, 0o755)
  }
}

/// A new value, of letters and digits.
func makeValue(_ length: Int = 40) -> String {
  let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
  return String((0..<length).map { _ in alphabet[Int.random(in: alphabet.indices)] })
}
