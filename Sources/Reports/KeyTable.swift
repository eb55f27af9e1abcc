import Model

/// A row for each credential: whose it is, how old, what it may do, and what is wrong with it.
struct KeyTable: ReportFormat {
  static let name = "table"
  let style: TextStyle

  func write(_ report: Report, to out: inout ByteSink) {
    let verdicts = Dictionary(grouping: report.findings.filter { $0.credential != nil }) {
      $0.credential ?? ""
    }
    let rows = report.credentials.map { row($0, verdicts[$0.id] ?? [], at: report.scan.now) }
    if rows.isEmpty {
      out.append(contentsOf: "No credentials.\n".utf8)
    } else {
      write([Self.header] + rows, to: &out)
      out.append(contentsOf: AgePlot(report.credentials, at: report.scan.now).text.utf8)
    }
    let others = report.findings.filter { $0.credential == nil }
    guard !others.isEmpty else { return }
    out.append(contentsOf: "\nBeside the credentials\n".utf8)
    for finding in others {
      let line =
        "  \(finding.severity.name) \(finding.rule.visible): \(finding.message.visible) "
        + "(\(finding.location.text))\n"
      out.append(contentsOf: line.utf8)
    }
  }

  private static let header = ["KEY", "OWNER", "AGE", "LAST USE", "ROLE", "IN CODE", "VERDICT"]
  private static let widest = 36

  private func row(
    _ credential: Report.Credential, _ findings: [Finding], at now: Instant
  ) -> [String] {
    func days(_ date: Instant) -> String {
      let days = now.days(since: date)
      return days == 1 ? "1 day" : "\(days) days"
    }
    func says(_ name: String, _ value: String?) -> Bool {
      credential.facts.contains { $0.name == name && $0.value == value }
    }
    let use =
      credential.lastUsedAt.map { days($0) + " ago" } ?? (says("lastUsedAt", nil) ? "never" : "-")
    let place = credential.places.first.map(\.text) ?? "-"
    let more = credential.places.count > 1 ? " +\(credential.places.count - 1)" : ""
    return [
      Self.cut(credential.name ?? credential.keyID ?? credential.redacted),
      Self.cut(
        credential.facts.first { $0.name == "ownerName" }?.value ?? credential.identity?.id
          ?? credential.identity?.kind.rawValue ?? "-"),
      credential.createdAt.map(days) ?? "-", use, Self.cut(Self.roles(of: credential)),
      place + more, verdict(findings, isDisabled: says("disabled", "true")),
    ]
  }

  private func verdict(_ findings: [Finding], isDisabled: Bool) -> String {
    let paint = Paint(isOn: style.color)
    let practices = findings.sorted { ($1.severity, $0.rule) < ($0.severity, $1.rule) }
      .map(\.practice).distinct.joined(separator: ", ")
    guard let worst = findings.map(\.severity).max() else { return isDisabled ? "disabled" : "ok" }
    return paint.severity(worst, worst.name) + ": " + practices
  }

  /// The last parts of the roles' names: `Manager` for `crn:v1:…:serviceRole:Manager`.
  private static func roles(of credential: Report.Credential) -> String {
    let roles = credential.facts.compactMap { fact -> String? in
      guard fact.name == "role" else { return nil }
      return fact.value?.split(separator: ":").last.map(String.init)
    }
    return roles.isEmpty ? "-" : roles.distinct.joined(separator: ", ")
  }

  private static func cut(_ text: String) -> String {
    let text = text.visible
    guard text.cells > widest else { return text }
    return String(text.prefix(widest - 1)) + "…"
  }

  private func write(_ rows: [[String]], to out: inout ByteSink) {
    let columns = Self.header.count
    var widths = [Int](repeating: 0, count: columns)
    for row in rows {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.cells) }
    }
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        let gap = column == columns - 1 ? 0 : widths[column] - cell.cells + 2
        line += cell + String(repeating: " ", count: gap)
      }
      out.append(contentsOf: (line + "\n").utf8)
    }
  }
}
