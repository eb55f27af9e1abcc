import Model

/// JUnit's XML, as CI services read it: each finding is a test that failed, and the scan itself
/// one that passes when it is complete, and else could not run.
struct Junit: ReportFormat {
  static let name = "junit"

  func write(_ report: Report, to out: inout ByteSink) {
    let counts: KeyValuePairs = [
      "name": "credlint", "tests": String(report.findings.count + 1),
      "failures": String(report.findings.count),
      "errors": report.scan.isComplete ? "0" : "1",
    ]
    XMLWriter.write(to: &out) { xml in
      xml.element("testsuites", counts) { xml in
        xml.element("testsuite", counts) { xml in
          for finding in report.findings { Self.write(finding, to: &xml) }
          let scan: KeyValuePairs = ["classname": "credlint", "name": "scan", "time": "0"]
          if report.scan.isComplete {
            xml.element("testcase", scan)
          } else {
            let reason = "\(counted(report.scan.unread.count, "path")) not read"
            xml.element("testcase", scan) { xml in
              xml.element("error", ["type": "scan-incomplete", "message": reason])
            }
          }
        }
      }
    }
  }

  private static func write(_ finding: Finding, to xml: inout XMLWriter) {
    let start = finding.location.start
    let place = start.map { " at \($0.line):\($0.column)" } ?? ""
    xml.element(
      "testcase",
      [
        "classname": finding.location.path.text, "name": finding.rule + place, "time": "0",
        "file": finding.location.path.text, "line": String(start?.line ?? 1),
      ]
    ) { xml in
      let steps = finding.remediation.map { "- " + $0 }
      let text = [finding.location.text + ": " + finding.title, finding.message] + steps
      xml.element(
        "failure", ["type": finding.severity.name, "message": finding.message],
        text: text.joined(separator: "\n"))
    }
  }
}
