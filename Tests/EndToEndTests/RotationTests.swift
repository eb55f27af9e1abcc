import TestSupport
import Testing

/// `rotation-incomplete`: a value gave way to another one in the same place.
@Suite struct RotationTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.commitAll("root", at: "2025-11-30T00:00:00Z")
  }

  private static func line(_ seed: UInt64) -> String {
    "const token = '\(Drawn.githubToken(seed))'\n"
  }

  /// A commit for each text, a day each, from 1 December 2025.
  private func commit(_ texts: String..., to path: String = "app.js") throws {
    for (day, text) in texts.enumerated() {
      try scratch.write(path, text)
      try scratch.commitAll("change", at: "2025-12-0\(day + 1)T00:00:00Z")
    }
  }

  private func rotations(_ mode: String...) throws -> [ReportJSON.Finding] {
    let outcome = try Credlint.run(
      ["scan", "--now", Credlint.now, "-f", "json"] + mode, in: scratch)
    #expect(outcome.status != 2, Comment(rawValue: outcome.errorText))
    return try ReportJSON(outcome).findings.filter { $0.practice == "rotation-incomplete" }
  }

  @Test func `the old value is told once, with the date, in a history and in a range`() throws {
    try commit(Self.line(1), "// more\n" + Self.line(1), Self.line(2), Self.line(2) + "more\n")
    let old = try rotations("--history")
    #expect(old.map(\.message).allSatisfy { $0.contains("on 2025-12-03; make sure") })
    #expect(old.count == 1)
    #expect(old.first?.exposure == "history")
    let inRange = try rotations("--range", "HEAD~2..HEAD")
    #expect(inRange.map(\.id) == old.map(\.id))
    #expect(try rotations("--range", "HEAD~1..HEAD").isEmpty)
    #expect(try rotations("--range", "HEAD~4..HEAD~2").isEmpty)
    // A range tells of the old value nothing but that.
    let outcome = try Credlint.scan("--range", "HEAD~2..HEAD", "-f", "json", in: scratch)
    let own = try ReportJSON(outcome).findings.filter { $0.credential == inRange.first?.credential }
    #expect(own.map(\.practice) == ["rotation-incomplete"])
  }

  @Test func `a chain of values tells of all but the last`() throws {
    try commit(Self.line(1), Self.line(2), Self.line(3))
    #expect(try rotations("--history").count == 2)
  }

  @Test func `a value that came back is in use`() throws {
    try commit(Self.line(1), Self.line(2), Self.line(1))
    let old = try rotations("--history")
    #expect(old.count == 1)
    #expect(old.first?.message.contains("2025-12-03") == true)
    #expect(try rotations("--range", "HEAD~2..HEAD").count == 1)
  }

  @Test func `the value of a key file is told by its field`() throws {
    try commit(
      Drawn.keyFile(Drawn.ibmKey(1), createdAt: "2025-11-01T10:24+0000"),
      Drawn.keyFile(Drawn.ibmKey(2), createdAt: "2025-12-01T10:24+0000"), to: "apikey.json")
    #expect(try rotations("--history").map(\.detector) == ["ibm-cloud-api-key"])
  }

  @Test(arguments: [
    ("taken out", [Self.line(1), "const token = process.env.TOKEN\n"]),
    (
      "kept beside a new one",
      [Self.line(1), Self.line(1) + "const other = '\(Drawn.githubToken(2))'\n"]
    ),
    ("of another field", [Self.line(1), "const other = '\(Drawn.githubToken(2))'\n"]),
  ])
  func `nothing is told of a value that is`(_ name: String, _ texts: [String]) throws {
    for text in texts { try commit(text) }
    #expect(try rotations("--history").isEmpty)
    #expect(try rotations("--range", "HEAD~1..HEAD").isEmpty)
  }

  @Test func `another file is another place`() throws {
    try commit(Self.line(1), to: "a.js")
    try scratch.remove("a.js")
    try commit(Self.line(2), to: "b.js")
    #expect(try rotations("--history").isEmpty)
  }
}
