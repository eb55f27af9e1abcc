import Policy
import Model
import Scan

/// What was typed after `credlint scan`.
struct ScanArguments {
  var paths: [[UInt8]] = []
  var isStaged = false
  var ranges: [String] = []
  var readsHistory = false
  var revisions: [String] = []
  var readsReflog = false
  var readsUnreachable = false
  var keepsNothing = false
  var readsStandardInput = false
  var ignored = IgnoredFiles.own
  var standardInputPath: [String] = []
  var output = OutputArguments()
  /// Values that count for more than those of the configuration.
  var settings: [PolicyQuestion.Option] = []
  var configurations: [String] = []
  var ignoresConfiguration = false
  var ignoresBaseline = false
  var trustedRevisions: [String] = []
  var inventories: [String] = []
  /// Lists whose keys are judged, be they found or not.
  var judged: [BytePath] = []
  var now: [String] = []
  var hidesProgress = false
  var wantsHelp = false
}

extension Syntax<ScanArguments> {
  static var scan: Self {
    Syntax(
      summary:
        "Look for credentials in files and folders, git-ignored ones too, and judge how they are kept",
      operands: "[PATH ...]",
      examples: [
        ("credlint scan", "the folder you are in"),
        ("credlint scan src deploy.sh", "some folders and files"),
        ("credlint scan -o sarif=out.sarif", "for a code scanning service, too"),
        ("credlint scan --staged", "before a commit"),
        ("credlint scan --history", "all that the repository ever held"),
        ("credlint scan --range origin/main..HEAD", "before a push, or of a pull request"),
        ("credlint scan --fail-on high", "let lesser findings pass"),
      ],
      flags: [
        .on(
          "--staged", help: "what the next commit would add, from git's index", \.isStaged),
        .each(
          "--range", value: "A..B",
          help: "what a range of commits brings in; PATH names the repository", \.ranges),
        .on(
          "--history",
          help: "all that any ref or stash ever held, and messages; PATH names the repository",
          \.readsHistory),
        .each(
          "--rev", value: "REV", help: "with --history: only what this reaches; repeatable",
          \.revisions),
        .on(
          "--reflog", help: "with --history: also what refs pointed at before", \.readsReflog),
        .on(
          "--unreachable", help: "with --history: also objects that nothing leads to any more",
          \.readsUnreachable),
        .on(
          "--no-cache",
          help: "with --history: neither read nor keep which objects were scanned before",
          \.keepsNothing),
        .choice(
          "--ignored", value: "WHICH", from: IgnoredFiles.allCases.map { ($0.rawValue, $0) },
          help:
            "all, own or none: which files that git ignores to read (default: own, all but what tools fetch or build)",
          \.ignored),
        .on(
          "--stdin", help: "read standard input instead of files, as the path - does",
          \.readsStandardInput),
        .each(
          "--stdin-path", value: "PATH", help: "the name under which to report standard input",
          \.standardInputPath),
      ] + Syntax<OutputArguments>.formatFlags.map { $0.within(\.output) } + policyFlags + [
        .each(
          "--inventory", value: "FILE",
          help: "an exported list of keys as evidence for age, role, owner and use; repeatable",
          \.inventories),
        .each("--now", value: "RFC3339", help: "the clock for every age", \.now),
      ] + Syntax<OutputArguments>.styleFlags.map { $0.within(\.output) } + [
        .on(
          "--show-secrets", help: "show values, too; only on a terminal", \.output.showsSecrets),
        .on("--no-progress", help: "never show progress", \.hidesProgress),
        .setting("jobs", "-j", "--jobs", value: "N", help: "how many files to look at at once"),
        .on("-h", "--help", help: "this text", \.wantsHelp),
      ],
      operand: { values, path in values.paths.append(path) })
  }

  /// What each command has that judges a tree without printing a report of it.
  static var judgingFlags: [Flag<ScanArguments>] {
    policyFlags + [
      .each("--now", value: "RFC3339", help: "the clock for every age", \.now),
      .on("--no-progress", help: "never show progress", \.hidesProgress),
      .setting("jobs", "-j", "--jobs", value: "N", help: "how many files to look at at once"),
      .on("-h", "--help", help: "this text", \.wantsHelp),
    ]
  }

  /// What each command has that goes by a policy.
  static var policyFlags: [Flag<ScanArguments>] {
    [
      .setting("fail-on", "--fail-on", value: "SEVERITY"),
      .setting("min-severity", "--min-severity", value: "SEVERITY"),
      .setting("min-confidence", "--min-confidence", value: "CONFIDENCE"),
      .setting(
        "enable", "--enable", value: "ID",
        help: "only this practice, detector or practice/detector; repeatable"),
      .setting("disable", "--disable", value: "ID", help: "all but this one; repeatable"),
      .setting(
        "paths.include", "--include", value: "GLOB", help: "only files that fit it; repeatable"),
      .setting(
        "paths.exclude", "--exclude", value: "GLOB",
        help: "no files or folders that fit it; repeatable"),
      .setting(
        "inline-allows", to: "false", "--no-inline-allows", help: "let no comment silence a finding"
      ),
      .each(
        "-c", "--config", value: "FILE",
        help: "the configuration (default: the nearest .credlint.yaml)", \.configurations),
      .setting(
        "baseline", "--baseline", value: "FILE",
        help: "findings that are known (default: .credlint-baseline.jsonl where it is there)"),
      .on("--no-baseline", help: "take no finding for known", \.ignoresBaseline),
      .on("--no-config", help: "read no configuration file", \.ignoresConfiguration),
      .each(
        "--config-from", value: "REV",
        help: "read the policy as that commit holds it, not as it is now", \.trustedRevisions),
    ]
  }
}

extension Flag<ScanArguments> {
  /// A switch that gives a key of the configuration one value.
  fileprivate static func setting(_ key: String, to text: String, _ name: String, help: String)
    -> Self
  {
    let setting = Self.setting(key, name, value: "", help: help)
    return Flag(names: [name], help: help) { (values, _) throws(UsageError) in
      try setting.apply(&values, text)
    }
  }

  /// A value of the configuration; its key says what it may be.
  fileprivate static func setting(
    _ key: String, _ names: String..., value: String, help: String? = nil
  ) -> Self {
    guard let key = ConfigurationKey.named(key) else {
      preconditionFailure("no key of the configuration is called \(key)")
    }
    let name = names.last ?? ""
    return Flag(names: names, value: value, choices: key.choices, help: help ?? key.help) {
      (values, text) throws(UsageError) in
      guard key.choices.isEmpty || key.choices.contains(text) else {
        throw .badValue(of: name, given: text, expected: key.choices)
      }
      values.settings.append(PolicyQuestion.Option(key, name: name, text: text))
    }
  }
}
