import Model
import Practices
import Testing

@Suite struct LegacyEndpointTests {
  private let endpoint = detector(
    "ibm-legacy-iam", practice: "legacy-endpoint", severity: .info)

  @Test("each place is a finding without detector and credential")
  func places() throws {
    let places = [
      occurrence("b.sh", of: endpoint), occurrence("a.sh", line: 2, of: endpoint),
      occurrence("a.sh", line: 1, of: endpoint),
    ]
    let verdict = Judgement().findings(for: [], places: places, in: circumstances())
    let found = verdict.findings
    #expect(found.map { $0.location.path.text } == ["a.sh", "a.sh", "b.sh"])
    #expect(found.map { $0.location.start?.line } == [1, 2, 1])
    #expect(Set(found.map(\.id)).count == 3)
    for finding in found {
      #expect(finding.rule == "legacy-endpoint")
      #expect(finding.credential == nil)
      #expect(finding.severity == .info)
      #expect(finding.snippet != nil)
      #expect(finding.remediation.first == "revoke ibm-legacy-iam")
    }
    let rule = try #require(verdict.rules.first)
    #expect(verdict.rules.count == 1)
    #expect(rule.id == "legacy-endpoint")
    #expect(rule.remediation == texts("legacy-endpoint").remediation)
  }

  @Test("it can be switched off, by practice or by detector")
  func switchedOff() {
    for silent in [
      circumstances { practice, _ in practice != "legacy-endpoint" },
      circumstances { _, detector in detector != "ibm-legacy-iam" },
    ] {
      #expect(findings(places: [occurrence(of: endpoint)], in: silent).isEmpty)
    }
  }
}
