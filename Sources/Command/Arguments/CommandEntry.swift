/// One command as the table has it: dispatch, help, the man page, completions and docs/cli.md read it.
struct CommandEntry {
  /// Its words, such as `hook run`.
  var name: String
  var summary: String
  /// After the name in the first line of help, such as `[PATH …]`.
  var operands: String
  /// What the first operand can be; empty for anything.
  var words: [String]
  var examples: [(command: String, what: String)]
  var options: [Option]
  /// Reads what was typed behind the name, and does it.
  var run: (ArraySlice<[UInt8]>, Console) throws(UsageError) -> ExitStatus

  /// A flag without what it does.
  struct Option {
    /// `-f`, `--format`: every spelling.
    var names: [String]
    /// What its value is called; nil for a switch.
    var value: String?
    /// The words that the value may be; empty for any.
    var choices: [String]
    var help: String

    /// `-f, --format FORMAT`
    var spelled: String { names.joined(separator: ", ") + (value.map { " \($0)" } ?? "") }

    /// Whether its value names a file or a folder.
    var takesFile: Bool { value.map { $0.hasSuffix("FILE") || $0 == "PATH" } ?? false }
  }

  /// - Parameter wantsHelp: whether the help was asked for instead.
  init<Values>(
    _ syntax: Syntax<Values>, _ values: @escaping () -> Values, wantsHelp: KeyPath<Values, Bool>,
    run: @escaping (Values, Console) throws(UsageError) -> ExitStatus
  ) {
    name = syntax.name
    summary = syntax.summary
    operands = syntax.operands
    words = syntax.words
    examples = syntax.examples
    options = syntax.flags.map {
      Option(names: $0.names, value: $0.value, choices: $0.choices, help: $0.help)
    }
    self.run = { _, _ throws(UsageError) in .clean }
    let help = help
    self.run = { (arguments, console) throws(UsageError) in
      var typed = values()
      try syntax.parse(arguments, into: &typed)
      if typed[keyPath: wantsHelp] { return try answer(help, console) }
      return try run(typed, console)
    }
  }

  /// The text of `--help`: examples first.
  var help: String {
    var text = "\(summary).\n\nUsage: credlint \(name)"
    if !options.isEmpty { text += " [options]" }
    if !operands.isEmpty { text += " \(operands)" }
    text += "\n"
    if !examples.isEmpty {
      text += "\nExamples:\n"
      let width = examples.map(\.command.count).max() ?? 0
      for example in examples {
        let gap = String(repeating: " ", count: width - example.command.count + 2)
        text += "  \(example.command)\(gap)\(example.what)\n"
      }
    }
    if !options.isEmpty {
      text += "\nOptions:\n"
      for option in options {
        let gap =
          option.spelled.count < 30
          ? String(repeating: " ", count: 30 - option.spelled.count)
          : "\n" + String(repeating: " ", count: 32)
        text += "  \(option.spelled)\(gap)\(option.help)\n"
      }
    }
    return text
  }
}
