import Bytes
import Foundation
import TestSupport
import Testing

/// Reports in files, and what other programs rely on in them.
@Suite struct ReportFilesTests {
  private static let key = Drawn.ibmKey()

  /// A tree with findings of every kind of place.
  private func makeTree() throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write(
      "conf/apikey.json",
      Drawn.keyFile(
        Self.key, createdAt: "2025-01-01T00:00+0000",
        more: "\n\t\"iam_id\": \"IBMid-\(drawn("{{HEX:10}}"))\","))
    try scratch.write("a.py", "x = '🔑'; token = '\(Drawn.githubToken())'\n")
    try scratch.write("b.sh", "curl 'https://iam.ng.\("bluemix").net/x?apikey=\(Self.key)'\n")
    try scratch.write([0xFF, 0x2E, 0x70, 0x79], Array("token = '\(Drawn.githubToken(2))'\n".utf8))
    try scratch.write("k.pem", drawn("{{pem:PRIVATE KEY}}"))
    try scratch.makePipe("pipe")
    return scratch
  }

  @Test func `several files at once hold what would have been printed`() throws {
    let scratch = try makeTree()
    let outcome = try Credlint.scan(
      "-f", "concise", "-o", "json=../aside/r.json", "-o", "sarif=../aside/r.sarif",
      "-o", "pretty=../aside/r.txt", "-o", "jsonl=../aside/r.jsonl", in: scratch)
    #expect(outcome.status == 1)
    for (name, format) in [
      ("r.json", "json"), ("r.sarif", "sarif"), ("r.txt", "pretty"), ("r.jsonl", "jsonl"),
    ] {
      let printed = try Credlint.scan("-f", format, in: scratch).output
      #expect(try scratch.bytes(aside: name) == printed)
    }
    let alone = try Credlint.scan("-f", "json", "-o", "../aside/alone.json", in: scratch)
    #expect(alone.output.isEmpty)
    #expect(try scratch.bytes(aside: "alone.json") == scratch.bytes(aside: "r.json"))
  }

  @Test func `a report that cannot be written is an error`() throws {
    let scratch = try makeTree()
    let outcome = try Credlint.scan("-f", "concise", "-o", "json=gone/r.json", in: scratch)
    #expect(outcome.status == 2)
    let error = "credlint: error: json report 'gone/r.json': cannot be written: "
    #expect(outcome.errorText.contains(error))
    #expect(outcome.text.contains("error["))
  }

  @Test func `two reports in one file are refused, however it is called`() throws {
    let scratch = try makeTree()
    try scratch.link("link", to: "a.out")
    for other in ["sarif=a.out", "sarif=./a.out", "sarif=conf/../a.out"] {
      let outcome = try Credlint.scan("-o", "json=a.out", "-o", other, in: scratch)
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(outcome.errorText.contains("two reports cannot be written to one file"))
    }
    try scratch.write("a.out", "")
    let linked = try Credlint.scan("-o", "json=a.out", "-o", "csv=link", in: scratch)
    #expect(linked.status == 2 && linked.output.isEmpty)
    #expect(try scratch.path("a.out").read().isEmpty)
    #expect(
      try Credlint.scan("-o", "json=/dev/null", "-o", "csv=/dev/null", in: scratch).status == 1)
  }

  @Test func `a report goes where a link leads, and keeps the permissions that are there`() throws {
    let scratch = try makeTree()
    try scratch.write("own.json", "old", mode: 0o600)
    try scratch.link("link.json", to: "own.json")
    #expect(try Credlint.scan("-q", "-o", "json=link.json", in: scratch).status == 1)
    #expect(try FileStatus(of: scratch.path("link.json"), followingLink: false).kind == .link)
    #expect(try FileStatus(of: scratch.path("own.json"), followingLink: false).permissions == 0o600)
    #expect(try scratch.path("own.json").read().first == UInt8(ascii: "{"))
  }

  @Test func `the JSON report keeps to its published schema`() throws {
    let schema = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/report.schema.json").standardized.path
    let script = """
      import json, sys
      try:
          import jsonschema
      except ImportError:
          sys.exit(77)
      jsonschema.validate(json.load(sys.stdin), json.load(open(sys.argv[1])))
      """
    let scratch = try makeTree()
    for arguments in [["."], ["gone", "."], ["--enable", "stripe-secret-key"]] {
      let report = try Credlint.run(
        ["scan", "--now", Credlint.now, "-f", "json"] + arguments, in: scratch)
      guard FileManager.default.isExecutableFile(atPath: "/usr/bin/env") else { return }
      var python = Program(
        "/usr/bin/env", ["python3", "-c", script, schema].map { Array($0.utf8) }, in: scratch.root)
      python.input = report.output
      let outcome = try python.run(using: scratch)
      // Neither Python nor its module is something that the tests ask for.
      if outcome.status == 77 || outcome.status == 127 { return }
      #expect(outcome.status == 0, "\(outcome.errorText)")
    }
  }

  @Test func `columns are code points in JSON and UTF-16 code units in SARIF`() throws {
    let scratch = try makeTree()
    let report = try ReportJSON(Credlint.scan("-f", "json", "a.py", in: scratch))
    let place = try #require(report.findings.first).location
    #expect([place.line, place.column, place.endLine, place.endColumn] == [1, 19, 1, 59])
    let sarif = try JSONDecoder().decode(
      SarifLog.self, from: Data(Credlint.scan("-f", "sarif", "a.py", in: scratch).output))
    let region = try #require(sarif.runs.first?.results.first?.locations.first?.physicalLocation)
      .region
    #expect([region.startColumn, region.endColumn] == [20, 60])
    #expect(sarif.runs.first?.columnKind == "utf16CodeUnits")
  }

  @Test func `ids survive when lines move and files are renamed`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("a.py", "token = '\(Drawn.githubToken())'\n")
    let before = try ReportJSON(Credlint.scan("-f", "json", in: scratch)).findings.map(\.id)
    try scratch.remove("a.py")
    try scratch.write("src/b.py", "# moved\n\n  token = '\(Drawn.githubToken())'\n")
    let after = try ReportJSON(Credlint.scan("-f", "json", in: scratch)).findings.map(\.id)
    #expect(before == after && before.count == 1)
  }

  @Test func `a JSON report of lines holds the same findings`() throws {
    let scratch = try makeTree()
    let lines = try Credlint.scan("-f", "jsonl", in: scratch).text.split(separator: "\n")
    let findings = try lines.dropFirst().map {
      try JSONDecoder().decode(ReportJSON.Finding.self, from: Data($0.utf8)).line
    }
    #expect(
      try findings == ReportJSON(Credlint.scan("-f", "json", in: scratch)).findings.map(\.line))
    #expect(findings.count >= 7)
  }
}

/// As much of SARIF as the tests look at.
private struct SarifLog: Decodable {
  var runs: [Run]

  struct Run: Decodable {
    var columnKind: String
    var results: [Result]
  }

  struct Result: Decodable { var locations: [Location] }
  struct Location: Decodable { var physicalLocation: PhysicalLocation }
  struct PhysicalLocation: Decodable { var region: Region }

  struct Region: Decodable {
    var startLine: Int
    var startColumn: Int?
    var endColumn: Int?
  }
}
