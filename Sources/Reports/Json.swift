import Model

/// The report of contract, section 4: `credlint-report/1`, described by `docs/report.schema.json`.
struct Json: ReportFormat {
  static let name = "json"
  static let tellsFixes = true

  func write(_ report: Report, to out: inout ByteSink) {
    JSONWriter.write(to: &out, indented: true) { json in
      json.object { json in
        json.head(report)
        json.array("findings", report.findings) { json, finding in
          json.object { $0.members(of: finding) }
        }
        json.credentials(report.credentials)
        json.rules(report.rules)
      }
    }
  }
}
