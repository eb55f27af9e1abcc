import Inventories
import Model
import TestSupport
import Testing

@Suite struct JoiningTests {
  private static let detector = Detector(
    id: "ibm-cloud-api-key", title: "IBM Cloud API key", provider: "ibm-cloud",
    severity: .high, confidence: .high)

  private static func found(_ facts: Fact.Claim..., value: String = "v") -> Credential {
    let secret = Secret(Array(value.utf8))
    let place = Occurrence(
      reading: Shared(detector), path: BytePath("app.py"), secret: secret, range: ByteRange(0, 1),
      start: .first, end: .first, snippet: Snippet(text: "", mark: 0..<0), setting: [])
    return Credential(
      id: "c1", reading: Shared(detector), secret: secret, occurrences: [place],
      facts: facts.map { Fact($0, source: "app.py") })
  }

  private static func joined(_ lists: String..., to credential: Credential) throws -> [Credential] {
    var inventory = Inventory()
    for list in lists { inventory.add(try Lists.reading(list)) }
    return Joining(inventory).joined(to: [credential]) { _ in Shared(detector) }
  }

  private static let identity = Identity(kind: .serviceID, id: "ServiceId-" + Lists.guid(51))

  @Test(
    "joins by value, key id, service credential, name and service ID",
    arguments: [
      found(value: Drawn.ibmKey()), found(.keyID(Lists.keyID(3))),
      found(.serviceCredential(Lists.guid(3))), found(.name("writer")), found(.identity(identity)),
    ])
  func same(credential: Credential) throws {
    let list =
      "[" + Lists.serviceCredential(3, name: "writer", role: "Manager", key: Drawn.ibmKey()) + "]"
    let joined = try Self.joined(list, to: credential)
    #expect(joined.count == 1)
    #expect(joined.first?.listings.count == 1)
    #expect(joined.first?.createdAt?.value == date("2025-07-02T22:03:43Z"))
    #expect(joined.first?.role?.value.hasSuffix("Manager") == true)
  }

  @Test(
    "does not join what has another id, value or name, or a name that several have",
    arguments: [
      found(.keyID(Lists.keyID(9)), .name("ci")), found(.serviceCredential(Lists.guid(9))),
      found(.name("cd")), found(.name("ci")), found(value: Drawn.ibmKey(7)),
    ])
  func other(credential: Credential) throws {
    let joined = try Self.joined("[" + Lists.key(1) + "," + Lists.key(2) + "]", to: credential)
    #expect(joined.count == 3)
    #expect(joined.map(\.listings.count) == [0, 1, 1])
    #expect(joined.map(\.id) == ["c1", "c2", "c3"])
  }

  @Test func `two lists that tell of one key are joined, also where they disagree`() throws {
    let joined = try Self.joined(
      "[" + Lists.key(1) + "]", "[" + Lists.key(1, createdAt: "2024-01-01T00:00+0000") + "]",
      to: Self.found(.keyID(Lists.keyID(1))))
    #expect(joined.count == 1)
    #expect(joined.first?.listings.count == 2)
    #expect(joined.first?.createdAt?.value == date("2024-01-01T00:00Z"))
  }

  @Test func `the policies of its owner are a key's roles`() throws {
    let role = "crn:v1:bluemix:public:iam::::role:Administrator"
    let policy = """
      [{"type": "access", "roles": [{"role_id": "\(role)"}],
        "subjects": [{"attributes": [{"name": "iam_id", "value": "iam-ServiceId-\(Lists.guid(51))"}]}]}]
      """
    let joined = try Self.joined(policy, to: Self.found(.identity(Self.identity)))
    #expect(joined.first?.role?.value == role)
  }

  @Test func `a hundred thousand rows are joined`() throws {
    var inventory = Inventory()
    for row in 0..<100_000 {
      inventory.listings.append(
        Listing(
          kind: .ibmAPIKey, path: BytePath("keys.json"), line: row + 1,
          facts: [
            Fact(.keyID("ApiKey-\(row)"), source: "keys.json"),
            Fact(.name("n"), source: "keys.json"),
            Fact(.identity(Identity(kind: .user, id: "IBMid-1")), source: "keys.json"),
          ]))
      inventory.policies.append(
        ListedPolicy(identity: "IBMid-\(row)", role: "r", service: nil, source: "p.json"))
    }
    let joined = Joining(inventory).joined(to: [Self.found(.keyID("ApiKey-99999"))]) { _ in
      Shared(Self.detector)
    }
    #expect(joined.count == 100_000)
    #expect(joined.first?.listings.first?.line == 100_000)
  }
}
