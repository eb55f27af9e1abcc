import Model
import Practices
import Testing

@Suite struct ExposureTests {
  @Test(
    "the most specific practice leads, the others stand in also",
    arguments: [
      ("embedded-key", [], ["embedded-key"]),
      ("embedded-key", .code, ["embedded-key"]),
      ("embedded-key", .keyFile, ["key-file"]),
      ("embedded-key", [.url, .code], ["key-in-url", "embedded-key"]),
      ("embedded-key", .commandLine, ["key-on-command-line", "embedded-key"]),
      (
        "embedded-key", [.url, .commandLine, .code],
        ["key-in-url", "key-on-command-line", "embedded-key"]
      ),
      ("private-key", [], ["private-key", "embedded-key"]),
      ("private-key", .keyFile, ["key-file", "private-key"]),
      (
        "token-committed", [.url, .commandLine],
        ["token-committed", "key-in-url", "key-on-command-line", "embedded-key"]
      ),
      ("password-in-source", [], ["password-in-source", "embedded-key"]),
      ("password-in-source", .url, ["key-in-url", "password-in-source", "embedded-key"]),
      ("password-in-source", .keyFile, ["key-file", "password-in-source"]),
    ] as [(String, Occurrence.Setting, [String])])
  func order(practice: String, setting: Occurrence.Setting, expected: [String]) throws {
    let place = occurrence(of: detector(practice: practice), setting: setting)
    let found = findings(for: credential(place))
    let finding = try #require(found.first)
    #expect(found.count == 1, "one root cause is one finding")
    #expect([finding.practice] + finding.also == expected)
    #expect(finding.rule == expected[0] + "/ibm-cloud-api-key")
  }

  @Test("a practice that is switched off neither leads nor follows")
  func switchedOff() throws {
    let place = occurrence(setting: [.url, .commandLine])
    let found = findings(
      for: credential(place), in: circumstances { practice, _ in practice != "key-in-url" })
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.practice == "key-on-command-line")
    #expect(finding.also == ["embedded-key"])

    let silent = circumstances { _, detector in detector != "ibm-cloud-api-key" }
    #expect(findings(for: credential(place), in: silent).isEmpty)
    var withoutTexts = circumstances()
    withoutTexts.texts = [:]
    #expect(findings(for: credential(place), in: withoutTexts).isEmpty)
  }

  @Test("each place of a credential is a finding, with what stands there")
  func places() throws {
    let secret = drawnSecret()
    let first = occurrence("a/x.py", line: 3, secret: secret, setting: .code)
    let second = occurrence(
      "b/apikey.json", secret: secret, setting: .keyFile, exposure: .ignored, permissions: 0o600)
    let found = findings(for: credential(first, second))
    #expect(found.practices == ["embedded-key", "key-file"])
    let finding = try #require(found.first)
    #expect(finding.location.path == first.path)
    #expect(finding.location.start == first.start)
    #expect(finding.location.end == first.end)
    #expect(finding.exposure == .committed)
    #expect(finding.snippet == first.snippet)
    #expect(finding.credential == "c1")
    #expect(finding.confidence == .high)
    #expect(found.map(\.severity) == [.high, .info])
  }

  @Test("an age that is known is shown with its source")
  func age() throws {
    let fact = Fact(.createdAt(noon - 10 * day), source: "createdAt in apikey.json")
    let finding = try #require(findings(for: credential(occurrence(facts: [fact]))).first)
    #expect(
      finding.evidence == [
        .init(name: "ageDays", value: .number(10), source: "createdAt in apikey.json")
      ])
  }

  @Test("an expired token is low, and nothing else is said of it")
  func expiredToken() throws {
    let token = detector("ibm-iam-access-token", practice: "token-committed")
    for (end, severity) in [(noon, Severity.low), (noon - 1, .low), (noon + 1, .high)] {
      let facts = [
        Fact(.createdAt(noon - 400 * day), source: "iat in the token"),
        Fact(.expiresAt(end), source: "exp in the token"),
      ]
      let found = findings(for: credential(occurrence(of: token, facts: facts)))
        .filter { $0.practice != "key-age" || severity == .low }
      #expect(found.practices == ["token-committed"])
      #expect(found.first?.severity == severity)
      #expect(found.first?.evidence.first?.name == (severity == .low ? "expiresAt" : "ageDays"))
    }
    let key = credential(
      occurrence(facts: [Fact(.expiresAt(noon), source: "expires_at in apikey.json")]))
    #expect(findings(for: key).only("embedded-key")?.severity == .high)
  }
}
