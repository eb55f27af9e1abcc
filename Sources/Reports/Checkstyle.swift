import Model

/// The XML of Checkstyle, which most collectors of warnings read.
struct Checkstyle: ReportFormat {
  static let name = "checkstyle"

  func write(_ report: Report, to out: inout ByteSink) {
    XMLWriter.write(to: &out) { xml in
      xml.element("checkstyle", ["version": "4.3"]) { xml in
        var rest = report.findings[...]
        while let path = rest.first?.location.path {
          let here = rest.prefix { $0.location.path == path }
          rest = rest.dropFirst(here.count)
          xml.element("file", ["name": path.text]) { xml in
            for finding in here { Self.write(finding, to: &xml) }
          }
        }
      }
    }
  }

  private static func write(_ finding: Finding, to xml: inout XMLWriter) {
    let start = finding.location.start
    xml.element(
      "error",
      [
        "line": String(start?.line ?? 1), "column": String(start?.column ?? 1),
        "severity": finding.severity.level.inCheckstyle, "message": finding.message,
        "source": "credlint." + finding.rule,
      ])
  }
}

extension Level {
  fileprivate var inCheckstyle: String { self == .note ? "info" : rawValue }
}
