import Bytes
import Model
import Scan

/// What was typed after `credlint rules`.
struct RulesArguments: Sendable {
  var words: [[UInt8]] = []
  var wantsHelp = false
}

extension Syntax<RulesArguments> {
  static var rules: Self {
    Syntax(
      summary: "List the detectors and practices, show one, or test rule files",
      operands: "[ID | test [FILE ...]]",
      examples: [
        ("credlint rules", "all of them, a line each"),
        ("credlint rules github-pat", "one, with its examples"),
        ("credlint rules test", "try the examples of the built-in rules"),
        ("credlint rules test acme.yaml", "try the examples of a file of your own"),
      ],
      flags: [.on("-h", "--help", help: "this text", \.wantsHelp)],
      operand: { values, word in values.words.append(word) })
  }
}

/// `credlint rules`
struct RulesCommand {
  let console: Console

  func run(_ arguments: RulesArguments) throws(UsageError) -> ExitStatus {
    guard let first = arguments.words.first else { return try write(list) }
    let word = String(decoding: first, as: UTF8.self)
    if word == "test" { return try test(arguments.words.dropFirst().map(BytePath.init)) }
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

  private func test(_ files: [BytePath]) throws(UsageError) -> ExitStatus {
    let result: RuleFilesTrial
    do throws(RuleFilesTrial.Failure) {
      result = try RuleFilesTrial(files: files)
    } catch {
      throw .wrong("\(error)")
    }
    for failure in result.failures { console.say("error: \(failure)") }
    let summary =
      "\(result.detectors) detectors, \(result.examples) examples, \(result.failures.count) failed\n"
    _ = try write(summary)
    return result.failures.isEmpty ? .clean : .findings
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
