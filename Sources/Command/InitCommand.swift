import Bytes
import Hooks
import Model
import Policy
import Reports
import Scan

/// What was typed after `credlint init`.
struct InitArguments {
  var systems: [CITemplate] = []
  var printed: [CITemplate] = []
  var installsHook = false
  var asks = true
  var wantsHelp = false
}

extension Syntax<InitArguments> {
  static var `init`: Self {
    Syntax(
      summary: "Set up a repository: configuration, .gitignore, hook, CI",
      operands: "",
      examples: [
        ("credlint init", "configuration and ignore entries; asks for the rest on a terminal"),
        ("credlint init --hook --ci github", "with the hook, and a workflow"),
        ("credlint init --print gitlab", "just show what a CI system would run"),
      ],
      flags: [
        .on("--hook", help: "have git look before each commit", \.installsHook),
        system("--ci", help: systems + "; repeatable", \.systems),
        system("--print", help: "write nothing, print its file", \.printed),
        Flag(names: ["--yes"], help: "ask nothing: do what the options say") {
          (values, _) throws(UsageError) in values.asks = false
        },
        .on("-h", "--help", help: "this text", \.wantsHelp),
      ])
  }

  private static func system(
    _ name: String, help: String, _ field: WritableKeyPath<InitArguments, [CITemplate]>
  ) -> Flag<InitArguments> {
    let names = CITemplate.allCases.map(\.rawValue)
    return Flag(names: [name], value: "SYSTEM", choices: names, help: help) {
      (values, text) throws(UsageError) in
      guard let template = CITemplate(rawValue: text) else {
        throw .badValue(of: name, given: text, expected: names)
      }
      values[keyPath: field].append(template)
    }
  }

  private static var systems: String {
    CITemplate.allCases.map(\.rawValue).joined(separator: ", ")
  }
}

/// `credlint init`
struct InitCommand {
  let console: Console

  func run(_ arguments: InitArguments) throws(UsageError) -> ExitStatus {
    if !arguments.printed.isEmpty {
      return try answer(arguments.printed.map(\.text).joined(), console)
    }
    var systems = arguments.systems
    var installsHook = arguments.installsHook
    if arguments.asks, Environment.isTerminal(0) {
      installsHook = installsHook || confirms("Have git look before each commit?")
      if systems.isEmpty { systems = try asked() }
    }
    var told = [
      try created(root.appending(ConfigurationFile.name.utf8), Self.configuration),
      try ignored(),
    ]
    for system in systems {
      told.append(try created(root.appending(system.path.utf8), system.text))
    }
    _ = try answer(told.map { $0 + "\n" }.joined(), console)
    guard installsHook else { return .clean }
    return try HookCommand(console: console).install(HookInstallArguments())
  }

  /// The repository's root, as it is reached from here; the working folder outside of one.
  private var root: BytePath {
    var folder = Environment.workingFolder ?? BytePath(".")
    var path = BytePath(".")
    while folder != folder.parent {
      let repository = folder.appending(".git".utf8)
      if (try? FileStatus(of: repository, followingLink: true)) != nil { return path }
      folder = folder.parent
      path = path == BytePath(".") ? BytePath("..") : path.appending("..".utf8)
    }
    return BytePath(".")
  }

  private func confirms(_ question: String) -> Bool {
    console.tell("\(question) [y/n] ")
    let answer = Keyboard().key()
    console.tell(answer == "y" ? "yes\n" : "no\n")
    return answer == "y"
  }

  private func asked() throws(UsageError) -> [CITemplate] {
    let names = CITemplate.allCases.map(\.rawValue)
    console.tell("Which CI system (\(names.joined(separator: ", ")); nothing for none)? ")
    let name = Keyboard().line() ?? ""
    if name.isEmpty { return [] }
    guard let template = CITemplate(rawValue: name) else {
      throw .badValue(of: "--ci", given: name, expected: names)
    }
    return [template]
  }

  /// Writes a file that is not there yet; says what was done.
  private func created(_ path: BytePath, _ text: String) throws(UsageError) -> String {
    if (try? FileStatus(of: path, followingLink: false)) != nil {
      return "\(path.text): is there already, and stays as it is"
    }
    do throws(SystemError) {
      try path.parent.makeFolder()
      try Output.save(Array(text.utf8), as: path)
    } catch {
      throw .wrong("\(path.text): cannot be written: \(error)")
    }
    return "\(path.text): written"
  }

  /// Has git ignore what tools save keys in.
  private func ignored() throws(UsageError) -> String {
    let path = root.appending(".gitignore".utf8)
    do throws(SystemError) {
      let added = try AddedLines(RuleIDs.keyFileNames, to: path)
      try added.write()
      let names = added.missing.joined(separator: ", ")
      return "\(path.text.visible): " + (names.isEmpty ? "has all it needs" : "\(names) added")
    } catch {
      throw .wrong("\(path.text.visible): \(error)")
    }
  }

  private static let configuration = """
    # What differs from credlint's defaults here. `credlint config check` says what is wrong with it,
    # `credlint config show --origin` what holds.

    # The lowest severity that fails a scan: critical, high, medium, low, info or none.
    fail-on: low

    # Files and folders that are not looked at.
    # paths:
    #   exclude: [third_party/, '*.min.js']

    # Practices and detectors that do not apply here; `credlint rules` lists them.
    # disable: [legacy-endpoint]

    # Detectors of your own.
    # rules: [security/acme.yaml]

    # What you ask of a practice.
    # practices:
    #   key-age: {days: 60}

    """
}
