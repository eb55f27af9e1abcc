import Model

/// JUnit's XML, as CI services read it: each finding is a test that failed, what was not read one that
/// could not run, and the scan itself one that passes when it is complete.
struct Junit: ReportFormat {
  static let name = "junit"

  func write(_ report: Report, to out: inout [UInt8]) {
    let scan = report.scan
    let counts: KeyValuePairs = [
      "name": "credlint", "tests": String(report.findings.count + scan.unread.count + 1),
      "failures": String(report.findings.count),
      "errors": String(scan.unread.count + (scan.isComplete ? 0 : 1)),
    ]
    XMLWriter.write(to: &out) { xml in
      xml.element("testsuites", counts) { xml in
        xml.element("testsuite", counts) { xml in
          for finding in report.findings { Self.write(finding, to: &xml) }
          for notice in scan.unread {
            Self.write("read", at: notice.path, error: notice.reason, to: &xml)
          }
          if scan.isComplete {
            xml.element("testcase", ["classname": "credlint", "name": "scan", "time": "0"])
          } else {
            let reason = "\(counted(scan.unread.count, "path")) not read"
            Self.write("scan", at: BytePath("credlint"), error: reason, to: &xml)
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

  private static func write(
    _ name: String, at path: BytePath, error: String, to xml: inout XMLWriter
  ) {
    xml.element("testcase", ["classname": path.text, "name": name, "time": "0"]) { xml in
      xml.element("error", ["type": "scan-incomplete", "message": error])
    }
  }
}
