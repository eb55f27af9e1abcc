import Bytes
import Model

/// Where git is asked and with whose variables; what it is told so that nothing of a repository runs.
struct Plumbing: Sendable {
  private let program: String
  private let place: [[UInt8]]
  /// Where it is asked; nil for the working folder.
  let folder: BytePath?
  private let keepsVariable: @Sendable (String) -> Bool
  private let patience: Int32?

  /// Asks of exactly this repository: neither our variables nor its own configuration send git to
  /// another one.
  init(asking repository: Repository, program: String, patience: Int32) {
    let root = repository.root.bytes
    self.program = program
    folder = repository.root
    place = [
      Array("-C".utf8), root,
      Array("--git-dir=".utf8) + repository.root.appending(".git".utf8).bytes,
      Array("--work-tree=".utf8) + root,
    ]
    keepsVariable = { !$0.hasPrefix("GIT_") || Self.harmlessVariables.contains($0) }
    self.patience = patience
  }

  /// Asks as the caller would: of the repository that our variables lead to, or this folder.
  ///
  /// The variables that git gives to a hook are those of one repository: a folder that is another's is
  /// asked without them.
  ///
  /// - Parameter patience: milliseconds of silence after which git is given up; nil to wait for ever.
  init(in folder: BytePath?, program: String, patience: Int32? = nil) {
    self.program = program
    self.folder = folder
    place = folder.map { [Array("-C".utf8), $0.bytes] } ?? []
    var finder = RepositoryFinder()
    let isElsewhere = folder.map { folder in
      finder.place(of: folder)?.repository != finder.place(of: BytePath("."))?.repository
    }
    if isElsewhere ?? false {
      keepsVariable = { !$0.hasPrefix("GIT_") || Self.harmlessVariables.contains($0) }
    } else {
      // Paths that we ask for are patterns of our own making.
      keepsVariable = { !$0.hasSuffix("_PATHSPECS") }
    }
    self.patience = patience
  }

  // They lead to git itself and to the user's own configuration.
  private static let harmlessVariables: Set = [
    "GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
  ]

  // Nothing is asked, fetched, written or replaced.
  private static let variables = [
    "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "", "GIT_NO_REPLACE_OBJECTS": "1", "LC_ALL": "C",
  ]

  private static let options = [
    "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c",
    "safe.directory=*", "-c", "diff.relative=false", "-c", "core.bigFileThreshold=32m",
  ]

  /// The child for one git command; what stands behind its arguments may be no text.
  func child(_ arguments: [String], _ paths: [[UInt8]] = []) -> Child {
    let texts = (Self.options.map { Array($0.utf8) }) + place + arguments.map { Array($0.utf8) }
    var child = Child(program, texts + paths)
    child.variables.keeps = keepsVariable
    child.variables.adds = Self.variables
    child.patience = patience
    return child
  }

  /// Runs a command whose answer is short; its status is the caller's to judge.
  func run(_ arguments: [String], feeding input: [UInt8] = []) throws(GitError) -> Child.Result {
    do throws(ChildError) { return try child(arguments).run(feeding: input) } catch {
      throw .child(error)
    }
  }

  /// Starts a command whose answer is read as it comes.
  func start(
    _ arguments: [String], _ paths: [[UInt8]] = []
  ) throws(GitError) -> Conversation {
    try Conversation(child(arguments, paths), command: arguments[0])
  }
}

/// A git command that is running.
struct Conversation: ~Copyable {
  private var process: ChildProcess
  private let command: String

  init(_ child: Child, command: String) throws(GitError) {
    self.command = command
    do throws(ChildError) { process = try child.start() } catch { throw .child(error) }
  }

  /// That it printed what cannot be read.
  var unreadable: GitError { .unreadable(command: command) }

  mutating func write(_ bytes: some Collection<UInt8>) { process.write(bytes) }

  mutating func closeInput() { process.closeInput() }

  /// The bytes up to the next `delimiter`; nil at the end.
  mutating func read(until delimiter: UInt8) throws(GitError) -> [UInt8]? {
    do throws(ChildError) { return try process.read(until: delimiter) } catch {
      throw .child(error)
    }
  }

  mutating func read(exactly count: Int) throws(GitError) -> [UInt8] {
    do throws(ChildError) { return try process.read(exactly: count) } catch { throw .child(error) }
  }

  mutating func skip(exactly count: Int) throws(GitError) {
    do throws(ChildError) { try process.skip(exactly: count) } catch { throw .child(error) }
  }

  /// Waits for its end, which must be one of these statuses.
  mutating func finish(accepting statuses: Set<Int32> = [0]) throws(GitError) {
    let status: Child.Status
    do throws(ChildError) { status = try process.finish() } catch { throw .child(error) }
    if case .exited(let number) = status, statuses.contains(number) { return }
    throw .failed(command: command, status)
  }
}
