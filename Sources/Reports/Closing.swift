package import Model

/// What a scan says of itself beside its findings: what was not read, and one line that proves it.
package struct Closing {
  private let report: Report
  private let style: TextStyle

  package init(report: Report, style: TextStyle) {
    self.report = report
    self.style = style
  }

  /// What was asked for and not read, a line each; empty for a complete scan.
  package var unread: String {
    report.scan.unread.map { paint.bad("not read") + line($0) }.joined()
  }

  /// Warnings, with `verbose` what was skipped, and the summary; whole lines.
  package var summary: String {
    var text = report.scan.warnings.map { paint.bold("warning") + line($0) }.joined()
    if style.verbose {
      for notice in report.scan.skipped { text += paint.dim("skipped") + line(notice) }
    }
    return text + proof + "\n"
  }

  /// How many findings of each level there are.
  var findings: String {
    let counts = Level.allCases.compactMap { level in
      let count = report.findings.count { $0.severity.level == level }
      return count == 0 ? nil : counted(count, level.rawValue)
    }
    return counts.isEmpty ? "No findings" : counts.joined(separator: ", ")
  }

  /// The line that tells what was read, with what, and whether that was all.
  var proof: String {
    let verdict =
      report.scan.isComplete ? paint.good("Complete") : paint.bad("INCOMPLETE")
    return "\(paint.bold(findings)) in \(places) (\(extent)). \(verdict)\(remainder)."
  }

  private var paint: Paint { Paint(isOn: style.color) }

  private func line(_ notice: Notice) -> String {
    ": \(notice.path.text.visible): \(notice.reason.visible)\n"
  }

  // Findings may stand in folders and in archives' entries, so there can be more places than files.
  private var places: String {
    let scan = report.scan
    let isOfFiles = scan.mode == "tree" || scan.mode == "stdin"
    let (number, noun) = isOfFiles ? (scan.files, "file") : (scan.blobs, "blob")
    let read = counted(number, noun)
    let places = Set(report.findings.map(\.location.path)).count
    if places == 0 { return read }
    return places <= number ? "\(places) of \(read)" : "\(counted(places, "place")) of \(read)"
  }

  private var extent: String {
    let scan = report.scan
    let commits = scan.commits == 0 ? "" : counted(scan.commits, "commit") + ", "
    return commits + byteSize(scan.bytes) + ", " + counted(report.tool.detectors, "detector")
  }

  private var remainder: String {
    let scan = report.scan
    let hint = scan.skipped.isEmpty || style.verbose ? "" : " (--verbose lists them)"
    let counts = [
      (scan.unread.count, "not read"), (scan.suppressed, "suppressed"),
      (scan.skipped.count, "skipped" + hint),
    ]
    let told = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return told.isEmpty ? "" : ": " + told.joined(separator: ", ")
  }
}

/// A number of bytes for people, in powers of 1,000: `1.3 MB`.
func byteSize(_ bytes: Int) -> String {
  let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")]
  guard let (unit, name) = units.first(where: { bytes >= $0.0 }) else {
    return counted(bytes, "byte")
  }
  return "\(bytes / unit).\(bytes % unit / (unit / 10)) \(name)"
}
