import Bytes

/// What was typed after `credlint explain`.
struct ExplainArguments: Sendable {
  var ids: [[UInt8]] = []
  var wantsHelp = false
}

extension Syntax<ExplainArguments> {
  static var explain: Self {
    Syntax(
      summary: "Explain a practice or a detector: its source and how to mend it",
      operands: "ID",
      examples: [
        ("credlint explain key-age", "a practice"),
        ("credlint explain embedded-key/github-pat", "the rule that a finding names"),
      ],
      flags: [.on("-h", "--help", help: "this text", \.wantsHelp)],
      operand: { values, id in values.ids.append(id) })
  }
}

/// `credlint explain`
struct ExplainCommand {
  let console: Console

  func run(_ arguments: ExplainArguments) throws(UsageError) -> ExitStatus {
    guard arguments.ids.count == 1, let id = arguments.ids.first else {
      throw .wrong("'credlint explain' takes one id; 'credlint rules' lists them")
    }
    let text = try RulePage.text(of: String(decoding: id, as: UTF8.self))
    do throws(SystemError) {
      try console.print(text)
      return .clean
    } catch {
      throw .wrong("standard output: \(error)")
    }
  }
}
