import Model
import Reports
import Testing

@Suite struct AllFormatsTests {
  @Test("knows its formats by name, and no other") func names() {
    #expect(
      ReportFormats.names == [
        "pretty", "concise", "json", "jsonl", "sarif", "gitlab", "github", "junit", "checkstyle",
        "codeclimate", "rdjson", "csv", "markdown", "html", "table",
      ])
    let style = TextStyle(color: false, width: 0, verbose: false)
    #expect(ReportFormats.named("xml", style: style) == nil)
  }

  @Test("prints no 8 bytes of a secret in a row", arguments: ReportFormats.names)
  func secrecy(format: String) throws {
    let report = Sample.full
    let text = Array(try printed(format, report, verbose: true).utf8)
    let windows = Set((0...(text.count - 8)).map { Array(text[$0..<($0 + 8)]) })
    for secret in Sample.secrets.map(\.bytes) {
      for start in 0...(secret.count - 8) {
        #expect(!windows.contains(Array(secret[start..<(start + 8)])))
      }
    }
  }

  @Test("prints the same bytes each time", arguments: ReportFormats.names)
  func determinism(format: String) throws {
    #expect(try printed(format, Sample.full) == printed(format, Sample.full))
  }

  @Test("lets no control or bidirectional character through", arguments: ReportFormats.names)
  func controls(format: String) throws {
    let report = Sample.report([
      Sample.finding(
        Sample.occurrence(Sample.secret(), path: BytePath("a\u{1B}]0;x\u{7}\r\u{2066}\u{9B}.py")),
        message: "one\ntwo \u{202E}three\u{2028}four.")
    ])
    let text = try printed(format, report, verbose: true)
    let hidden = text.unicodeScalars.filter { scalar in
      scalar != "\n" && !(format == "csv" && scalar == "\r")
        && (scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value))
        || ["\u{2066}", "\u{202E}", "\u{2028}"].contains(scalar)
    }
    #expect(hidden.isEmpty)
  }

  @Test(
    "says to programs that a scan is incomplete",
    arguments: ReportFormats.names)
  func incomplete(format: String) throws {
    let notice = Notice(path: BytePath("big.zip"), reason: "too deep")
    var finding = Sample.folderFinding(path: notice.path)
    finding.message = "big.zip was not read: too deep."
    let text = try printed(format, Sample.report([finding]) { $0.unread = [notice] })
    #expect(text.contains("big.zip"))
    #expect(text.contains("too deep"))
  }

  @Test("reads back from JSON what it printed", arguments: ReportFormats.names)
  func saved(format: String) throws {
    var report = Sample.full
    // Places of one name share a source, and no more than that.
    report.findings[2].evidence = []
    report.findings[1].location.commit = Commit(
      id: "0a1b", author: "Ada", date: Instant(seconds: 9))
    report.scan.revision = .init(repository: "https://git.example/r", commit: "0a1b")
    let saved = try Model.JSONValue(parsing: Array(printed("json", report).utf8))
    #expect(try printed(format, Report(savedAs: saved)) == printed(format, report))
  }

  @Test("appends to what the buffer holds", arguments: ReportFormats.names)
  func appends(format: String) throws {
    let style = TextStyle(color: false, width: 0, verbose: false)
    var out = ByteSink()
    out.append(contentsOf: "before".utf8)
    try #require(ReportFormats.named(format, style: style)).write(Sample.full, to: &out)
    #expect(out.bytes.starts(with: "before".utf8))
    #expect(out.count > 20)
    #expect(out.bytes.last == UInt8(ascii: "\n"))
  }
}
