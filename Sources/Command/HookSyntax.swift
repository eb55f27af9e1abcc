import Hooks

/// What was typed after `credlint hook run`.
struct HookRunArguments {
  /// As for a scan; its paths are what the hook was given.
  var scan = ScanArguments()
  var type: HookType?
  var takesOnlyFiles = false
}

extension Syntax<HookRunArguments> {
  static var hookRun: Self {
    Syntax(
      summary: "Scan what a git hook or a framework of hooks asks for",
      operands: "[FILE ...]",
      examples: [
        ("credlint hook run", "what is staged, before a commit"),
        ("credlint hook run deploy.sh .env", "files that a framework names"),
        (#"credlint hook run --type pre-push "$@""#, "what a push brings, told on standard input"),
        (#"credlint hook run --type commit-msg "$1""#, "a commit's message"),
      ],
      flags: [
        .choice(
          "--type", value: "TYPE", from: HookType.allCases.map { ($0.rawValue, $0) },
          help: "pre-commit, commit-msg, pre-push or pre-receive (default: as the framework says)",
          \.type),
        .on(
          "--only-files", help: "no FILE means no files, instead of what is staged",
          \.takesOnlyFiles),
      ]
        + Syntax<ScanArguments>.scan.flags
        .filter { !choosesInput.contains($0.longName) }
        .map { $0.within(\.scan) },
      operand: { values, word in values.scan.paths.append(word) })
  }

  // A hook is told what to look at.
  private static var choosesInput: [String] {
    [
      "--ignored", "--staged", "--range", "--history", "--rev", "--reflog", "--unreachable",
      "--stdin",
      "--stdin-path",
    ]
  }
}

/// What was typed after `credlint hook install` or `credlint hook uninstall`.
struct HookInstallArguments {
  var types: [String] = []
  var wantsHelp = false
}

extension Syntax<HookInstallArguments> {
  static var hookInstall: Self {
    Syntax(
      summary: "Have git run credlint in this repository", operands: "",
      examples: [
        ("credlint hook install", "before each commit"),
        ("credlint hook install --type pre-push --type commit-msg", "and at other moments"),
      ],
      flags: flags(help: "pre-commit (default), commit-msg, pre-push, pre-receive; repeatable"))
  }

  static var hookUninstall: Self {
    Syntax(
      summary: "Take credlint's hooks out of this repository", operands: "",
      examples: [("credlint hook uninstall", "all of them")],
      flags: flags(help: "only this one; repeatable"))
  }

  private static func flags(help: String) -> [Flag<HookInstallArguments>] {
    [
      .each("--type", value: "TYPE", help: help, \.types),
      .on("-h", "--help", help: "this text", \.wantsHelp),
    ]
  }
}
