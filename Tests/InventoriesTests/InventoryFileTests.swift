import Model
import TestSupport
import Testing

/// Each list that the commands and APIs print.
@Suite struct InventoryFileTests {
  private static let uses =
    #", "activity": {"last_authn": "2025-04-01T00:00:00Z", "authn_count": 4}"#

  @Test func `the keys of a user, a bare array`() throws {
    let list = try Lists.reading(
      "[\n" + Lists.key(1, more: Self.uses + #", "action_when_leaked": "none""#) + ",\n"
        + Lists.key(2, more: #", "expires_at": "2026-03-01T00:00+0000""#) + "]")
    #expect(list.reasons == [])
    #expect(list.listings.map(\.kind) == [.ibmAPIKey, .ibmAPIKey])
    #expect(list.listings.map(\.line) == [2, 5])
    #expect(
      list.listings.first?.claims == [
        .keyID(Lists.keyID(1)), .name("ci"), .account(Lists.account), .locked(false),
        .identity(Identity(kind: .user, id: "IBMid-270000ABCD")), .disabled(false),
        .createdAt(date("2025-03-01T10:24Z")), .lastUsedAt(date("2025-04-01T00:00:00Z")),
        .neverExpires, .leakAction("none"),
      ])
    #expect(list.listings.last?.claims.contains(.expiresAt(date("2026-03-01T00:00Z"))) == true)
    #expect(list.listings.last?.claims.contains(.neverExpires) == false)
  }

  @Test func `a page of the API, and that there are more`() throws {
    let page = """
      {"context": {}, "offset": 0, "limit": 1, "next": "https://iam.cloud.ibm.com/v1/apikeys?pagetoken=1",
       "apikeys": [\(Lists.key(1))]}
      """
    let list = try Lists.reading(page)
    #expect(list.listings.count == 1 && list.reasons == [])
    #expect(list.warnings.map(\.reason).count == 1)
    #expect(list.warnings.first?.reason.hasPrefix("page incomplete") == true)
    let last = try Lists.reading(#"{"next": null, "apikeys": [\#(Lists.key(1))]}"#)
    #expect(last.listings.count == 1 && last.warnings == [])
  }

  @Test func `service credentials, with their keys for comparison`() throws {
    let key = Drawn.ibmKey()
    let row = Lists.serviceCredential(3, name: "writer", role: "Manager", key: key)
    for text in ["[\(row)]", #"{"rows_count": 1, "next_url": null, "resources": [\#(row)]}"#] {
      let list = try Lists.reading(text)
      let listing = try #require(list.listings.first)
      #expect(listing.kind == .ibmServiceCredential && list.reasons == [] && list.warnings == [])
      #expect(listing.secrets == [Secret(Array(key.utf8))])
      #expect(listing.claims.contains(.serviceCredential(Lists.guid(3))))
      #expect(listing.claims.contains(.keyID(Lists.keyID(3))))
      #expect(listing.claims.contains(.role("crn:v1:bluemix:public:iam::::serviceRole:Manager")))
      #expect(listing.first { if case .name(let name) = $0 { name } else { nil } } == "writer")
      #expect(listing.claims.contains(.createdAt(date("2025-07-02T22:03:43Z"))))
    }
  }

  @Test func `policies of both versions`() throws {
    let role = "crn:v1:bluemix:public:iam::::serviceRole:Manager"
    let first = """
      [{"id": "p", "type": "access", "roles": [{"role_id": "\(role)", "display_name": "Manager"}],
        "subjects": [{"attributes": [{"name": "iam_id", "value": "iam-ServiceId-\(Lists.guid(5))"}]}],
        "resources": [{"attributes": [{"name": "serviceName", "value": "kms"}]}], "state": "active"}]
      """
    let second = """
      {"policies": [{"id": "p", "type": "access", "control": {"grant": {"roles": [{"role_id": "\(role)"}]}},
        "subject": {"attributes": [{"key": "iam_id", "operator": "stringEquals", "value": "iam-ServiceId-\(Lists.guid(5))"}]},
        "resource": {"attributes": [{"key": "serviceName", "operator": "stringEquals", "value": "kms"}]}}]}
      """
    for text in [first, second] {
      let list = try Lists.reading(text)
      #expect(list.policies.map(\.identity) == ["iam-ServiceId-" + Lists.guid(5)])
      #expect(list.policies.map(\.role) == [role] && list.policies.map(\.service) == ["kms"])
      #expect(list.reasons == [])
    }
  }

  @Test func `service IDs, settings and the owner`() throws {
    let ids = try Lists.reading(
      #"[{"id": "ServiceId-\#(Lists.guid(5))", "iam_id": "iam-ServiceId-\#(Lists.guid(5))", "name": "billing"}]"#
    )
    #expect(ids.names.mapValues(\.claim) == ["ServiceId-" + Lists.guid(5): .ownerName("billing")])
    #expect(ids.reasons == [])
    let settings = try Lists.reading(
      """
      {"account_id": "\(Lists.account)", "restrict_create_service_id": "RESTRICTED",
       "restrict_create_platform_apikey": "NOT_SET", "owner_iam_id": "IBMid-270000ABCD"}
      """)
    #expect(settings.settings.map(\.value).sorted() == ["NOT_SET", "RESTRICTED"])
    #expect(Array(settings.owners.keys) == ["IBMid-270000ABCD"] && settings.reasons == [])
  }

  @Test func `the report of inactive identities`() throws {
    let list = try Lists.reading(
      """
      {"created_by": "IBMid-270000ABCD", "reference": "r", "report_duration": "720",
       "users": [{"iam_id": "IBMid-270000ABCD", "name": "A", "username": "a@acme.dev"}],
       "apikeys": [
        {"id": "\(Lists.keyID(1))", "name": "a", "type": "user", "user": {"iam_id": "IBMid-270000ABCD"}},
        {"id": "\(Lists.keyID(2))", "name": "b", "type": "serviceid", "last_authn": "2025-02-01T00:00:00Z"}],
       "serviceids": [{"id": "ServiceId-\(Lists.guid(5))", "name": "s"}], "profiles": []}
      """)
    #expect(list.reasons == [])
    #expect(list.listings.map { $0.claims.contains(.unused(days: 30)) } == [true, false])
    #expect(
      list.listings.first?.claims.contains(
        .identity(Identity(kind: .user, id: "IBMid-270000ABCD"))) == true)
  }

  @Test func `service account keys of Google, those of users only`() throws {
    func row(_ id: String, _ type: String, until end: String) -> String {
      """
      {"keyAlgorithm": "KEY_ALG_RSA_2048", "keyOrigin": "GOOGLE_PROVIDED", "keyType": "\(type)",
       "name": "projects/acme/serviceAccounts/ci@acme.iam.gserviceaccount.com/keys/\(id)",
       "validAfterTime": "2025-01-01T00:00:00Z", "validBeforeTime": "\(end)"}
      """
    }
    let id = drawn("{{hex:40}}")
    let list = try Lists.reading(
      "[" + row(id, "USER_MANAGED", until: "9999-12-31T23:59:59Z") + ","
        + row("b", "SYSTEM_MANAGED", until: "2025-01-16T00:00:00Z") + "]")
    #expect(list.listings.map(\.kind) == [.googleServiceAccountKey])
    #expect(
      list.listings.first?.claims == [
        .keyID(id), .account("acme"), .neverExpires, .createdAt(date("2025-01-01T00:00:00Z")),
        .identity(Identity(kind: .serviceID, id: "ci@acme.iam.gserviceaccount.com")),
      ])
  }

  @Test func `the credential report of AWS`() throws {
    let list = try Lists.reading(
      """
      user,arn,user_creation_time,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated
      <root_account>,arn:aws:iam::1:root,2020-01-01T00:00:00+00:00,true,2020-02-01T00:00:00+00:00,N/A,false,N/A
      "ci, build",arn:aws:iam::1:user/ci,2020-01-01T00:00:00+00:00,false,2021-02-01T00:00:00+00:00,2021-03-01T00:00:00+00:00,true,soon
      """, as: "report.csv")
    #expect(list.listings.map(\.line) == [2, 3, 3])
    #expect(Array(list.owners.keys) == ["<root_account>"])
    #expect(list.listings[0].claims.contains(.unused(days: nil)))
    #expect(list.listings[1].claims.contains(.disabled(true)))
    #expect(list.listings[1].claims.contains(.lastUsedAt(date("2021-03-01T00:00:00Z"))))
    #expect(list.listings[2].claims.contains(.unreadableDate))
    #expect(list.listings[2].claims.contains(.name("ci, build, access key 2")))
  }

  @Test func `Terraform's state`() throws {
    let key = Drawn.ibmKey()
    let list = try Lists.reading(
      """
      {"version": 4, "terraform_version": "1.9.0", "serial": 3, "lineage": "x", "outputs": {},
       "resources": [
        {"mode": "managed", "type": "ibm_iam_service_api_key", "name": "k", "instances": [
          {"schema_version": 0, "attributes": {"apikey": "\(key)", "created_at": "2025-01-01T00:00:00.000Z",
            "id": "\(Lists.keyID(1))", "locked": "false", "name": "tf", "store_value": true}}]},
        {"mode": "managed", "type": "ibm_is_vpc", "name": "v", "instances": [{"attributes": {"id": "v"}}]}]}
      """, as: "terraform.tfstate")
    #expect(list.reasons == [] && list.warnings == [])
    #expect(list.listings.map(\.secrets) == [[Secret(Array(key.utf8))]])
    #expect(list.listings.first?.claims.contains(.storesValue(true)) == true)
    #expect(list.listings.first?.claims.contains(.keyID(Lists.keyID(1))) == true)
  }
}
