import Model
import Policy
import Reports
import Scan

/// What was typed after `credlint config`.
struct ConfigArguments {
  /// As for a scan, for which the policy is looked up.
  var scan = ScanArguments()
  var words: [[UInt8]] = []
  var tellsOrigins = false
}

extension Syntax<ConfigArguments> {
  static var config: Self {
    Syntax(
      summary: "Check the configuration, show it, or print its JSON Schema",
      operands: "check | show | schema",
      words: ConfigCommand.actions,
      examples: [
        ("credlint config check", "say what is wrong with .credlint.yaml, and where"),
        ("credlint config show --origin", "what holds here, and who said so"),
        ("credlint config schema > credlint.schema.json", "for your editor"),
      ],
      flags: [
        .on("--origin", help: "with show: where each value was said", \.tellsOrigins)
      ] + Syntax<ScanArguments>.policyFlags.map { $0.within(\.scan) } + [
        .on("-h", "--help", help: "this text", \.scan.wantsHelp)
      ],
      operand: { values, word in values.words.append(word) })
  }
}

/// `credlint config`
struct ConfigCommand {
  let console: Console

  static let actions = ["check", "show", "schema"]

  func run(_ arguments: ConfigArguments) throws(UsageError) -> ExitStatus {
    let words = arguments.words.map { String(decoding: $0, as: UTF8.self) }
    guard let action = words.first, words.count == 1 else {
      throw .wrong("'credlint config' needs one of \(Self.actions.joined(separator: ", "))")
    }
    switch action {
    case "check":
      let policy = try arguments.scan.policy(for: .paths([BytePath(".")]))
      let file = policy.file?.text.visible ?? "no \(ConfigurationFile.name) here"
      return try answer("\(file): right; \(policy.rules.ids.detectorCount) detectors\n", console)
    case "show":
      let policy = try arguments.scan.policy(for: .paths([BytePath(".")]))
      let text = policy.configuration.text(tellingOrigins: arguments.tellsOrigins)
      return try answer(text, console)
    case "schema":
      let schema = ConfigurationSchema.text(practices: RuleIDs.builtIn.practiceTexts)
      return try answer(String(decoding: schema, as: UTF8.self), console)
    default:
      throw .unknownCommand("config \(action)", known: Self.actions.map { "config " + $0 })
    }
  }
}
