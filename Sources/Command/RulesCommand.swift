import Bytes
import Model
import Reports
import Scan

/// What was typed after `credlint rules`.
struct RulesArguments: Sendable {
  var words: [[UInt8]] = []
  var tellsCost = false
  var wantsHelp = false
}

extension Syntax<RulesArguments> {
  static var rules: Self {
    Syntax(
      summary: "List the detectors and practices, show one, test rule files, or import some",
      operands: "[ID | test [FILE ...] | import FILE]",
      examples: [
        ("credlint rules", "all of them, a line each"),
        ("credlint rules github-pat", "one, with its examples"),
        ("credlint rules test", "try the examples of the built-in rules"),
        ("credlint rules test acme.yaml", "try the examples of a file of your own"),
        ("credlint rules import gitleaks.toml > own.yaml", "take over another scanner's rules"),
      ],
      flags: [
        .on("--cost", help: "with test: what each detector of the files costs", \.tellsCost),
        .on("-h", "--help", help: "this text", \.wantsHelp),
      ],
      operand: { values, word in values.words.append(word) })
  }
}

/// `credlint rules`
struct RulesCommand {
  let console: Console

  func run(_ arguments: RulesArguments) throws(UsageError) -> ExitStatus {
    guard let first = arguments.words.first else { return try write(list) }
    let word = String(decoding: first, as: UTF8.self)
    if word == "test" { return try test(arguments) }
    if word == "import" { return try importRules(arguments.words.dropFirst()) }
    guard arguments.words.count == 1 else {
      throw .unwantedArgument(
        String(decoding: arguments.words[1], as: UTF8.self), command: "rules")
    }
    return try write(RulePage.text(of: word))
  }

  private var list: String {
    let known = RuleIDs.builtIn
    let width = (known.detectors + known.practices).map(\.count).max() ?? 0
    func line(_ id: String, _ severity: Severity, _ title: String) -> String {
      let gap = String(repeating: " ", count: width - id.count + 2)
      let word = severity.name
      return id + gap + word + String(repeating: " ", count: 10 - word.count) + title + "\n"
    }
    return "Practices\n"
      + known.practiceTexts.map { line($0.id, $0.severity, $0.plainTitle) }.joined()
      + "\nDetectors\n"
      + known.allDetectors.map { line($0.id, $0.severity, $0.title) }.joined()
  }

  private func test(_ arguments: RulesArguments) throws(UsageError) -> ExitStatus {
    let files = arguments.words.dropFirst().map(BytePath.init)
    let result: RuleFilesTrial
    do throws(RuleFilesTrial.Failure) {
      result = try RuleFilesTrial(files: files, measures: arguments.tellsCost)
    } catch {
      throw .wrong("\(error)")
    }
    for failure in result.failures { console.say("error: \(failure)") }
    for warning in result.warnings { console.say("warning: \(warning)") }
    for cost in result.costs { console.tell(cost + "\n") }
    let summary =
      "\(result.detectors) detectors, \(result.examples) examples, \(result.failures.count) failed\n"
    _ = try write(summary)
    return result.failures.isEmpty ? .clean : .findings
  }

  private func importRules(_ files: ArraySlice<[UInt8]>) throws(UsageError) -> ExitStatus {
    guard files.count == 1, let path = files.first.map(BytePath.init) else {
      throw .wrong("'credlint rules import' takes one file, of gitleaks or Nosey Parker")
    }
    let result: RuleImport
    do throws(RuleImport.Failure) { result = try RuleImport(path) } catch {
      throw .wrong("\(error)".visible)
    }
    let name = path.text.visible
    for loss in result.losses { console.say("warning: \(name): \(loss.visible)") }
    console.tell("\(name): \(result.carried) of \(result.all) rules carried over\n")
    guard result.carried > 0 else { return .incomplete }
    return try write(result.yaml)
  }

  private func write(_ text: String) throws(UsageError) -> ExitStatus {
    do throws(SystemError) {
      try console.print(text)
      return .clean
    } catch {
      throw .wrong("standard output: \(error)")
    }
  }
}
