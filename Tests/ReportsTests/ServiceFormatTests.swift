import Model
import Testing

/// The formats of single services and tools.
@Suite struct ServiceFormatTests {
  private func json(_ format: String, _ report: Report = Sample.full) throws -> JSONValue {
    try JSONValue(parsing: printed(format, report))
  }

  @Test("fills in what GitLab asks for") func gitlab() throws {
    let report = try json("gitlab")
    #expect(report["version"].text == "15.2.1")
    #expect(report["scan"]["start_time"].text == "2026-01-01T00:00:00")
    #expect(report["scan"]["status"].text == "failure")
    #expect(
      report["scan"]["messages"].list.map { $0["level"].text } == ["fatal", "warn", "info"])
    let finding = report["vulnerabilities"][1]
    #expect(finding["severity"].text == "Critical")
    #expect(finding["identifiers"].list.map { $0["type"].text } == ["credlint_rule", "cwe"])
    #expect(finding["location"]["commit"]["sha"].text == "0000000")
    #expect(finding["tracking"]["items"][0]["signatures"][0]["value"].text == "f1")
    #expect(finding["raw_source_code_extract"].text?.contains("********") == true)
  }

  @Test("names the commit for GitLab where one is known") func commits() throws {
    var report = Sample.full
    report.findings[1].location.commit = Commit(id: "0a1b", author: "Ada")
    report.scan.revision = .init(repository: "https://git.example/r", commit: "2c3d")
    let findings = try json("gitlab", report)["vulnerabilities"]
    #expect(findings[1]["location"]["commit"]["sha"].text == "0a1b")
    #expect(findings[2]["location"]["commit"]["sha"].text == "2c3d")
  }

  @Test("gives Code Climate its severities and ids that differ") func codeClimate() throws {
    let issues = try json("codeclimate").list
    #expect(issues[1]["severity"].text == "blocker")
    #expect(issues[1]["location"]["lines"]["begin"].number == 3)
    #expect(Set(issues.map { $0["fingerprint"].text }).count == issues.count)
  }

  @Test("counts columns in bytes for reviewdog") func reviewdog() throws {
    let diagnostics = try json("rdjson")["diagnostics"]
    let range = diagnostics[1]["location"]["range"]
    #expect(range["start"]["column"].number == 9)
    #expect(range["end"]["column"].number == 49)
    #expect(diagnostics[1]["severity"].text == "ERROR")
    #expect(diagnostics[0]["severity"].text == "INFO")
    #expect(diagnostics[1]["code"]["url"].text == "https://docs.example/tokens")
  }

  @Test("escapes what would end a workflow command, or begin another") func commands() throws {
    let path = BytePath("a,b:c%d\n::stop-commands::x.py")
    var finding = Sample.finding(Sample.occurrence(Sample.secret(), path: path, line: 14))
    finding.message = "50% of it\n::error::x"
    #expect(
      try printed("github", Sample.report([finding]))
        == "::error title=embedded-key/github-pat,file=a%2Cb%3Ac%25d\\n%3A%3Astop-commands%3A%3Ax.py,"
        + "line=14,endLine=14,col=10,endColumn=50::50%25 of it\\n::error::x\n")
  }

  @Test("shows ten of a kind, the worst first, and counts the rest") func annotations() throws {
    let findings = (0..<40).map { number in
      var finding = Sample.folderFinding(severity: number < 20 ? .high : .info)
      if number == 19 { finding.severity = .critical }
      finding.location.path = BytePath("f\(number)")
      return finding
    }
    let text = try lines(printed("github", Sample.report(findings)))
    #expect(text.count { $0.hasPrefix("::error ") } == 10)
    #expect(text.count { $0.hasPrefix("::notice ") } == 10)
    #expect(text[0].contains("file=f19::"))
    #expect(text.last?.contains("::21 more findings, not shown") == true)
  }

  @Test("tells first what was not read") func unread() throws {
    let findings = (0..<12).map { number in
      var finding = Sample.folderFinding(severity: .critical)
      finding.location.path = BytePath("f\(number)")
      return finding
    }
    var unread = Sample.folderFinding(severity: .high)
    unread.practice = "scan-incomplete"
    let text = try lines(printed("github", Sample.report(findings + [unread])))
    #expect(text.first?.hasPrefix("::error title=scan-incomplete,") == true)
  }

  @Test("leaves columns out where an annotation spans lines") func severalLines() throws {
    var finding = Sample.finding(Sample.occurrence(Sample.secret(), path: BytePath("k.pem")))
    finding.location.end = Position(line: 28, column: 1, utf16Column: 1, byteColumn: 1)
    let text = try printed("github", Sample.report([finding]))
    #expect(text.contains(",line=1,endLine=28::"))
  }

  @Test("keeps spreadsheets from calculating", arguments: ["=1+1", "+1", "-1", "@x"])
  func formulas(path: String) throws {
    let text = try printed("csv", Sample.report([Sample.folderFinding(path: BytePath(path))]))
    #expect(text.contains(",\"'\(path)\","))
  }

  @Test("quotes fields with commas and quotes, one finding a row") func table() throws {
    let finding = Sample.folderFinding(path: BytePath("a,\"b\"\n.py"))
    let rows = try printed("csv", Sample.report([finding])).split(separator: "\r\n")
    #expect(rows.count == 2)
    #expect(rows[1].contains(",\"a,\"\"b\"\"\\n.py\","))
  }

  @Test("gives Markdown no markup, link or mention of others") func markdown() throws {
    let path = BytePath("<img src=x>|[a](http://x)`*@me.md")
    let text = try printed("markdown", Sample.report([Sample.folderFinding(path: path)]))
    #expect(text.contains(#"&lt;img src=x>\|\[a\](http://x)\`\*&#64;me.md"#))
    #expect(text.hasPrefix("## credlint: 1 note\n"))
  }

  @Test("keeps Markdown below what a job's summary may have") func longMarkdown() throws {
    let findings = (0..<9_000).map { _ in
      Sample.folderFinding(path: BytePath("a/path/to/some/file"))
    }
    let text = try printed("markdown", Sample.report(findings))
    #expect(text.utf8.count < 1_048_576)
    #expect(text.contains("less severe findings left out"))
  }
}
