import Bytes
import Model
import TestSupport
import Testing

/// A repository, and a shell in it that has credlint and a git of a given version on PATH.
final class HookScene {
  let scratch: ScratchFolder
  private let path: String

  /// - Parameter version: what git says that it is.
  init(git version: String = "2.39.5") throws {
    scratch = try ScratchFolder()
    let folder = scratch.aside.appending("bin".utf8)
    path = folder.text + ":/usr/bin:/bin"
    let git = try #require(Environment.programOnPath("git"))
    let credlint = try #require(Self.credlint, "the test bundle's folder should hold credlint")
    try folder.makeFolder()
    let program = folder.appending("git".utf8)
    let script = """
      #!/bin/sh
      [ "$1" = version ] && echo 'git version \(version)' && exit
      exec '\(git.text)' "$@"

      """
    try Output.save(Array(script.utf8), as: program)
    try program.setPermissions(0o755)
    try run("ln -s '\(credlint)' '\(folder.text)/credlint'")
    try run("git init --quiet --initial-branch=main")
    try scratch.write("clean", "clean\n")
    try run("git add clean && git commit --quiet --message first")
  }

  /// Runs a script of the shell, which must end well, in a folder of the tree.
  @discardableResult
  func run(_ script: String, in folder: String = "", feeding input: String = "") throws -> String {
    let outcome = try attempt(script, in: folder, feeding: input)
    try #require(outcome.status == 0, "\(script): \(outcome.text)\(outcome.errorText)")
    return outcome.text
  }

  /// Runs a script of the shell.
  func attempt(
    _ script: String, in folder: String = "", feeding input: String = "",
    variables: [String: String] = [:]
  ) throws -> Program.Outcome {
    var program = Program(
      "/bin/sh", ["-c", script].map { Array($0.utf8) }, in: scratch.path(folder))
    program.input = Array(input.utf8)
    program.variables = variables.merging([
      "PATH": path, "GIT_EDITOR": "true", "GIT_AUTHOR_NAME": "Test", "GIT_COMMITTER_NAME": "Test",
      "GIT_AUTHOR_EMAIL": "test@example.com", "GIT_COMMITTER_EMAIL": "test@example.com",
    ]) { given, _ in given }
    return try program.run(using: scratch)
  }

  /// Whether the script is stopped by a finding, and by nothing else.
  func isStopped(
    _ script: String, in folder: String = "", feeding input: String = "",
    variables: [String: String] = [:]
  ) throws -> Bool {
    let outcome = try attempt(script, in: folder, feeding: input, variables: variables)
    let said = outcome.text + outcome.errorText
    return outcome.status == 1 && said.contains("github-pat") && !said.contains("not read")
  }

  /// Writes a file that holds a token, and stages it.
  func stageToken(in file: String = "deploy.sh", seed: UInt64 = 1) throws {
    try scratch.write(file, "TOKEN=\(Drawn.githubToken(seed))\n")
    try run("git add -- '\(file)'")
  }

  /// Commits a token, and then its removal, past all hooks.
  func hideToken(seed: UInt64 = 1) throws {
    try stageToken(in: "hidden.sh", seed: seed)
    try run("git commit --quiet --no-verify --message hidden")
    try run("git rm --quiet hidden.sh && git commit --quiet --no-verify --message gone")
  }

  /// Makes a bare repository beside the tree, called origin.
  func makeRemote() throws {
    try run("git init --quiet --bare ../remote && git remote add origin ../remote")
  }

  private static let credlint: String? = {
    for bundle in CommandLine.arguments where bundle.contains(".xctest") {
      var folder = (BytePath(bundle).resolved ?? BytePath(bundle)).parent
      while folder != folder.parent {
        let program = folder.appending("credlint".utf8)
        if (try? FileStatus(of: program, followingLink: true))?.kind == .file {
          return program.text
        }
        folder = folder.parent
      }
    }
    return nil
  }()
}
