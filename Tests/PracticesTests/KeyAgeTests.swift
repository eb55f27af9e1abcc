import Model
import Practices
import Testing

@Suite struct KeyAgeTests {
  private func key(created: Instant?) -> Credential {
    let facts = created.map { [Fact(.createdAt($0), source: "createdAt in apikey.json")] } ?? []
    return credential(occurrence("apikey.json", setting: .keyFile, facts: facts))
  }

  @Test(
    "a key is too old from exactly the policy's days on",
    arguments: [
      (90 * day, 90), (90 * day + 1, 90), (91 * day - 1, 90), (91 * day, 91), (2_000 * day, 2_000),
    ])
  func old(age: Int, days: Int) throws {
    let finding = try #require(findings(for: key(created: noon - age)).only("key-age"))
    #expect(
      finding.evidence == [
        .init(name: "ageDays", value: .number(days), source: "createdAt in apikey.json")
      ])
    #expect(finding.message.hasPrefix("apikey.json: title of ibm-cloud-api-key \(days) 90 "))
    #expect(finding.severity == .medium)
    #expect(finding.credential == "c1")
  }

  @Test("a younger key, one of the future and one without a date are silent")
  func young() {
    for created in [noon - (90 * day - 1), noon - day, noon, noon + day, nil] {
      #expect(findings(for: key(created: created)).only("key-age") == nil)
    }
  }

  @Test("the policy sets the days")
  func parameter() {
    var strict = circumstances()
    strict.texts["key-age"]?.parameters["days"] = 30
    #expect(findings(for: key(created: noon - 30 * day), in: strict).only("key-age") != nil)
    #expect(findings(for: key(created: noon - 30 * day + 1), in: strict).only("key-age") == nil)
    strict.texts["key-age"]?.parameters = [:]
    #expect(findings(for: key(created: noon - 90 * day), in: strict).only("key-age") != nil)
    #expect(findings(for: key(created: noon - 90 * day + 1), in: strict).only("key-age") == nil)
  }

  @Test("one finding a credential, by the earliest date of all sources")
  func once() throws {
    let secret = drawnSecret()
    let both = credential(
      occurrence("a.py", secret: secret),
      occurrence(
        "key.json", secret: secret, setting: .keyFile,
        facts: [Fact(.createdAt(noon - 100 * day), source: "created_at in key.json")]),
      facts: [Fact(.createdAt(noon - 95 * day), source: "created_at in keys.json")])
    let finding = try #require(findings(for: both).only("key-age"))
    #expect(finding.evidence.first?.value == .number(100))
    #expect(finding.location.path == BytePath("key.json"))
  }

  @Test("a date that cannot be read is a warning, once, and no trap")
  func unreadable() {
    let bad = Fact(.unreadableDate, source: "createdAt in apikey.json")
    let place = occurrence("x/apikey.json", setting: .keyFile, facts: [bad])
    let hmac = occurrence(
      "x/apikey.json", of: detector("ibm-cos-hmac"), setting: .keyFile, facts: [bad])
    let verdict = Judgement().findings(
      for: [credential(place), credential(hmac)], places: [], in: circumstances())
    #expect(verdict.findings.only("key-age") == nil)
    #expect(
      verdict.warnings == [
        Notice(
          path: BytePath("x/apikey.json"),
          reason: "createdAt in apikey.json is no date and is left out of account; "
            + "expected one such as 2026-01-31T10:00+0000")
      ])
  }
}
