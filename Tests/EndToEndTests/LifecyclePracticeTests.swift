import TestSupport
import Testing

/// What is told of a credential beside the places where it stands: age, end, role, owner.
@Suite struct LifecyclePracticeTests {
  private static let key = Drawn.ibmKey()
  private static let keyFileNames = ["apikey.json", "apiKey.json", "ibm-credentials.env", ".env"]

  private static func keyFile(
    _ name: String, createdAt: String = "2025-12-01T10:24+0000", more: String = "",
    finds findings: [String]
  ) -> Scenario {
    Scenario(
      name, file: "apikey.json", Drawn.keyFile(key, createdAt: createdAt, more: more),
      finds: findings + ["high key-file/ibm-cloud-api-key apikey.json:4:13 outside-git"])
  }

  private static let tooOld = ["medium key-age/ibm-cloud-api-key apikey.json:4:13 outside-git"]

  @Test(arguments: [
    keyFile("200 days", createdAt: "2025-06-15T00:00+0000", finds: tooOld),
    keyFile("90 days to the minute", createdAt: "2025-10-03T00:00+0000", finds: tooOld),
    keyFile("90 days less a minute", createdAt: "2025-10-03T00:01+0000", finds: []),
    keyFile("89 days", createdAt: "2025-10-04T00:00+0000", finds: []),
    keyFile("still to come", createdAt: "2026-02-01T00:00+0000", finds: []),
    keyFile("nanoseconds", createdAt: "2025-06-15T22:03:43.837979455Z", finds: tooOld),
    keyFile("another zone", createdAt: "2025-10-02T20:00-0400", finds: tooOld),
    keyFile("no zone", createdAt: "2025-10-03T00:00", finds: tooOld),
    keyFile("a broken date", createdAt: "2025-13-45T00:00+0000", finds: []),
  ])
  func `a key is too old from the policy's day on`(_ scenario: Scenario) throws {
    try scenario.check()
  }

  @Test(arguments: [
    keyFile(
      "past", more: "\n\t\"expires_at\": \"2025-12-31T23:59+0000\",",
      finds: ["low key-expired/ibm-cloud-api-key apikey.json:4:13 outside-git"]),
    keyFile("still to come", more: "\n\t\"expires_at\": \"2026-01-01T00:01+0000\",", finds: []),
    keyFile("none", more: "\n\t\"expires_at\": \"\",", finds: []),
  ])
  func `a key whose end has come has expired`(_ scenario: Scenario) throws {
    try scenario.check()
  }

  @Test func `a report names a key by its ID, which is no secret`() throws {
    let scratch = try ScratchFolder()
    let id = "ApiKey-" + drawn("{{uuid}}")
    try scratch.write(
      "apikey.json",
      Drawn.keyFile(Self.key, createdAt: "2025-12-01T10:24+0000", more: "\n\t\"id\": \"\(id)\","))
    let outcome = try Credlint.scan("-f", "json", in: scratch)
    #expect(outcome.text.contains(#""keyId": "\#(id)""#), "\(outcome.text)")
  }

  private static func role(
    _ name: String, _ role: String, beside program: String = "", severity: String? = nil
  ) -> Scenario {
    let place = "ibm-cloud-api-key conf/key.json:2:14 outside-git"
    return Scenario(
      name, scanning: ["--disable", "key-file-permissions", "."],
      finds: ["high key-file/\(place)"]
        + (severity.map { ["\($0) role-exceeds-need/\(place)"] } ?? [])
    ) {
      try $0.write("conf/key.json", Drawn.serviceCredential(key, role: role))
      if !program.isEmpty { try $0.write("conf/app.py", program) }
    }
  }

  @Test(arguments: [
    role("Manager", "Manager", severity: "low"),
    role("Writer", "Writer", severity: "low"),
    role("Administrator", "Administrator", severity: "low"),
    role("Reader", "Reader"),
    role("a custom role", "MyRole"),
    role(
      "Manager, and the code only reads", "Manager",
      beside: "import requests\nrequests.get('https://api.acme.dev/v1/apps')\n", severity: "medium"),
    role(
      "Manager, and the code writes", "Manager",
      beside: "import requests\nrequests.post('https://api.acme.dev/v1/apps', json={})\n"),
    role(
      "Manager, and the code only asks for a token", "Manager",
      beside: """
        import requests
        requests.post('https://iam.cloud.ibm.com/identity/token', data={'grant_type': grant})
        requests.get('https://api.acme.dev/v1/apps')
        """, severity: "medium"),
  ])
  func `a role wider than Reader is weighed against the code beside it`(
    _ scenario: Scenario
  ) throws {
    try scenario.check()
  }

  private static func owned(
    _ name: String, by identity: String, repository: Bool = true, finds: Bool
  ) -> Scenario {
    let exposure = repository ? "committed" : "outside-git"
    let place = "ibm-cloud-api-key apikey.json:4:13 \(exposure)"
    return Scenario(
      name,
      finds: ["high key-file/\(place)"] + (finds ? ["medium user-key-for-app/\(place)"] : [])
    ) {
      if repository { try $0.makeRepository(ignoring: keyFileNames) }
      let more = "\n\t\"iam_id\": \"\(identity)\","
      try $0.write("apikey.json", Drawn.keyFile(key, more: more), mode: 0o600)
      if repository { try $0.commit("apikey.json") }
    }
  }

  @Test(arguments: [
    owned("a user's", by: "IBMid-" + drawn("{{HEX:10}}"), finds: true),
    owned("a service ID's", by: "iam-ServiceId-" + drawn("{{uuid}}"), finds: false),
    owned("a trusted profile's", by: "iam-Profile-" + drawn("{{uuid}}"), finds: false),
    owned("nobody's that is known", by: "", finds: false),
    owned(
      "a user's, outside of git", by: "IBMid-" + drawn("{{HEX:10}}"), repository: false,
      finds: false),
  ])
  func `a user's key has no place among an application's files`(_ scenario: Scenario) throws {
    try scenario.check()
  }

  @Test func `a broken date is a warning that does not repeat it`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("apikey.json", Drawn.keyFile(Self.key, createdAt: "the 5th of May"))
    let outcome = try Credlint.scan("-f", "json", in: scratch)
    let warnings = try ReportJSON(outcome).scan.warnings
    #expect(warnings.map(\.path) == ["apikey.json"])
    #expect(warnings.first?.reason.hasPrefix("createdAt in apikey.json is no date") == true)
    #expect(outcome.errorText.contains("warning: apikey.json: createdAt"))
    #expect(!outcome.text.contains("5th of May") && !outcome.errorText.contains("5th of May"))
  }

  @Test func `evidence is told with the credential`() throws {
    let scratch = try ScratchFolder()
    let service = drawn("{{uuid}}", seed: 7)
    try scratch.write(
      "apikey.json",
      Drawn.keyFile(
        Self.key, createdAt: "2025-06-15T10:24+0000",
        more: "\n\t\"iam_id\": \"iam-ServiceId-\(service)\","))
    let credential = try #require(
      ReportJSON(Credlint.scan("-f", "json", in: scratch)).credentials.first)
    #expect(credential.detector == "ibm-cloud-api-key")
    #expect(credential.name == "my-key")
    #expect(credential.keyId == "ApiKey-" + drawn("{{uuid}}"))
    #expect(credential.identity?.kind == "service-id")
    #expect(credential.createdAt == "2025-06-15T10:24:00Z")
    #expect(credential.redacted == "********" + Self.key.suffix(4))
  }
}
