import Evidence
import Model
import Testing

@Suite struct TokenClaimsTests {
  private func claims(_ payload: String) -> [Fact] {
    let header = base64url(#"{"alg":"RS256"}"#)
    let token = [header, base64url(payload), Material.key()].joined(separator: ".")
    return Material.facts(#"{"access_token": "◆", "name": "x"}"#, key: token)
  }

  private func base64url(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    let bits = text.utf8.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
    return stride(from: 0, to: bits.count, by: 6).map { start in
      let digit = (0..<6).reduce(0) {
        $0 * 2 + (start + $1 < bits.count ? Int(bits[start + $1]) : 0)
      }
      return String(alphabet[digit])
    }.joined()
  }

  @Test("reads dates, identity and account")
  func all() {
    let account = Material.hex(32, seed: 4)
    let facts = claims(
      #"{"iam_id":"IBMid-270000ABCD","id":"IBMid-1","name":"A Person","email":"a@b.example","#
        + #""account":{"valid":true,"bss":"\#(account)"},"iat":1600000000,"exp":1600003600.5}"#)
    #expect(
      facts == [
        Fact(.createdAt(Instant(seconds: 1_600_000_000)), source: "iat claim of the token"),
        Fact(.expiresAt(Instant(seconds: 1_600_003_600)), source: "exp claim of the token"),
        Fact(
          .identity(Identity(kind: .user, id: "IBMid-270000ABCD")),
          source: "iam_id claim of the token"),
        Fact(.account(account), source: "account.bss claim of the token"),
        Fact(.personalData("name, email"), source: "name claim of the token"),
        Fact(.name("x"), source: "name in apikey.json"),
      ])
  }

  @Test("tells service IDs and profiles")
  func identities() {
    func kind(_ payload: String) -> Identity.Kind? {
      for fact in claims(payload) {
        if case .identity(let identity) = fact.claim { return identity.kind }
      }
      return nil
    }
    #expect(kind(#"{"iam_id":"iam-ServiceId-\#(Material.uuid())"}"#) == .serviceID)
    #expect(kind(#"{"iam_id":"iam-Profile-\#(Material.uuid())"}"#) == .profile)
    #expect(kind(#"{"iam_id":"crn-x","sub_type":"ServiceId"}"#) == .serviceID)
    #expect(kind(#"{"iam_id":"odd"}"#) == .unknown)
    #expect(kind(#"{"sub":"someone"}"#) == nil)
  }

  @Test("refuses dates out of range and payloads that are none")
  func broken() {
    for payload in [
      #"{"iat":99999999999999999999}"#, #"{"exp":-5}"#, #"{"iat":"soon"}"#, "[1]", "x",
    ] {
      #expect(claims(payload).map(\.claim) == [.name("x")], "\(payload)")
    }
  }
}
