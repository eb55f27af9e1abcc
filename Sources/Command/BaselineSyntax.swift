/// What was typed after `credlint baseline`.
struct BaselineArguments {
  /// As for a scan, whose findings are known from now on; its paths begin with the action.
  var scan = ScanArguments()
  var reasons: [String] = []
  var owners: [String] = []
  var lastDays: [String] = []
  var imports: [String] = []
  var onlyChecks = false
  var replaces = false
}

extension Syntax<BaselineArguments> {
  static var baseline: Self {
    Syntax(
      summary: "Write down which findings are known, and go through them",
      operands: "create | update | prune | audit [PATH ...]",
      words: BaselineCommand.actions,
      examples: [
        ("credlint baseline create", "all that is found now is known; new findings still fail"),
        ("credlint baseline create --from .gitleaksignore", "what another scanner's list names"),
        ("credlint baseline update --owner ada --until 2027-03-31", "add what is new"),
        ("credlint baseline prune", "take out what has expired or is mended"),
        ("credlint baseline prune --check", "change nothing; fail if there is something to prune"),
        ("credlint baseline audit", "look at each finding and decide, key by key"),
      ],
      flags: [
        .each("--reason", value: "TEXT", help: "why new entries wait to be mended", \.reasons),
        .each("--owner", value: "NAME", help: "who mends them", \.owners),
        .each("--until", value: "DATE", help: "the last day on which they are known", \.lastDays),
        .each(
          "--from", value: "FILE",
          help: "only what .gitleaksignore, a JSON report of gitleaks or betterleaks, or "
            + ".secrets.baseline names", \.imports),
        .on("--check", help: "with prune: change nothing, exit 1 if it would", \.onlyChecks),
        .on("--force", help: "with create: replace a baseline that is there", \.replaces),
      ] + Syntax<ScanArguments>.judgingFlags.map { $0.within(\.scan) },
      operand: { values, word in values.scan.paths.append(word) })
  }
}
