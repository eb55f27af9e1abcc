import Model
import Practices
import Testing

@Suite struct RoleExceedsNeedTests {
  private func judged(role: String, use: CallCounts? = nil) -> Finding? {
    let fact = Fact(.role(role), source: "iam_role_crn in creds.json")
    var surroundings = circumstances()
    surroundings.uses = use.map { ["c1": Use(files: [], calls: $0)] } ?? [:]
    let place = occurrence("app/creds.json", setting: .keyFile, facts: [fact])
    return findings(for: credential(place), in: surroundings).only("role-exceeds-need")
  }

  private func crn(_ kind: String, _ role: String, service: String = "iam") -> String {
    "crn:v1:bluemix:public:\(service)::::\(kind):\(role)"
  }

  @Test(
    "roles wider than Reader are told, as a name or as a CRN",
    arguments: [
      "ReaderPlus", "Writer", "Operator", "ObjectWriter", "Manager", "Editor", "Administrator",
    ])
  func wider(role: String) throws {
    for text in [role, role.lowercased(), crn("serviceRole", role), crn("role", role)] {
      let finding = try #require(judged(role: text))
      #expect(finding.severity == .low)
      #expect(finding.confidence == .medium)
      #expect(
        finding.evidence == [
          .init(name: "role", value: .text(role), source: "iam_role_crn in creds.json")
        ])
    }
  }

  @Test("narrow and unknown roles are silent")
  func silent() {
    for role in ["Reader", "Viewer", "ContentReader", "ObjectReader"] {
      #expect(judged(role: role) == nil)
      #expect(judged(role: crn("serviceRole", role)) == nil)
    }
    for role in ["NONE", "KeyPurge", "KmipAdapterManager", "UserApiKeyCreator", "", ":", "::::"] {
      #expect(judged(role: role) == nil)
    }
    #expect(judged(role: crn("customRole", "Manager", service: "kms")) == nil)
    #expect(judged(role: crn("serviceRole", "ServiceIdCreator", service: "iam-identity")) == nil)
    #expect(findings(for: credential(occurrence())).only("role-exceeds-need") == nil)
  }

  @Test("the code that uses it decides how much it matters")
  func use() {
    let manager = crn("serviceRole", "Manager")
    #expect(judged(role: manager, use: CallCounts(reads: 3, writes: 0))?.severity == .medium)
    #expect(judged(role: manager, use: CallCounts(reads: 0, writes: 0))?.severity == .low)
    #expect(judged(role: manager, use: CallCounts(reads: 3, writes: 1)) == nil)
    #expect(judged(role: manager, use: CallCounts(reads: 0, writes: 1)) == nil)
  }
}
