import Model

/// A table for spreadsheets (RFC 4180), one finding a row. A field that a spreadsheet would take for a
/// formula begins with an apostrophe.
struct Csv: ReportFormat {
  static let name = "csv"

  private static let columns = [
    "id", "severity", "confidence", "practice", "detector", "path", "line", "column", "exposure",
    "credential", "redacted", "message", "commit",
  ]

  func write(_ report: Report, to out: inout ByteSink) {
    let redacted = Dictionary(report.credentials.map { ($0.id, $0.redacted) }) { first, _ in first }
    Self.write(Self.columns, to: &out)
    for finding in report.findings {
      let location = finding.location
      Self.write(
        [
          finding.id, finding.severity.name, finding.confidence.name, finding.practice,
          finding.detector ?? "", location.path.text, location.start.map { String($0.line) } ?? "",
          location.start.map { String($0.column) } ?? "", finding.exposure?.rawValue ?? "",
          finding.credential ?? "", finding.credential.flatMap { redacted[$0] } ?? "",
          finding.message, location.commit?.id ?? "",
        ], to: &out)
    }
  }

  private static func write(_ fields: [String], to out: inout ByteSink) {
    out.append(contentsOf: fields.map(field).joined(separator: ",").utf8)
    out.append(contentsOf: "\r\n".utf8)
  }

  private static func field(_ text: String) -> String {
    let visible = text.visible
    let isFormula = visible.first.map { "=+-@".contains($0) } ?? false
    let safe = isFormula ? "'" + visible : visible
    guard safe.contains(where: { ",\"' ".contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
