import Model
import Policy

/// What was typed after `credlint report`.
struct ReportArguments {
  var files: [[UInt8]] = []
  var output = OutputArguments()
  var thresholds = Thresholds()
  var wantsHelp = false
}

extension Syntax<ReportArguments> {
  static var report: Self {
    Syntax(
      summary: "Turn saved JSON reports into other formats, several into one",
      operands: "[[NAME=]FILE.json ...]",
      examples: [
        ("credlint report scan.json -f html > scan.html", "a page to look at"),
        ("credlint report scan.json -o sarif=scan.sarif -o junit=scan.xml", "several at once"),
        ("credlint report part1.json part2.json -f json", "the parts of one scan, as one"),
        ("credlint report shop=shop.json pay=pay.json", "two repositories, each in its folder"),
        ("credlint scan -f json | credlint report -f markdown", "what standard input holds"),
      ],
      flags: Syntax<OutputArguments>.formatFlags.map { $0.within(\.output) } + [
        .choice(
          "--fail-on", value: "SEVERITY",
          from: severities.map { ($0.0, Optional($0.1)) } + [("none", nil)],
          help: "lowest severity that makes the exit status 1 (default: low), or none",
          \.thresholds.failing),
        .choice(
          "--min-severity", value: "SEVERITY", from: severities,
          help: "report nothing below it (default: info)", \.thresholds.severity),
        .choice(
          "--min-confidence", value: "CONFIDENCE",
          from: Confidence.allCases.map { ($0.name, $0) },
          help: "report nothing that is less often right (default: low)", \.thresholds.confidence),
      ] + Syntax<OutputArguments>.styleFlags.map { $0.within(\.output) } + [
        .on("-h", "--help", help: "this text", \.wantsHelp)
      ],
      operand: { values, file in values.files.append(file) })
  }

  private static var severities: [(String, Severity)] {
    Severity.allCases.reversed().map { ($0.name, $0) }
  }
}
