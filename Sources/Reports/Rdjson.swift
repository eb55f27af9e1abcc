import Model

/// Reviewdog's diagnostics (`DiagnosticResult` of its `reviewdog.proto`): columns in bytes, the end
/// exclusive.
struct Rdjson: ReportFormat {
  static let name = "rdjson"

  func write(_ report: Report, to out: inout ByteSink) {
    JSONWriter.write(to: &out, indented: true) { json in
      json.object { json in
        json.object("source") { $0.member("name", "credlint") }
        json.name("diagnostics")
        json.array { json in
          for finding in report.findings { json.diagnostic(finding) }
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func diagnostic(_ finding: Finding) {
    object { json in
      json.member("message", finding.message)
      json.object("location") { json in
        json.member("path", finding.location.path.text)
        json.object("range") { json in
          json.position("start", finding.location.start ?? .first)
          if let end = finding.location.end { json.position("end", end) }
        }
      }
      json.member("severity", finding.severity.level.inReviewdog)
      json.object("code") { json in
        json.member("value", finding.rule)
        if let reference = finding.references.first(where: isURI) { json.member("url", reference) }
      }
    }
  }

  private mutating func position(_ name: String, _ position: Position) {
    object(name) { json in
      json.member("line", position.line)
      json.member("column", position.byteColumn)
    }
  }
}

extension Level {
  fileprivate var inReviewdog: String {
    switch self {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .note: "INFO"
    }
  }
}
