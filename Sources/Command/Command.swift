import Bytes
import Scan

/// Runs credlint with the arguments of this process and says how to exit.
package func runCommand() -> Int32 {
  Environment.hideCrashes()
  Environment.ignoreFailingWrites()
  Environment.settleTimeZone()
  let console = Console()
  do throws(UsageError) {
    let arguments = Environment.arguments
    // Where the system does not tell them nobody asked for help.
    if arguments.isEmpty {
      throw .wrong("what was typed cannot be read: the system does not tell it")
    }
    return try CommandTable.credlint.run(arguments.dropFirst(), console).rawValue
  } catch {
    console.say("error: \(error)")
    return ExitStatus.incomplete.rawValue
  }
}

/// Prints what was asked for.
func answer(_ text: String, _ console: Console) throws(UsageError) -> ExitStatus {
  do throws(SystemError) {
    try console.print(text)
    return .clean
  } catch {
    throw .wrong("standard output: \(error)")
  }
}

extension CommandTable {
  /// The commands of credlint. Each is one entry: nothing else need know of it.
  static var credlint: CommandTable {
    CommandTable(
      entries: [
        CommandEntry("scan", .scan, ScanArguments.init, wantsHelp: \.wantsHelp) {
          (values, console) throws(UsageError) in try ScanCommand(console: console).run(values)
        },
        CommandEntry("report", .report, ReportArguments.init, wantsHelp: \.wantsHelp) {
          (values, console) throws(UsageError) in try ReportCommand(console: console).run(values)
        },
        CommandEntry("rules", .rules, RulesArguments.init, wantsHelp: \.wantsHelp) {
          (values, console) throws(UsageError) in try RulesCommand(console: console).run(values)
        },
        CommandEntry("explain", .explain, ExplainArguments.init, wantsHelp: \.scan.wantsHelp) {
          (values, console) throws(UsageError) in try ExplainCommand(console: console).run(values)
        },
        CommandEntry("config", .config, ConfigArguments.init, wantsHelp: \.scan.wantsHelp) {
          (values, console) throws(UsageError) in try ConfigCommand(console: console).run(values)
        },
        CommandEntry("baseline", .baseline, BaselineArguments.init, wantsHelp: \.scan.wantsHelp) {
          (values, console) throws(UsageError) in try BaselineCommand(console: console).run(values)
        },
        CommandEntry("inventory", .inventory, InventoryArguments.init, wantsHelp: \.scan.wantsHelp)
        {
          (values, console) throws(UsageError) in
          try InventoryCommand(console: console).run(values)
        },
        CommandEntry("init", .`init`, InitArguments.init, wantsHelp: \.wantsHelp) {
          (values, console) throws(UsageError) in try InitCommand(console: console).run(values)
        },
        CommandEntry("fix", .fix, FixArguments.init, wantsHelp: \.scan.wantsHelp) {
          (values, console) throws(UsageError) in try FixCommand(console: console).run(values)
        },
        CommandEntry("verify", .verify, VerifyArguments.init, wantsHelp: \.scan.wantsHelp) {
          (values, console) throws(UsageError) in try VerifyCommand(console: console).run(values)
        },
        CommandEntry("hook run", .hookRun, HookRunArguments.init, wantsHelp: \.scan.wantsHelp) {
          (values, console) throws(UsageError) in try HookCommand(console: console).run(values)
        },
        CommandEntry(
          "hook install", .hookInstall, HookInstallArguments.init, wantsHelp: \.wantsHelp
        ) {
          (values, console) throws(UsageError) in try HookCommand(console: console).install(values)
        },
        CommandEntry(
          "hook uninstall", .hookUninstall, HookInstallArguments.init, wantsHelp: \.wantsHelp
        ) {
          (values, console) throws(UsageError) in
          try HookCommand(console: console).uninstall(values)
        },
        CommandEntry("completions", .completions, WordArguments.init, wantsHelp: \.wantsHelp) {
          (values, console) throws(UsageError) in try completions(values, console)
        },
        CommandEntry("man", .man, WordArguments.init, wantsHelp: \.wantsHelp) {
          (_, console) throws(UsageError) in try answer(ManPage(table: .credlint).text, console)
        },
        CommandEntry("version", .version, WordArguments.init, wantsHelp: \.wantsHelp) {
          (_, console) throws(UsageError) in try answer("credlint \(toolVersion)\n", console)
        },
        CommandEntry(
          "help", .help(CommandTable.credlint.commands), WordArguments.init, wantsHelp: \.wantsHelp
        ) {
          (values, console) throws(UsageError) in
          try answer(try CommandTable.credlint.help(of: values.words), console)
        },
      ],
      groups: [("hook", HookCommand.summary)],
      aliases: ["--version": "version", "-V": "version", "--help": "help", "-h": "help"])
  }

  private static func completions(
    _ values: WordArguments, _ console: Console
  ) throws(UsageError) -> ExitStatus {
    let shells = Completions.shells.joined(separator: ", ")
    guard let shell = values.words.first, values.words.count == 1 else {
      throw .wrong("'credlint completions' needs one of \(shells)")
    }
    guard let script = Completions(table: .credlint).script(for: shell) else {
      throw .wrong(
        "no completions for \(echo(shell)); expected one of \(shells)"
          + suggestion(for: shell, among: Completions.shells))
    }
    return try answer(script, console)
  }
}

/// What was typed after a command that takes words alone.
struct WordArguments {
  var words: [String] = []
  var wantsHelp = false
}

extension Syntax<WordArguments> {
  static var completions: Self {
    words(
      "Print what a shell needs to complete credlint's commands and options",
      operands: "bash | zsh | fish", Completions.shells,
      examples: [
        ("source <(credlint completions bash)", "now, in bash"),
        ("credlint completions zsh > ~/.zfunc/_credlint", "for good, in a folder of $fpath"),
        ("credlint completions fish > ~/.config/fish/completions/credlint.fish", "for good"),
      ])
  }

  static var man: Self {
    words(
      "Print the manual page",
      examples: [
        ("credlint man | man -l -", "read it"),
        ("credlint man > /usr/local/share/man/man1/credlint.1", "install it"),
      ])
  }

  static var version: Self { words("Print the version") }

  /// - Parameter commands: the first words of all others.
  static func help(_ commands: [String]) -> Self {
    words("Show the commands, or the help of one", operands: "[COMMAND]", commands)
  }

  /// - Parameter operands: empty for a command that takes none.
  private static func words(
    _ summary: String, operands: String = "", _ words: [String] = [],
    examples: [(command: String, what: String)] = []
  ) -> Self {
    Syntax(
      summary: summary, operands: operands, words: words, examples: examples,
      flags: [.on("-h", "--help", help: "this text", \.wantsHelp)],
      operand: operands.isEmpty
        ? nil : { values, word in values.words.append(String(decoding: word, as: UTF8.self)) })
  }
}
