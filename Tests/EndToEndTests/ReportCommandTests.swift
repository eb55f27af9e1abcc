import TestSupport
import Testing

/// `credlint report` over files that `credlint scan` saved.
@Suite struct ReportCommandTests {
  private func saved(_ scratch: ScratchFolder) throws {
    try scratch.write("app.js", "const apikey = '\(Drawn.ibmKey(1))'\n")
    _ = try Credlint.run(["scan", "-o", "json=report.json", "app.js"], in: scratch)
  }

  @Test func `gives the bytes and the status that the scan gives`() throws {
    let scratch = try ScratchFolder()
    try saved(scratch)
    for format in ["json", "sarif", "gitlab", "junit", "csv", "markdown"] {
      let scanned = try Credlint.run(
        ["scan", "--now", Credlint.now, "-f", format, "app.js"], in: scratch)
      _ = try Credlint.run(
        ["scan", "--now", Credlint.now, "-f", "json", "-o", "report.json", "app.js"], in: scratch)
      let converted = try Credlint.run(["report", "-f", format, "report.json"], in: scratch)
      #expect(converted.output == scanned.output, "\(format)")
      #expect(converted.status == scanned.status)
      #expect(converted.errors == scanned.errors)
    }
  }

  @Test func `goes by thresholds of its own`() throws {
    let scratch = try ScratchFolder()
    try saved(scratch)
    #expect(try Credlint.run(["report", "report.json"], in: scratch).status == 1)
    #expect(
      try Credlint.run(["report", "--fail-on", "none", "report.json"], in: scratch).status == 0)
    let filtered = try Credlint.run(
      ["report", "--min-severity", "critical", "report.json"], in: scratch)
    #expect(filtered.status == 0)
    #expect(filtered.output.isEmpty)
  }

  @Test func `an incomplete scan stays incomplete`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("app.js", "1\n")
    _ = try Credlint.run(["scan", "-o", "json=report.json", "app.js", "missing"], in: scratch)
    _ = try Credlint.run(["scan", "-o", "json=other.json", "app.js"], in: scratch)
    let outcome = try Credlint.run(["report", "other.json", "report.json"], in: scratch)
    #expect(outcome.status == 2)
    #expect(outcome.errorText.contains("missing"))
  }

  @Test(arguments: [
    ["report", "none.json"], ["report", "app.js"], ["report", "=x"], ["report", ""],
  ])
  func `what is no report is an error`(arguments: [String]) throws {
    let scratch = try ScratchFolder()
    try scratch.write("app.js", "const a = 1\n")
    #expect(try Credlint.run(arguments, in: scratch).status == 2)
  }

  @Test func `a file that cannot be written is told, but not its name if that may be a secret`()
    throws
  {
    let scratch = try ScratchFolder()
    try saved(scratch)
    let key = Drawn.ibmKey(7)
    let outcome = try Credlint.run(
      ["report", "report.json", "-o", "sarif=none/\(key)/x", "-o", "csv=none/x"], in: scratch)
    #expect(outcome.status == 2)
    #expect(outcome.errorText.contains("sarif report [not shown]: cannot be written: "))
    #expect(outcome.errorText.contains("csv report 'none/x': cannot be written: "))
    #expect(!outcome.errorText.contains(key))
  }
}
