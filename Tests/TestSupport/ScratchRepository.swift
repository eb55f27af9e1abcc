import Bytes
import Model

/// Git in a scratch folder: no configuration but the tests' own, one author, one date.
extension ScratchFolder {
  /// The date of all commits.
  package static let commitDate = "2025-12-31T00:00:00Z"

  /// Makes a repository; what `ignoring` names is ignored, and committed as its `.gitignore`.
  package func makeRepository(_ folder: String = "", ignoring: [String] = []) throws {
    try makeFolder(folder)
    try git("init", "--quiet", "--initial-branch=main", in: folder)
    if ignoring.isEmpty { return }
    let ignoreFile = folder.isEmpty ? ".gitignore" : folder + "/.gitignore"
    try write(ignoreFile, ignoring.map { $0 + "\n" }.joined())
    try commit(".gitignore", in: folder)
  }

  /// Puts paths into the index, ignored or not.
  package func stage(_ paths: String..., in folder: String = "") throws {
    try git(["add", "--force", "--"] + paths, in: folder)
  }

  /// Stages and commits paths, ignored or not.
  package func commit(_ paths: String..., in folder: String = "") throws {
    try git(["add", "--force", "--"] + paths, in: folder)
    try git("commit", "--quiet", "--allow-empty", "-m", "change", in: folder)
  }

  /// Stages and commits all there is, at a date of its own.
  package func commitAll(_ message: String, at date: String, in folder: String = "") throws {
    try git(["add", "--all"], in: folder)
    try git(
      ["commit", "--quiet", "--allow-empty", "-m", message], in: folder,
      variables: ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date])
  }

  /// Runs git in a folder of the tree; what it prints, without the last line feed.
  @discardableResult
  package func git(_ arguments: String..., in folder: String = "") throws -> String {
    try git(arguments, in: folder)
  }

  /// Makes commits as a stream of `git fast-import` tells.
  ///
  /// - Parameter isPacked: whether its objects go into packs, a new one at each checkpoint.
  package func importCommits(_ stream: String, in folder: String, isPacked: Bool) throws {
    try git(
      ["-c", "fastimport.unpackLimit=\(isPacked ? 0 : 1_000_000)", "fast-import", "--quiet"],
      in: folder, feeding: Array(stream.utf8))
  }

  /// Runs git with any number of arguments.
  @discardableResult
  package func git(
    _ arguments: [String], in folder: String = "", variables: [String: String] = [:],
    feeding input: [UInt8] = []
  ) throws -> String {
    let options = ["-C", path(folder).text, "-c", "protocol.file.allow=always"]
    var child = Child("git", (options + arguments).map { Array($0.utf8) })
    child.variables = Self.gitVariables
    child.variables.adds.merge(variables) { _, new in new }
    let result = try child.run(feeding: input)
    guard result.status == .exited(0) else {
      throw GitFailure(
        arguments: arguments, message: String(decoding: result.diagnostics, as: UTF8.self))
    }
    let hasLineFeed = result.output.last == UInt8(ascii: "\n")
    return String(decoding: result.output.dropLast(hasLineFeed ? 1 : 0), as: UTF8.self)
  }

  private static var gitVariables: Child.Variables {
    var variables = Child.Variables()
    variables.keeps = { !$0.hasPrefix("GIT_") }
    variables.adds = [
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@example.com",
      "GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@example.com",
      "GIT_AUTHOR_DATE": commitDate, "GIT_COMMITTER_DATE": commitDate,
    ]
    return variables
  }
}

/// A git command of a test's set-up that did not work.
package struct GitFailure: Error {
  package var arguments: [String]
  package var message: String
}
