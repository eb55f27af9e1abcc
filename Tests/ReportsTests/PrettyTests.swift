import Model
import Testing

@Suite struct PrettyTests {
  private func frame(
    _ finding: Finding, credentials: [Report.Credential] = [], width: Int = 0, color: Bool = false
  ) throws -> [String] {
    let report = Sample.report([finding], credentials: credentials)
    return lines(try printed("pretty", report, width: width, color: color))
  }

  @Test("frames the line, the carets and the help") func whole() throws {
    let path = BytePath("src/deploy.py")
    let occurrence = Sample.occurrence(Sample.secret(), path: path, line: 14)
    let shown = occurrence.secret.redacted(publicPrefix: "ghp_")
    #expect(
      try frame(Sample.finding(occurrence)) == [
        "error[embedded-key/github-pat]: GitHub personal access token in source",
        "  --> src/deploy.py:14:10",
        "   |",
        "14 | token = '\(shown)'",
        "   |          ^^^^^^^^^^^^^^^^ A GitHub personal access token stands in the source.",
        "   |",
        "   = severity: high (confidence: high)",
        "   = exposure: committed (in HEAD)",
        "   = help: 1. Revoke the token.",
        "           2. Read the new one from `$GITHUB_TOKEN`.",
        "   = docs: https://docs.example/tokens",
        "",
      ])
  }

  @Test("tells each step once for each rule") func helpOnce() throws {
    let findings = ["a.py", "b.py", "c.py", "d.py"].map { name in
      Sample.finding(Sample.occurrence(Sample.secret(), path: BytePath(name), line: 14))
    }
    var (first, second, third, fourth) = (findings[0], findings[1], findings[2], findings[3])
    first.remediation = ["Revoke it.", "In a.py read it from A.", "Look around."]
    second.remediation = first.remediation
    third.remediation = ["Revoke it.", "In c.py read it from C.", "Look around."]
    fourth.remediation = ["Delete it."]
    let text = lines(try printed("pretty", Sample.report([first, second, third, fourth])))
    let column = String(repeating: " ", count: 11)
    #expect(
      text.filter { $0.contains("= help: ") || $0.hasPrefix(column) } == [
        "   = help: 1. Revoke it.", column + "2. In a.py read it from A.",
        column + "3. Look around.",
        "   = help: as at a.py:14:10",
        "   = help: as at a.py:14:10, but", column + "2. In c.py read it from C.",
        "   = help: Delete it.",
      ])
    #expect(text.count { $0.contains("= docs: ") } == 2)
  }

  @Test("names the credential, its places and the evidence") func facts() throws {
    let text = try printed("pretty", Sample.full)
    let shown = Sample.secret().redacted(publicPrefix: "ghp_")
    #expect(text.contains("= credential: c1, \(shown), in 3 places\n"))
    #expect(text.contains("= evidence: ageDays = 200 (createdAt in apikey.json)\n"))
    #expect(text.contains("= also: key-on-command-line\n"))
  }

  @Test("shows a place without positions by its path alone") func place() throws {
    let text = try frame(Sample.folderFinding(path: BytePath("lib")))
    #expect(
      text.prefix(3) == [
        "note[ignore-missing]: Key files are not ignored", " --> lib",
        "  = note: apikey.json is not ignored",
      ])
  }

  @Test("puts carets below wide and combining characters") func wide() throws {
    let before = "鍵\u{1F511}e\u{301} "
    let occurrence = Sample.occurrence(Sample.secret(), path: BytePath("a"), before: before)
    let caretLine = try frame(Sample.finding(occurrence))[4]
    #expect(caretLine.hasPrefix("  | " + String(repeating: " ", count: 6) + "^"))
  }

  @Test("keeps to the terminal's width", arguments: [40, 60, 80])
  func width(_ width: Int) throws {
    let before = String(repeating: "x = 1; ", count: 30)
    let occurrence = Sample.occurrence(Sample.secret(), path: BytePath("a"), before: before)
    var finding = Sample.finding(occurrence)
    finding.title = "Token"
    finding.location.path = BytePath("a")
    let shown = occurrence.secret.redacted(publicPrefix: "ghp_")
    let text = try frame(finding, width: width).dropLast()
    #expect(text.allSatisfy { $0.unicodeScalars.count <= width })
    let line = try #require(text.first { $0.contains(shown) })
    let carets = try #require(text.first { $0.contains("^") })
    #expect(line.contains("| …"))
    #expect(line.distance(to: shown) == carets.distance(to: "^^^^^^^^^^^^^^^^"))
  }

  @Test("says which lines a value of several lines takes") func severalLines() throws {
    var finding = Sample.finding(Sample.occurrence(Sample.secret(), path: BytePath("key.pem")))
    finding.location.end = Position(line: 28, column: 1, utf16Column: 1, byteColumn: 1)
    #expect(try frame(finding).contains("  = lines: 1 to 28"))
  }

  @Test("survives marks that lie outside the text") func brokenMark() throws {
    var finding = Sample.finding(Sample.occurrence(Sample.secret(), path: BytePath("a")))
    for mark in [0..<0, 5..<5, 90..<95, 0..<95] {
      finding.snippet = Snippet(text: "short", mark: mark)
      for width in [0, 1, 25] {
        #expect(try frame(finding, width: width).contains { $0.contains("^") })
      }
    }
  }

  @Test("colours only when asked") func color() throws {
    let finding = Sample.finding(Sample.occurrence(Sample.secret(), path: BytePath("a")))
    #expect(try frame(finding)[0].hasPrefix("error["))
    #expect(try frame(finding, color: true)[0].hasPrefix("\u{1B}[1;31merror["))
  }
}

extension String {
  /// Characters before `part`.
  fileprivate func distance(to part: String) -> Int? {
    firstRange(of: part).map { distance(from: startIndex, to: $0.lowerBound) }
  }
}
