import Model

/// Code Climate's issues in one array, as GitLab's code quality reads them.
struct Codeclimate: ReportFormat {
  static let name = "codeclimate"

  func write(_ report: Report, to out: inout ByteSink) {
    JSONWriter.write(to: &out, indented: true) { json in
      json.array { json in
        for finding in report.findings {
          let location = finding.location
          json.issue(
            finding.rule, finding.message, finding.severity.inCodeClimate, id: finding.id,
            at: location.path, from: location.start?.line ?? 1,
            to: location.end?.line ?? location.start?.line ?? 1)
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func issue(
    _ rule: String, _ message: String, _ severity: String, id: String, at path: BytePath,
    from first: Int, to last: Int
  ) {
    object { json in
      json.member("type", "issue")
      json.member("check_name", rule)
      json.member("description", message)
      json.member("categories", ["Security"])
      json.member("severity", severity)
      json.member("fingerprint", id)
      json.object("location") { json in
        json.member("path", path.text)
        json.object("lines") { json in
          json.member("begin", first)
          json.member("end", last)
        }
      }
    }
  }
}

extension Severity {
  fileprivate var inCodeClimate: String {
    switch self {
    case .critical: "blocker"
    case .high: "critical"
    case .medium: "major"
    case .low: "minor"
    case .info: "info"
    }
  }
}
