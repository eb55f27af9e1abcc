import Model
import Reports
import Testing

@Suite struct SarifTests {
  private func run(_ report: Report = Sample.full) throws -> JSONValue {
    let sarif = try JSONValue(parsing: printed("sarif", report))
    #expect(sarif["version"].text == "2.1.0")
    #expect(sarif["runs"].list.count == 1)
    return sarif["runs"][0]
  }

  private func location(of path: BytePath) throws -> JSONValue {
    let results = try run(Sample.report([Sample.folderFinding(path: path)]))["results"]
    return results[0]["locations"][0]["physicalLocation"]["artifactLocation"]
  }

  @Test("describes each rule for code scanning") func rules() throws {
    let rule = try run()["tool"]["driver"]["rules"][0]
    #expect(rule["id"].text == "embedded-key/github-pat")
    #expect(rule["name"].text == "EmbeddedKeyGithubPat")
    #expect(rule["fullDescription"]["text"].text?.hasSuffix("token's owner.") == true)
    #expect(rule["helpUri"].text == "https://docs.example/tokens")
    #expect(rule["defaultConfiguration"]["level"].text == "error")
    #expect(rule["properties"]["security-severity"].text == "8.0")
    #expect(rule["properties"]["precision"].text == "high")
    #expect(rule["properties"]["tags"].list.map(\.text).contains("external/cwe/cwe-798"))
  }

  @Test("keeps placeholders in Markdown from turning into tags") func markdown() throws {
    let help = try run()["tool"]["driver"]["rules"][0]["help"]
    #expect(help["text"].text?.contains("2. Pass <NAME> to `rotate <NAME>`.") == true)
    #expect(help["markdown"].text?.contains("2. Pass &lt;NAME> to `rotate <NAME>`.") == true)
  }

  @Test("points each result at its rule") func ruleIndices() throws {
    let run = try run()
    let rules = run["tool"]["driver"]["rules"]
    for result in run["results"].list {
      let index = try #require(result["ruleIndex"].number)
      #expect(rules[index]["id"].text == result["ruleId"].text)
    }
  }

  @Test("counts columns in UTF-16 code units, the end exclusive") func columns() throws {
    let run = try run()
    #expect(run["columnKind"].text == "utf16CodeUnits")
    let region = run["results"][1]["locations"][0]["physicalLocation"]["region"]
    #expect(region["startLine"].number == 3)
    #expect(region["startColumn"].number == 7)
    #expect(region["endColumn"].number == 47)
    #expect(region["snippet"]["text"].text == Sample.secret().redacted(publicPrefix: "ghp_"))
  }

  @Test("gives places without positions a first line") func placeless() throws {
    let region = try run()["results"][0]["locations"][0]["physicalLocation"]["region"]
    #expect(region["startLine"].number == 1)
    #expect(!region["startColumn"].exists)
  }

  @Test(
    "encodes path bytes that a URI may not hold",
    arguments: [
      ("a#b%20c/x y.yml", "a%23b%2520c/x%20y.yml"),
      ("ü/?\"[]\\^.py", "%C3%BC/%3F%22%5B%5D%5C%5E.py"),
      ("./src//a.py", "src/a.py"), ("commit-message:0a1b", "./commit-message:0a1b"),
      ("src/a:b", "src/a:b"), ("outer.zip!in ner", "outer.zip!in%20ner"), (".", "."), ("", "."),
    ])
  func relative(path: String, uri: String) throws {
    let location = try location(of: BytePath(path))
    #expect(location["uri"].text == uri)
    #expect(location["uriBaseId"].text == "SRCROOT")
  }

  @Test("keeps bytes that are not UTF-8") func notUTF8() throws {
    #expect(try location(of: BytePath([0x61, 0xFF, 0x0A]))["uri"].text == "a%FF%0A")
  }

  @Test(
    "gives no base to what lies outside the root",
    arguments: [("/etc/a b", "file:///etc/a%20b"), ("../a", "../a"), ("a/../../b", "a/../../b")])
  func outside(path: String, uri: String) throws {
    let location = try location(of: BytePath(path))
    #expect(location["uri"].text == uri)
    #expect(!location["uriBaseId"].exists)
  }

  @Test("links further places of the credential from the message") func related() throws {
    let results = try run()["results"]
    let related = results[4]["relatedLocations"]
    #expect(related.list.map { $0["id"].number } == [1, 2])
    #expect(related.list.allSatisfy { $0["message"]["text"].text?.hasSuffix(".") == true })
    let message = try #require(results[4]["message"]["text"].text)
    #expect(message.contains("is also at [a#b%20c/deploy ü.sh:3](1), [src/evil"))
    #expect(!results[3]["relatedLocations"].exists)
  }

