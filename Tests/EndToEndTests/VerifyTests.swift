import Bytes
import Model
import TestSupport
import Testing

/// Whether what a report told is mended: gone from the files, and from the account.
@Suite struct VerifyTests {
  private static let key = Drawn.ibmKey()
  private static let id = "ApiKey-" + drawn("{{uuid}}")

  private func scene() throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    try scratch.makeRepository(ignoring: ["report.json"])
    try scratch.write(
      "conf/deploy.json",
      #"{"id":"\#(Self.id)","apikey":"\#(Self.key)","created_at":"2025-12-31T10:24+0000"}"#)
    try scratch.write("a.py", "x = 1\ntoken = '\(Drawn.githubToken())'\n")
    let report = try Credlint.scan("-f", "json", in: scratch)
    try scratch.write(Array("report.json".utf8), report.output)
    return scratch
  }

  private func verify(_ arguments: String..., in scratch: ScratchFolder) throws -> (
    status: Int32?, lines: [String]
  ) {
    let outcome = try Credlint.run(
      ["verify", "--now", Credlint.now] + arguments + ["report.json"], in: scratch)
    let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
    return (outcome.status, lines.map(String.init).filter { !$0.contains("permissions") })
  }

  @Test func `what is taken out is mended, what is silenced is not`() throws {
    let scratch = try scene()
    let still = [
      "still there: a.py:2 embedded-key/github-pat",
      "still there: conf/deploy.json:1 key-file/ibm-cloud-api-key",
    ]
    #expect(try verify(in: scratch).status == 1)
    #expect(try verify(in: scratch).lines.filter { still.contains($0) } == still)

    try scratch.write(
      "a.py", "# credlint:\("allow") github-pat -- later\n\ntoken = '\(Drawn.githubToken())'\n")
    #expect(
      try verify(in: scratch).lines.contains("still there: a.py:3 embedded-key/github-pat"))

    try scratch.write("a.py", "import os\ntoken = os.environ['TOKEN']\n")
    try scratch.remove("conf/deploy.json")
    let (status, lines) = try verify(in: scratch)
    #expect(lines.allSatisfy { $0.hasPrefix("mended: ") } && lines.count > 1, "\(lines)")
    #expect(status == 0)
  }

  @Test func `a key that the account still has is not mended`() throws {
    let scratch = try scene()
    try scratch.remove("conf/deploy.json")
    try scratch.write("a.py", "x = 1\n")
    func list(isDisabled: Bool) throws {
      try scratch.write(
        "keys/list.json",
        #"[{"id":"\#(Self.id)","name":"deploy","iam_id":"IBMid-270000AAAA","disabled":\#(isDisabled),"#
          + #""created_at":"2025-12-31T10:24+0000","locked":false,"entity_tag":"1-a"}]"#)
    }
    try list(isDisabled: false)
    let open = try verify("--inventory", "keys/list.json", in: scratch)
    #expect(
      open.lines.contains(
        "still active: conf/deploy.json:1 key-file/ibm-cloud-api-key, as \(Self.id) in keys/list.json"
      ), "\(open.lines)")
    #expect(open.status == 1)
    try list(isDisabled: true)
    let closed = try verify("--inventory", "keys/list.json", in: scratch)
    #expect(closed.lines.contains("mended: conf/deploy.json:1 key-file/ibm-cloud-api-key"))
  }

  @Test func `what is not looked at again is not mended`() throws {
    let scratch = try scene()
    try scratch.write("a.py", "x = 1\n")
    let part = try Credlint.run(["verify", "report.json", "a.py"], in: scratch)
    let lines = String(decoding: part.output, as: UTF8.self)
    #expect(lines.contains("mended: a.py:2 embedded-key/github-pat\n"))
    #expect(lines.contains("not looked at: conf/deploy.json:1 key-file/ibm-cloud-api-key\n"))
    #expect(part.status == 2)
  }

  @Test func `another folder is not mended`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("conf/a.py", "token = '\(Drawn.githubToken())'\n")
    let report = try Credlint.scan("-f", "json", in: scratch)
    let other = try ScratchFolder()
    for name in ["report.json", "conf.d/a.py"] {
      try other.write(Array(name.utf8), report.output)
      let outcome = try Credlint.run(["verify", "report.json"], in: other)
      #expect(outcome.status == 2, "\(outcome.errorText)")
    }
    try other.write("conf/a.py", "x = 1\n")
    #expect(try Credlint.run(["verify", "report.json", "conf"], in: other).status == 0)
  }

  @Test func `what cannot be verified is said`() throws {
    let scratch = try scene()
    for arguments in [
      ["verify"], ["verify", "a.py"], ["verify", "missing.json"],
      ["verify", "report.json", "missing"],
    ] {
      let outcome = try Credlint.run(arguments, in: scratch)
      #expect(outcome.status == 2, "\(arguments) \(outcome.errorText)")
      #expect(!outcome.errorText.isEmpty)
    }
  }
}
