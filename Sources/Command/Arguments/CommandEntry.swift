/// One command as the table has it: dispatch, help, the man page, completions and docs/cli.md read it.
///
/// What it takes is made when it is asked for: making that of all commands takes longer than a commit's
/// scan.
@dynamicMemberLookup
struct CommandEntry {
  /// Its words, such as `hook run`.
  let name: String
  /// Reads what was typed behind the name, and does it.
  let run: (ArraySlice<[UInt8]>, Console) throws(UsageError) -> ExitStatus
  private let about: () -> About

  /// What help tells of a command.
  struct About {
    var summary: String
    /// After the name in the first line of help, such as `[PATH …]`.
    var operands: String
    /// What the first operand can be; empty for anything.
    var words: [String]
    var examples: [(command: String, what: String)]
    var options: [Option]
  }

  subscript<Member>(dynamicMember member: KeyPath<About, Member>) -> Member {
    about()[keyPath: member]
  }

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
    _ name: String, _ syntax: @escaping @autoclosure () -> Syntax<Values>,
    _ values: @escaping () -> Values,
    wantsHelp: @escaping @autoclosure () -> KeyPath<Values, Bool>,
    run: @escaping (Values, Console) throws(UsageError) -> ExitStatus
  ) {
    self.name = name
    let about = { About(syntax()) }
    self.about = about
    self.run = { (arguments, console) throws(UsageError) in
      var typed = values()
      try syntax().parse(arguments, of: name, into: &typed)
      if typed[keyPath: wantsHelp()] { return try answer(about().help(of: name), console) }
      return try run(typed, console)
    }
  }

  /// The text of `--help`: examples first.
  var help: String { about().help(of: name) }
}

extension CommandEntry.About {
  fileprivate init<Values>(_ syntax: Syntax<Values>) {
    summary = syntax.summary
    operands = syntax.operands
    words = syntax.words
    examples = syntax.examples
    options = syntax.flags.map {
      CommandEntry.Option(names: $0.names, value: $0.value, choices: $0.choices, help: $0.help)
    }
  }

  fileprivate func help(of name: String) -> String {
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
