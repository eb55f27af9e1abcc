import Model
import Reports

/// What was typed after `credlint scan`.
struct ScanArguments {
  var paths: [[UInt8]] = []
  var isStaged = false
  var ranges: [String] = []
  var readsHistory = false
  var readsStandardInput = false
  var standardInputPath: [String] = []
  var format: String?
  var outputs: [String] = []
  var failing: Severity? = .low
  var leastSeverity = Severity.info
  var leastConfidence = Confidence.medium
  var enabled: [String] = []
  var disabled: [String] = []
  var now: [String] = []
  var color = ColorChoice.auto
  var isQuiet = false
  var isVerbose = false
  var hidesProgress = false
  var workers: [String] = []
  var wantsHelp = false
}

/// When to colour what is printed.
enum ColorChoice: String, CaseIterable {
  case auto, always, never
}

extension Syntax<ScanArguments> {
  static var scan: Self {
    Syntax(
      name: "scan",
      summary:
        "Look for credentials in files and folders, git-ignored ones too, and judge how they are kept",
      operands: "[PATH ...]",
      examples: [
        ("credlint scan", "the folder you are in"),
        ("credlint scan src deploy.sh", "some folders and files"),
        ("credlint scan -o sarif=out.sarif", "for a code scanning service, too"),
        ("credlint scan --staged", "before a commit"),
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
          "--history", help: "all that any ref ever held; PATH names the repository",
          \.readsHistory),
        .on("--stdin", help: "read standard input instead of files", \.readsStandardInput),
        .each(
          "--stdin-path", value: "PATH", help: "the name under which to report standard input",
          \.standardInputPath),
        .choice(
          "-f", "--format", value: "FORMAT", from: ReportFormats.names.map { ($0, $0) },
          help:
            "\(ReportFormats.names.joined(separator: ", ")) (default: pretty on a terminal, else concise)",
          \.format),
        .each(
          "-o", "--output", value: "[FORMAT=]FILE",
          help: "write a report to a file; repeatable, as in -o sarif=out.sarif", \.outputs),
        .choice(
          "--fail-on", value: "SEVERITY",
          from: severities.map { ($0.0, Optional($0.1)) } + [("none", nil)],
          help: "lowest severity that makes the exit status 1 (default: low), or none", \.failing),
        .choice(
          "--min-severity", value: "SEVERITY", from: severities,
          help: "report nothing below it (default: info)", \.leastSeverity),
        .choice(
          "--min-confidence", value: "CONFIDENCE",
          from: Confidence.allCases.map { ($0.name, $0) },
          help: "low, medium or high: report nothing that is less often right (default: medium)",
          \.leastConfidence),
        .each(
          "--enable", value: "ID",
          help: "only this practice, detector or practice/detector; repeatable", \.enabled),
        .each("--disable", value: "ID", help: "all but this one; repeatable", \.disabled),
        .each("--now", value: "RFC3339", help: "the clock for every age", \.now),
        .choice(
          "--color", value: "WHEN", from: ColorChoice.allCases.map { ($0.rawValue, $0) },
          help: "auto, always or never", \.color),
        .on("-q", "--quiet", help: "print findings, and nothing about the scan", \.isQuiet),
        .on("-v", "--verbose", help: "list what was skipped, and show ids", \.isVerbose),
        .on("--no-progress", help: "never show progress", \.hidesProgress),
        .each("-j", "--jobs", value: "N", help: "how many files to look at at once", \.workers),
        .on("-h", "--help", help: "this text", \.wantsHelp),
      ],
      operand: { values, path in values.paths.append(path) })
  }

  private static var severities: [(String, Severity)] {
    Severity.allCases.reversed().map { ($0.name, $0) }
  }
}
