import Model
import Testing

@Suite struct JsonTests {
  private let report = Sample.full

  private func json() throws -> JSONValue { try JSONValue(parsing: printed("json", report)) }

  @Test("names itself, the tool and the scan") func head() throws {
    let json = try json()
    #expect(json["schema"].text == "credlint-report/1")
    #expect(json["tool"]["name"].text == "credlint")
    #expect(json["tool"]["rules"]["detectors"].number == 640)
    #expect(json["scan"]["complete"].flag == false)
    #expect(json["scan"]["now"].text == "2026-01-01T00:00:00Z")
    #expect(json["scan"]["unread"][0]["path"].text == "big one.zip")
    #expect(json["scan"]["skipped"][0]["reason"].text == "a FIFO")
    #expect(json["scan"]["warnings"][0]["path"].text == "keys.json")
  }

  @Test("keeps the order of the contract, with two spaces a level") func order() throws {
    let text = try printed("json", Sample.report([Sample.folderFinding()]))
    let members = lines(text).filter { $0.hasPrefix("      \"") }.map { line in
      line.drop { $0 != "\"" }.dropFirst().prefix { $0 != "\"" }
    }
    let contract = [
      "detectors", "practices", "digest", "id", "practice", "detector", "also", "severity",
      "confidence", "title", "message", "remediation", "references", "location", "exposure",
      "credential", "snippet", "mark", "evidence",
    ]
    #expect(members.map(String.init) == contract)
    #expect(text.hasPrefix("{\n  \"schema\": \"credlint-report/1\",\n  \"tool\": {\n    \"name\""))
    #expect(text.contains("\n      \"also\": [],\n"))
    #expect(text.hasSuffix("  ],\n  \"credentials\": [],\n  \"rules\": []\n}\n"))
  }

  @Test("gives positions in code points, and null where there are none") func location() throws {
    let findings = try json()["findings"]
    #expect(findings[1]["location"]["line"].number == 3)
    #expect(findings[1]["location"]["column"].number == 6)
    #expect(findings[1]["location"]["endColumn"].number == 46)
    for name in ["line", "column", "endLine", "endColumn"] {
      #expect(findings[0]["location"][name].isNull)
    }
    #expect(findings[1]["location"]["utf16"]["column"].number == 7)
    #expect(findings[1]["location"]["utf8"]["endColumn"].number == 49)
    #expect(!findings[4]["location"]["utf16"].exists)
    for name in ["detector", "exposure", "credential", "snippet", "mark"] {
      #expect(findings[0][name].isNull)
    }
  }

  @Test("shows a path that is not UTF-8 with U+FFFD and gives its bytes") func paths() throws {
    let findings = try json()["findings"]
    #expect(findings[4]["location"]["path"].text == "src/\u{FFFD}.p")
    #expect(findings[4]["location"]["pathBytes"].text == "c3JjL/8ucA==")
    #expect(!findings[1]["location"]["pathBytes"].exists)
  }

  @Test(
    "pads base64 of every length",
    arguments: [([0xFF], "/w=="), ([0xFF, 0xFE], "//4="), ([0xFF, 0x61, 0x62], "/2Fi")])
  func base64(bytes: [UInt8], text: String) throws {
    let report = Sample.report([Sample.folderFinding(path: BytePath(bytes))])
    let json = try JSONValue(parsing: printed("json", report))
    #expect(json["findings"][0]["location"]["pathBytes"].text == text)
  }

  @Test("reads back every text as it was") func escaping() throws {
    let texts = [
      "\"quoted\" \\ slash /", "tab\tline\nreturn\rnull\u{0}bell\u{7}delete\u{7F}",
      "ünï \u{1F511} \u{202E}\u{2066}\u{FEFF}\u{2028} \u{E0041} e\u{301}",
    ]
    for text in texts {
      var finding = Sample.folderFinding(path: BytePath(text))
      finding.message = text
      let json = try JSONValue(parsing: printed("json", Sample.report([finding])))
      #expect(json["findings"][0]["message"].text == text)
      #expect(json["findings"][0]["location"]["path"].text == text)
    }
  }

  @Test("gives evidence by name, lists where a name repeats, and the sources") func evidence()
    throws
  {
    let evidence = try json()["findings"][2]["evidence"]
    #expect(evidence["ageDays"].number == 200)
    #expect(evidence["file"].list.map(\.text) == ["one.json", "two.json"])
    #expect(evidence["source"].text == "createdAt in apikey.json")
  }

  @Test("tells what is known of a credential, and null for the rest") func credentials() throws {
    let credential = try json()["credentials"][0]
    #expect(credential["redacted"].text == Sample.secret().redacted(publicPrefix: "ghp_"))
    #expect(credential["occurrences"].number == 3)
    #expect(credential["keyId"].text == "ApiKey-1")
    #expect(credential["identity"]["kind"].text == "service-id")
    #expect(credential["identity"]["id"].text == "ServiceId-1")
    #expect(credential["fingerprint"].text == "fc1")
    #expect(credential["places"].list.map { $0["line"].number } == [3, 14, 1])
    #expect(credential["createdAt"].text == "2025-06-15T15:06:40Z")
    for name in ["name", "role", "expiresAt", "lastUsedAt", "firstSeen"] {
      #expect(credential[name].isNull)
    }
  }

  @Test("carries the rules' texts and the revision") func rules() throws {
    #expect(try json()["rules"].list.map { $0["id"].text } == report.rules.map(\.id))
    let revised = Sample.report { $0.revision = .init(repository: "https://git.example/r") }
    let scan = try JSONValue(parsing: printed("json", revised))["scan"]
    #expect(scan["revision"]["repository"].text == "https://git.example/r")
    #expect(scan["revision"]["commit"].isNull)
    #expect(try json()["scan"]["revision"].isNull)
  }

  @Test("writes lines that each stand alone: the scan, then the findings") func jsonLines() throws {
    let parsed = try lines(printed("jsonl", report)).map { try JSONValue(parsing: $0) }
    #expect(parsed.map { $0["type"].text } == ["scan"] + report.findings.map { _ in "finding" })
    #expect(parsed[0]["schema"].text == "credlint-report/1")
    #expect(parsed[0]["credentials"].list.count == 2)
    #expect(parsed.dropFirst().map { $0["id"].text } == report.findings.map(\.id))
  }
}
