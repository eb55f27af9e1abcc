import TestSupport
import Testing

/// The same input gives the same bytes, and a finding keeps its id while people move things about.
@Suite struct StabilityTests {
  private static let formats = ["json", "sarif", "gitlab", "csv", "markdown", "html"]

  private func makeTree() throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    for number in 0..<60 {
      try scratch.write(
        "src/\(number % 7)/f\(number).js",
        "// \(number)\nconst apikey = '\(Drawn.ibmKey(UInt64(number % 25)))'\n")
    }
    return scratch
  }

  @Test func `every report is the same whatever the number of workers, and each time`() throws {
    let scratch = try makeTree()
    var reports: [[[UInt8]]] = []
    for jobs in ["1", "2", "1", "2"] {
      _ = try Credlint.run(
        ["scan", "--now", Credlint.now, "-j", jobs, "."]
          + Self.formats.flatMap { ["-o", "\($0)=../aside/r.\($0)"] }, in: scratch)
      reports.append(try Self.formats.map { try scratch.bytes(aside: "r.\($0)") })
    }
    for other in reports.dropFirst() { #expect(other == reports[0]) }
  }

  /// The ids of the findings about one file, after something was done to it.
  private func ids(of path: String, _ text: String) throws -> [String] {
    let scratch = try ScratchFolder()
    try scratch.write(path, text)
    return try ReportJSON(Credlint.scan("-f", "json", in: scratch)).findings.map(\.id)
  }

  @Test(arguments: ["{{base64url:44}}", "{{base62:9}}"])
  func `an id survives an inserted line, a rename and other line ends`(value: String) throws {
    let secret = drawn(value, seed: 5)
    let line = "IBMCLOUD_API_KEY=\(secret)\nDB_PASSWORD='\(secret)'\n"
    let before = try ids(of: "a/deploy.env", line)
    #expect(!before.isEmpty)
    #expect(try ids(of: "a/deploy.env", "# new\n\n" + line) == before)
    #expect(try ids(of: "b/c/ship.env", line) == before)
    #expect(try ids(of: "a/deploy.env", line.replacing("\n", with: "\r\n")) == before)
  }

  /// All but `shared-key`, which is judged by the places that one scan sees.
  @Test func `parts that are merged give the findings of the whole`() throws {
    let scratch = try makeTree()
    func scan(_ name: String, _ paths: String...) throws {
      _ = try Credlint.run(
        [
          "scan", "-q", "--now", Credlint.now, "--disable", "shared-key",
          "-o", "json=../aside/\(name)",
        ] + paths, in: scratch)
    }
    try scan("whole.json", "src")
    try scan("one.json", "src/0", "src/1", "src/2", "src/3")
    try scan("two.json", "src/3", "src/4", "src/5", "src/6")
    let merged = try ReportJSON(
      Credlint.run(
        "report", "-f", "json", "../aside/two.json", "../aside/one.json", in: scratch))
    let whole = try ReportJSON(
      Credlint.run("report", "-f", "json", "../aside/whole.json", in: scratch))
    #expect(merged.findings.map(\.id) == whole.findings.map(\.id))
    #expect(merged.findings.map(\.location.path) == whole.findings.map(\.location.path))
    #expect(merged.findings.map(\.credential) == whole.findings.map(\.credential))
    #expect(merged.credentials.map(\.occurrences) == whole.credentials.map(\.occurrences))
  }
}
