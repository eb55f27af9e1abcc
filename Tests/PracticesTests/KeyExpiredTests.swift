import Model
import Testing

@Suite struct KeyExpiredTests {
  private func key(expires: Instant?, practice: String = "embedded-key") -> Credential {
    let facts = expires.map { [Fact(.expiresAt($0), source: "expires_at in apikey.json")] } ?? []
    return credential(occurrence(of: detector(practice: practice), facts: facts))
  }

  @Test("a key has expired when its end is now or past")
  func expired() throws {
    for end in [noon, noon - 1, noon - 900 * day] {
      let finding = try #require(findings(for: key(expires: end)).only("key-expired"))
      #expect(finding.severity == .low)
      #expect(
        finding.evidence == [
          .init(
            name: "expiresAt", value: .text(end.rfc3339), source: "expires_at in apikey.json")
        ])
    }
    let message = findings(for: key(expires: noon)).only("key-expired")?.message
    #expect(message?.contains(" 2026-01-01 ") == true)
  }

  @Test("a key that has yet to expire, one without an end and a token are silent")
  func silent() {
    #expect(findings(for: key(expires: noon + 1)).only("key-expired") == nil)
    #expect(findings(for: key(expires: nil)).only("key-expired") == nil)
    let token = key(expires: noon, practice: "token-committed")
    #expect(findings(for: token).only("key-expired") == nil)
  }
}
