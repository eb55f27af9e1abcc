import Model

/// One finding a line, in the form that editors and problem matchers read.
struct Concise: ReportFormat {
  static let name = "concise"
  let style: TextStyle

  func write(_ report: Report, to out: inout ByteSink) {
    let paint = Paint(isOn: style.color)
    for finding in report.findings {
      let level = paint.severity(finding.severity, finding.severity.level.rawValue)
      let rule = finding.rule.visible
      let message = finding.message.visible
      out.append(contentsOf: "\(finding.location.text): \(level)[\(rule)] \(message)\n".utf8)
    }
  }
}

extension Finding.Location {
  /// `path:line:column`, or the path alone where there are no positions; safe to print.
  var text: String {
    // A line that begins with two colons would be a command to GitHub's runners.
    let path = (path.bytes.starts(with: "::".utf8) ? "./" : "") + path.text.visible
    return start.map { "\(path):\($0.line):\($0.column)" } ?? path
  }
}