  @Test("links at most ten places") func manyPlaces() throws {
    let secret = Sample.secret()
    let places = (1...40).map { Sample.occurrence(secret, path: BytePath("a"), line: $0) }
    let credential = Sample.credential("c1", Sample.detector(), secret, places)
    let report = Sample.report([Sample.finding(places[0])], credentials: [credential])
    let result = try run(report)["results"][0]
    #expect(result["relatedLocations"].list.count == 10)
    #expect(result["message"]["text"].text?.hasSuffix("[a:11](10) and elsewhere.") == true)
  }

  @Test("ends every message with a full stop and carries the id") func messages() throws {
    let report = Sample.full
    let results = try run(report)["results"].list
    #expect(results.allSatisfy { $0["message"]["text"].text?.hasSuffix(".") == true })
    #expect(
      results.map { $0["partialFingerprints"]["credlint/v1"].text } == report.findings.map(\.id))
  }

  @Test("carries the hash of the line, but for what is only in the history") func lineHash()
    throws
  {
    let fingerprints = try run()["results"].list.map { $0["partialFingerprints"] }
    #expect(fingerprints[1]["primaryLocationLineHash"].text == "0a1b2c:1")
    #expect(!fingerprints[4]["primaryLocationLineHash"].exists)
    var old = Sample.full.findings[1]
    old.exposure = .history
    let result = try run(Sample.report([old]))["results"][0]
    #expect(!result["partialFingerprints"]["primaryLocationLineHash"].exists)
  }

  @Test("tells what is silenced only when asked, and then on every result") func suppressions()
    throws
  {
    var report = Sample.report([Sample.folderFinding()])
    report.silenced = [
      .init(Sample.folderFinding(path: BytePath("a")), by: .comment),
      .init(Sample.folderFinding(path: BytePath("b")), by: .baseline),
    ]
    let silent = try run(report)["results"].list
    #expect(silent.count == 1)
    #expect(!silent[0]["suppressions"].exists)
    var out = ByteSink()
    let style = TextStyle(color: false, width: 0, verbose: false, showsSilenced: true)
    try #require(ReportFormats.named("sarif", style: style)).write(report, to: &out)
    let results = try JSONValue(parsing: String(decoding: out.bytes, as: UTF8.self))["runs"][0][
      "results"]
    #expect(
      results.list.map { $0["suppressions"].list.map { $0["kind"].text } }
        == [[], ["inSource"], ["external"]])
  }

  @Test("says where the tree is from, where that is known") func provenance() throws {
    #expect(!(try run()["versionControlProvenance"].exists))
    let known = Sample.report {
      $0.revision = .init(repository: "https://git.example/r", commit: "0a1b", branch: "main")
    }
    let provenance = try run(known)["versionControlProvenance"][0]
    #expect(provenance["repositoryUri"].text == "https://git.example/r")
    #expect(provenance["revisionId"].text == "0a1b")
    #expect(provenance["mappedTo"]["uriBaseId"].text == "SRCROOT")
  }

  @Test("names the weakness of each rule in a taxonomy") func weaknesses() throws {
    let run = try run()
    let taxa = run["taxonomies"][0]["taxa"].list.map { $0["id"].text }
    #expect(taxa == ["CWE-324", "CWE-538", "CWE-798"])
    for rule in run["tool"]["driver"]["rules"].list {
      let target = rule["relationships"][0]["target"]
      #expect(try target["id"].text == taxa[#require(target["index"].number)])
    }
  }

  @Test("tells whether the scan is complete, and what was not read") func invocations() throws {
    let invocation = try run()["invocations"][0]
    #expect(invocation["executionSuccessful"].flag == false)
    let notifications = invocation["toolExecutionNotifications"]
    #expect(
      notifications.list.map { $0["descriptor"]["id"].text } == ["unread", "warning", "skipped"])
    #expect(
      notifications[0]["message"]["text"].text
        == "'big one.zip' was not read: nested deeper than 5 archives.")
    #expect(try run(Sample.report())["invocations"][0]["executionSuccessful"].flag == true)
  }

  @Test("keeps the worst 5,000 in the report's order and says so") func limit() throws {
    let findings = (0..<5_002).map { number in
      var finding = Sample.folderFinding(severity: number < 3 ? .info : .high)
      finding.id = String(number)
      return finding
    }
    let run = try run(Sample.report(findings))
    let kept = run["results"].list.map { $0["partialFingerprints"]["credlint/v1"].text }
    #expect(kept == (["0"] + (3..<5_002).map(String.init)))
    let note = run["invocations"][0]["toolExecutionNotifications"][0]
    #expect(note["descriptor"]["id"].text == "omitted")
    #expect(note["message"]["text"].text?.hasPrefix("2 less severe findings left out") == true)
  }
}
