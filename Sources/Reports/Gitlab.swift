import Model

/// GitLab's secret detection report, 15.2.1 of its schema.
struct Gitlab: ReportFormat {
  static let name = "gitlab"

  private static let longestName = 255
  private static let longestSolution = 7_000

  func write(_ report: Report, to out: inout ByteSink) {
    let rules = Dictionary(report.rules.map { ($0.id, $0) }) { first, _ in first }
    JSONWriter.write(to: &out, indented: true) { json in
      json.object { json in
        json.member("version", "15.2.1")
        json.object("scan") { Self.write(report, to: &$0) }
        json.array("vulnerabilities", report.findings) { json, finding in
          json.object { json in
            Self.write(finding, rules[finding.rule], report.scan.revision?.commit, to: &json)
          }
        }
      }
    }
  }

  private static func write(_ report: Report, to json: inout JSONWriter) {
    for name in ["analyzer", "scanner"] {
      json.object(name) { json in
        json.member("id", "credlint")
        json.member("name", "credlint")
        json.member("version", report.tool.version)
        json.object("vendor") { $0.member("name", "credlint") }
      }
    }
    let scan = report.scan
    // Times of UTC, without its mark.
    let time = String(scan.now.rfc3339.dropLast())
    json.member("type", "secret_detection")
    json.member("start_time", time)
    json.member("end_time", time)
    json.member("status", scan.isComplete ? "success" : "failure")
    var messages = scan.unread.map { ("fatal", $0, " was not read") }
    messages += scan.warnings.map { ("warn", $0, "") }
    messages += scan.skipped.map { ("info", $0, " was skipped") }
    json.array("messages", messages) { json, message in
      json.object { json in
        json.member("level", message.0)
        json.member("value", message.1.sentence(message.2))
      }
    }
  }

  private static func write(
    _ finding: Finding, _ rule: Report.Rule?, _ revision: String?, to json: inout JSONWriter
  ) {
    let location = finding.location
    json.member("id", finding.id)
    json.member("name", String(finding.title.prefix(longestName)))
    json.member("description", [finding.message, rule?.why ?? ""].joined(separator: "\n\n"))
    json.member(
      "severity", finding.severity.name.prefix(1).uppercased() + finding.severity.name.dropFirst())
    let steps = finding.remediation.enumerated().map { "\($0 + 1). \($1)" }
    if !steps.isEmpty {
      json.member("solution", String(steps.joined(separator: "\n").prefix(longestSolution)))
    }
    json.name("identifiers")
    json.array { json in
      json.identifier("credlint_rule", finding.rule, finding.rule, address: nil)
      if let weakness = Weakness(ofRule: finding.rule) {
        json.identifier(
          "cwe", weakness.id, String(weakness.number), address: weakness.address)
      }
    }
    json.array("links", finding.references.filter(isURI)) { json, address in
      json.object { $0.member("url", address) }
    }
    json.object("location") { json in
      json.member("file", location.path.text)
      json.object("commit") { json in
        if let author = location.commit?.author { json.member("author", author) }
        if let date = location.commit?.date { json.member("date", date.rfc3339) }
        json.member("sha", location.commit?.id ?? revision ?? "0000000")
      }
      json.member("start_line", location.start?.line ?? 1)
      json.member("end_line", location.end?.line ?? location.start?.line ?? 1)
    }
    if let snippet = finding.snippet { json.member("raw_source_code_extract", snippet.text) }
    json.object("tracking") { json in
      json.member("type", "source")
      json.array("items", [location]) { json, location in
        json.object { json in
          json.member("file", location.path.text)
          json.member("start_line", location.start?.line ?? 1)
          json.member("end_line", location.end?.line ?? location.start?.line ?? 1)
          json.array("signatures", [finding.id]) { json, id in
            json.object { json in
              json.member("algorithm", "hash")
              json.member("value", id)
            }
          }
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func identifier(
    _ type: String, _ name: String, _ value: String, address: String?
  ) {
    object { json in
      json.member("type", type)
      json.member("name", name)
      json.member("value", value)
      if let address { json.member("url", address) }
    }
  }
}
