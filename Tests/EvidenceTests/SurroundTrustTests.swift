import Evidence
import Model
import Testing

// Which of the fields beside a secret are believed.
extension SurroundTests {
  @Test("keeps no name that holds the secret or looks like another one")
  func names() {
    let key = Material.key()
    let kept = [
      "auto-generated-apikey-\(Self.uuid)", "Service credentials-1", "wdp-writer",
      "Service-Credentials-for-Prod-2019", "my_key_for_the_build_server_2020_10_05",
    ]
    for name in kept {
      #expect(Material.claims(#"{"apikey":"◆","name":"\#(name)"}"#) == [.name(name)])
    }
    let dropped = [
      key, "copy of \(key.prefix(12))", "x\(key.suffix(8))", "old: \(Material.key(seed: 5))",
      Material.hex(32, seed: 6), "eyJhbGciOiJSUzI1NiJ9." + Material.key(seed: 7),
      "AKIA" + Material.text(16, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", seed: 8),
    ]
    for name in dropped {
      #expect(Material.facts(#"{"apikey":"◆","name":"\#(name)"}"#).isEmpty, "\(name.count)")
    }
  }

  @Test("trusts plain names only beside what is a credential, or in an object of IBM Cloud")
  func trust() {
    let generic = Material.detector("generic-password", specificity: .generic)
    let row = #"{"id": 7, "name": "Bob", "apikey": "◆", "created_at": "2011-01-01T00:00Z"}"#
    #expect(Material.claims(row, detector: generic) == [])
    let marked = #"{"name": "k", "apikey": "◆", "iam_id": "IBMid-270000ABCD"}"#
    #expect(Material.claims(marked, detector: generic).contains(.name("k")))
  }
}
