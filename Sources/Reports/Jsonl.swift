import Model

/// The JSON report by lines, told apart by `type`: first all but the findings, then each finding.
struct Jsonl: ReportFormat {
  static let name = "jsonl"
  static let tellsFixes = true

  func write(_ report: Report, to out: inout ByteSink) {
    JSONWriter.write(to: &out, indented: false) { json in
      json.object { json in
        json.member("type", "scan")
        json.head(report)
        json.credentials(report.credentials)
        json.rules(report.rules)
      }
    }
    for finding in report.findings {
      JSONWriter.write(to: &out, indented: false) { json in
        json.object { json in
          json.member("type", "finding")
          json.members(of: finding)
        }
      }
    }
  }
}
