import Bytes
import Scan

/// Runs credlint with the arguments of this process and says how to exit.
package func runCommand() -> Int32 {
  Environment.ignoreBrokenPipes()
  let console = Console()
  do throws(UsageError) {
    return try dispatch(Environment.arguments.dropFirst(), console).rawValue
  } catch {
    console.say("error: \(error)")
    return ExitStatus.incomplete.rawValue
  }
}

private func dispatch(
  _ arguments: ArraySlice<[UInt8]>, _ console: Console
) throws(UsageError) -> ExitStatus {
  guard let first = arguments.first else { return try answer(overview, console) }
  let rest = arguments.dropFirst()
  let word = String(decoding: first, as: UTF8.self)
  switch word {
  case "scan":
    var values = ScanArguments()
    try Syntax<ScanArguments>.scan.parse(rest, into: &values)
    if values.wantsHelp { return try answer(Syntax<ScanArguments>.scan.help, console) }
    return try ScanCommand(console: console).run(values)
  case "report":
    var values = ReportArguments()
    try Syntax<ReportArguments>.report.parse(rest, into: &values)
    if values.wantsHelp { return try answer(Syntax<ReportArguments>.report.help, console) }
    return try ReportCommand(console: console).run(values)
  case "rules":
    var values = RulesArguments()
    try Syntax<RulesArguments>.rules.parse(rest, into: &values)
    if values.wantsHelp { return try answer(Syntax<RulesArguments>.rules.help, console) }
    return try RulesCommand(console: console).run(values)
  case "explain":
    var values = ExplainArguments()
    try Syntax<ExplainArguments>.explain.parse(rest, into: &values)
    if values.wantsHelp { return try answer(Syntax<ExplainArguments>.explain.help, console) }
    return try ExplainCommand(console: console).run(values)
  case "config":
    var values = ConfigArguments()
    try Syntax<ConfigArguments>.config.parse(rest, into: &values)
    if values.scan.wantsHelp { return try answer(Syntax<ConfigArguments>.config.help, console) }
    return try ConfigCommand(console: console).run(values)
  case "baseline":
    var values = BaselineArguments()
    try Syntax<BaselineArguments>.baseline.parse(rest, into: &values)
    if values.scan.wantsHelp { return try answer(Syntax<BaselineArguments>.baseline.help, console) }
    return try BaselineCommand(console: console).run(values)
  case "inventory":
    var values = InventoryArguments()
    try Syntax<InventoryArguments>.inventory.parse(rest, into: &values)
    if values.scan.wantsHelp {
      return try answer(Syntax<InventoryArguments>.inventory.help, console)
    }
    return try InventoryCommand(console: console).run(values)
  case "hook": return try hook(rest, console)
  case "version", "--version", "-V":
    if let extra = rest.first {
      throw .unwantedArgument(String(decoding: extra, as: UTF8.self), command: "credlint version")
    }
    return try answer("credlint \(toolVersion)\n", console)
  case "help", "--help", "-h":
    switch rest.first.map({ String(decoding: $0, as: UTF8.self) }) {
    case nil: return try answer(overview, console)
    case "scan": return try answer(Syntax<ScanArguments>.scan.help, console)
    case "report": return try answer(Syntax<ReportArguments>.report.help, console)
    case "rules": return try answer(Syntax<RulesArguments>.rules.help, console)
    case "explain": return try answer(Syntax<ExplainArguments>.explain.help, console)
    case "config": return try answer(Syntax<ConfigArguments>.config.help, console)
    case "baseline": return try answer(Syntax<BaselineArguments>.baseline.help, console)
    case "inventory": return try answer(Syntax<InventoryArguments>.inventory.help, console)
    case "hook": return try answer(HookCommand.help, console)
    case .some(let other): throw .unknownCommand(other, known: commands)
    }
  default: throw .unknownCommand(word, known: commands)
  }
}

private func hook(
  _ arguments: ArraySlice<[UInt8]>, _ console: Console
) throws(UsageError) -> ExitStatus {
  let command = HookCommand(console: console)
  let rest = arguments.dropFirst()
  switch arguments.first.map({ String(decoding: $0, as: UTF8.self) }) {
  case "run":
    var values = HookRunArguments()
    try Syntax<HookRunArguments>.hookRun.parse(rest, into: &values)
    if values.scan.wantsHelp { return try answer(Syntax<HookRunArguments>.hookRun.help, console) }
    return try command.run(values)
  case "install":
    var values = HookInstallArguments()
    try Syntax<HookInstallArguments>.hookInstall.parse(rest, into: &values)
    if values.wantsHelp {
      return try answer(Syntax<HookInstallArguments>.hookInstall.help, console)
    }
    return try command.install(values)
  case "uninstall":
    var values = HookInstallArguments()
    try Syntax<HookInstallArguments>.hookUninstall.parse(rest, into: &values)
    if values.wantsHelp {
      return try answer(Syntax<HookInstallArguments>.hookUninstall.help, console)
    }
    return try command.uninstall(values)
  case "--help", "-h": return try answer(HookCommand.help, console)
  case nil:
    throw .wrong("'credlint hook' needs one of \(HookCommand.actions.joined(separator: ", "))")
  case .some(let other):
    throw .unknownCommand("hook \(other)", known: HookCommand.actions.map { "hook " + $0 })
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

private let commands = [
  "scan", "report", "rules", "explain", "inventory", "config", "baseline", "hook", "version",
  "help",
]

private var overview: String {
  """
  credlint finds credentials and judges how they are kept.

  Usage: credlint COMMAND [options]

    credlint scan              look for credentials here, git-ignored files too
    credlint scan -f json src  as JSON, in one folder
    credlint explain key-age   what a practice asks, and where that comes from
    credlint hook install      have git look before each commit

  Commands:
    scan      \(Syntax<ScanArguments>.scan.summary)
    report    \(Syntax<ReportArguments>.report.summary)
    rules     \(Syntax<RulesArguments>.rules.summary)
    explain   \(Syntax<ExplainArguments>.explain.summary)
    config    \(Syntax<ConfigArguments>.config.summary)
    baseline  \(Syntax<BaselineArguments>.baseline.summary)
    inventory \(Syntax<InventoryArguments>.inventory.summary)
    hook      \(HookCommand.summary)
    version   Print the version
    help      Show this text, or the help of a command

  Exit status: 0 nothing found, 1 findings, 2 wrong usage or something could not be read.

  """
}
