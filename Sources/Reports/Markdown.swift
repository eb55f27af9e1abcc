import Model

/// A summary for people, in GitHub's Markdown: for a job's summary, a comment, a ticket.
struct Markdown: ReportFormat {
  static let name = "markdown"

  /// A job's summary may have 1 MiB; beyond that it is thrown away whole.
  private static let mostBytes = 1_000_000

  func write(_ report: Report, to out: inout ByteSink) {
    let begin = out.count
    func add(_ text: String) { out.append(contentsOf: text.utf8) }
    let closing = Closing(report: report, style: .plain)
    add("## credlint: \(closing.findings)\n\n\(closing.proof.inMarkdown)\n")
    if !report.scan.warnings.isEmpty {
      add("\n### Warnings\n\n" + report.scan.warnings.map(\.item).joined())
    }
    if report.findings.isEmpty { return }
    add("\n### Findings\n\n| severity | what | where | exposure |\n|---|---|---|---|\n")
    var told = 0
    var rules: [String] = []
    for index in report.findings.worstFirst {
      guard out.count - begin < Self.mostBytes * 3 / 4 else { break }
      let finding = report.findings[index]
      add(Self.row(finding))
      rules.append(finding.rule)
      told += 1
    }
    if told < report.findings.count {
      add("\n\(counted(report.findings.count - told, "less severe finding")) left out.\n")
    }
    var texts: [String: Finding] = [:]
    for finding in report.findings where texts[finding.rule] == nil {
      texts[finding.rule] = finding
    }
    add("\n### How to mend it\n")
    for rule in rules.distinct {
      guard let finding = texts[rule], out.count - begin < Self.mostBytes else { break }
      add(Self.help(finding))
    }
  }

  private static func row(_ finding: Finding) -> String {
    let cells = [
      finding.severity.name, "**\(finding.rule.inMarkdown)**<br>\(finding.message.inMarkdown)",
      finding.location.text.inMarkdown, finding.exposure?.rawValue ?? "",
    ]
    return "| " + cells.joined(separator: " | ") + " |\n"
  }

  private static func help(_ finding: Finding) -> String {
    let steps = finding.remediation.enumerated().map { "\($0 + 1). \($1.inMarkdown)\n" }
    let links = finding.references.map { isURI($0) ? "- <\($0)>\n" : "- \($0.inMarkdown)\n" }
    return "\n<details><summary>\(finding.rule.inMarkdown)</summary>\n\n" + steps.joined()
      + (links.isEmpty ? "" : "\n" + links.joined()) + "\n</details>\n"
  }
}

extension Notice {
  fileprivate var item: String { "- \(path.text.inMarkdown): \(reason.inMarkdown)\n" }
}

extension String {
  /// The text without a meaning in Markdown or HTML: no markup, no link, no mention, no cell's end.
  var inMarkdown: String {
    visible.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case "@": text += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "!":
        text += "\\"
        text.unicodeScalars.append(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
