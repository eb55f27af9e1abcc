import Reports

/// What was typed of reports: which, where to, how they look.
struct OutputArguments {
  var format: String?
  var outputs: [String] = []
  var color = ColorChoice.auto
  var isQuiet = false
  var isVerbose = false
  var showsSilenced = false
  var showsSecrets = false
}

/// When to colour what is printed.
enum ColorChoice: String, CaseIterable {
  case auto, always, never
}

extension Syntax<OutputArguments> {
  /// Which reports are written.
  static var formatFlags: [Flag<OutputArguments>] {
    [
      .choice(
        "-f", "--format", value: "FORMAT", from: ReportFormats.names.map { ($0, $0) },
        help:
          "\(ReportFormats.names.joined(separator: ", ")) (default: pretty on a terminal, else concise)",
        \.format),
      .each(
        "-o", "--output", value: "[FORMAT=]FILE",
        help: "write a report to a file; repeatable, as in -o sarif=out.sarif", \.outputs),
      .on(
        "--sarif-suppressions",
        help: "put what comments and the baseline silence into SARIF, marked as suppressed",
        \.showsSilenced),
    ]
  }

  /// What is told, and how it looks.
  static var styleFlags: [Flag<OutputArguments>] {
    [
      .choice(
        "--color", value: "WHEN", from: ColorChoice.allCases.map { ($0.rawValue, $0) },
        help: "auto, always or never", \.color),
      .on("-q", "--quiet", help: "print findings, and nothing about the scan", \.isQuiet),
      .on("-v", "--verbose", help: "list what was skipped, and show ids", \.isVerbose),
    ]
  }
}
