import Evidence
import Model
import Testing

@Suite struct AccessKeyIDTests {
  private func accounts(_ id: String, provider: String = "aws") -> [Fact.Claim] {
    var detector = Material.detector("aws-access-key-id", specificity: .exact)
    detector.provider = provider
    return Material.facts("id = ◆", path: "a.ini", key: id, detector: detector).map(\.claim)
      .filter { if case .account = $0 { true } else { false } }
  }

  @Test func `the account stands in the first ten digits`() {
    // One bit, the forty of 123456789012, nine of chance, and thirty bits more.
    let bits: UInt64 = 1 << 49 | 123_456_789_012 << 9 | 257
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var digits = ""
    for place in 0..<10 { digits.append(alphabet[Int(bits >> UInt64(45 - 5 * place) & 31)]) }
    let id = "AKIA" + digits + "QWZYBX"
    #expect(accounts(id) == [.account("123456789012")])
    #expect(accounts(id, provider: "acme").isEmpty)
    #expect(accounts(String(id.dropLast())).isEmpty)
  }

  @Test func `the secret beside it learns of the account`() {
    let id = "AKIA" + "QAAAAAAAAAQWZYBX"
    let detector = { () -> Detector in
      var detector = Material.detector("aws-secret-access-key")
      detector.provider = "aws"
      return detector
    }()
    let text = #"{"AccessKeyId": "\#(id)", "SecretAccessKey": "◆"}"#
    let facts = Material.facts(text, path: "key.json", detector: detector)
    #expect(facts.contains { $0.claim == .account("000000000000") })
  }

  @Test func `older identifiers hold none`() {
    #expect(accounts("AKIA" + "IABCDEFGHIJKLMNO").isEmpty)
    #expect(accounts("AKIA" + "Q1BCDEFGHIJKLMNO").isEmpty)
  }
}
