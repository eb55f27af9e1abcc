import Evidence
import Model
import Testing

@Suite struct SurroundTests {
  static let uuid = Material.uuid()
  static let account = Material.hex(32, seed: 9)
  static let instance =
    "crn:v1:bluemix:public:cloud-object-storage:global:a/\(account):\(Material.uuid(seed: 20))::"
  static let role = "crn:v1:bluemix:public:iam::::serviceRole:Manager"
  static let serviceID =
    "crn:v1:bluemix:public:iam-identity::a/\(account)::serviceid:ServiceId-\(uuid)"

  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var claims: Set<Fact.Claim>

    init(_ name: String, _ text: String, _ claims: Set<Fact.Claim>) {
      testDescription = name
      self.text = text
      self.claims = claims
    }
  }

  static let eras: [Case] = [
    Case(
      "command line, 2018",
      """
      {
      \t"name": "my-key",
      \t"description": "for the build",
      \t"apikey": "◆",
      \t"createdAt": "2018-08-21T10:24+0000",
      \t"locked": false,
      \t"uuid": "ApiKey-\(uuid)"
      }
      """,
      [
        .name("my-key"), .createdAt(date("2018-08-21T10:24Z")), .locked(false),
        .keyID("ApiKey-\(uuid)"),
      ]),
    Case(
      "command line, 2020",
      """
      {"id": "ApiKey-\(uuid)", "crn": "crn:v1:bluemix:public:iam-identity::a/\(account)::apikey:\
      ApiKey-\(uuid)", "iam_id": "IBMid-270000ABCD", "account_id": "\(account)", "name": "k",
       "apikey": "◆", "locked": true, "entity_tag": "1-\(account)",
       "created_at": "2020-05-28T14:14+0000", "created_by": "IBMid-550000WXYZ",
       "modified_at": "2020-05-28T14:14+0000"}
      """,
      [
        .keyID("ApiKey-\(uuid)"), .identity(Identity(kind: .user, id: "IBMid-270000ABCD")),
        .account(account), .name("k"), .locked(true), .createdAt(date("2020-05-28T14:14Z")),
        .neverExpires,
      ]),
    Case(
      "response, 2026",
      """
      {"id":"ApiKey-\(uuid)","locked":false,"disabled":true,"created_at":"2024-10-04T12:28+0000",
      "expires_at":"2026-02-19T18:59+0000","iam_id":"iam-ServiceId-\(uuid)",
      "account_id":"\(account)","apikey":"◆",
      "history":[{"timestamp":"2024-10-04T12:28+0000","id":"x","name":"nobody"}],
      "activity":{"last_authn":"2025-01-02T03:04:05Z","authn_count":3}}
      """,
      [
        .keyID("ApiKey-\(uuid)"), .locked(false), .disabled(true),
        .createdAt(date("2024-10-04T12:28Z")), .expiresAt(date("2026-02-19T18:59Z")),
        .lastUsedAt(date("2025-01-02T03:04:05Z")), .account(account),
        .identity(Identity(kind: .serviceID, id: "iam-ServiceId-\(uuid)")),
      ]),
    Case(
      "Terraform",
      """
      {\n\t"Name": "tf",\n\t"Description": "",\n\t"Apikey": "◆",
      \t"CreatedAt": "2021-03-04T05:06:07.890Z",\n\t"Locked": false\n}
      """,
      [.name("tf"), .createdAt(date("2021-03-04T05:06:07Z")), .locked(false)]),
    Case(
      "IAM v1",
      """
      {"metadata":{"uuid":"ApiKey-\(uuid)","crn":"","createdAt":"2017-02-19T12:55+0000",
      "modifiedAt":"2017-02-19T12:55+0000"},"entity":{"boundTo":"\(serviceID)","name":"old",
      "description":"","format":"APIKEY","apiKey":"◆"}}
      """,
      [
        .keyID("ApiKey-\(uuid)"), .createdAt(date("2017-02-19T12:55Z")), .name("old"),
        .identity(Identity(kind: .serviceID, id: "ServiceId-\(uuid)")), .account(account),
      ]),
    Case(
      "service credentials",
      """
      {"apikey": "◆", "endpoints": "https://control.example/endpoints",
       "iam_apikey_description": "Auto-generated for key \(instance)",
       "iam_apikey_id": "ApiKey-\(uuid)", "iam_apikey_name": "Service credentials-1",
       "iam_role_crn": "\(role)", "iam_serviceid_crn": "\(serviceID)",
       "resource_instance_id": "\(instance)"}
      """,
      [
        .keyID("ApiKey-\(uuid)"), .name("Service credentials-1"), .role(role),
        .identity(Identity(kind: .serviceID, id: "ServiceId-\(uuid)")),
        .service("cloud-object-storage"), .region("global"), .account(account),
      ]),
    Case(
      "resource key around credentials",
      """
      [{"id": "\(instance)", "guid": "\(uuid)", "created_at": "2018-07-02T22:03:43.837979455Z",
        "parameters": {"role_crn": "\(role)"}, "name": "wrapped", "account_id": "\(account)",
        "source_crn": "\(instance)", "credentials": {"apikey": "◆", "cos_hmac_keys":
        {"access_key_id": "x"}}},
       {"guid": "other", "created_at": "2001-01-01T00:00:00Z", "name": "not this one"}]
      """,
      [
        .createdAt(date("2018-07-02T22:03:43Z")), .role(role), .name("wrapped"),
        .account(account), .service("cloud-object-storage"), .region("global"),
        .serviceCredential(uuid),
      ]),
    Case(
      "a key inside of a service ID",
      """
      [{"id": "ServiceId-\(uuid)", "iam_id": "iam-ServiceId-\(uuid)", "entity_tag": "1-a",
        "created_at": "2015-01-01T00:00+0000", "name": "the service",
        "apikey": {"id": "ApiKey-\(uuid)", "name": "the key", "apikey": "◆",
        "created_at": "2024-01-01T00:00+0000"}}]
      """,
      [
        .keyID("ApiKey-\(uuid)"), .name("the key"), .createdAt(date("2024-01-01T00:00Z")),
        .identity(Identity(kind: .serviceID, id: "iam-ServiceId-\(uuid)")),
      ]),
    Case(
      "Google service account",
      """
      {"type": "service_account", "project_id": "acme-1", "private_key_id": "\(account)",
       "private_key": "◆", "client_email": "ci@acme-1.iam.gserviceaccount.com"}
      """,
      [
        .keyID(account), .account("acme-1"),
        .identity(Identity(kind: .serviceID, id: "ci@acme-1.iam.gserviceaccount.com")),
      ]),
    Case(
      "command output, 2019",
      """
      Please preserve the API key! It cannot be retrieved after it's created.

      Name          my-key
      Description   for tests
      Bound To      crn:v1:bluemix:public:iam-identity::a/\(account)::user:IBMid-270000ABCD
      Created At    2019-02-01T19:06+0000
      API Key       ◆
      Locked        false
      UUID          ApiKey-\(uuid)
      """,
      [
        .name("my-key"), .createdAt(date("2019-02-01T19:06Z")), .locked(false),
        .keyID("ApiKey-\(uuid)"), .identity(Identity(kind: .user, id: "IBMid-270000ABCD")),
        .account(account),
      ]),
    Case(
      "command output, 2021, in a comment",
      """
      # ID            ApiKey-\(uuid)
      # Name          quoted
      # Description
      # Created At    2021-02-01T19:06+0000
      # API Key       ◆
      # Locked        true
      """,
      [
        .name("quoted"), .createdAt(date("2021-02-01T19:06Z")), .locked(true),
        .keyID("ApiKey-\(uuid)"),
      ]),
    Case(
      "service key as text",
      """
      Name:          cos-key
      ID:            \(instance)
      Created At:    Thu Jun 24 02:23:56 UTC 2021
      State:         active
      Credentials:
                     apikey:               ◆
                     iam_apikey_name:      written-name
                     iam_role_crn:         \(role)
      """,
      [
        .name("written-name"), .createdAt(date("2021-06-24T02:23:56Z")), .role(role),
        .service("cloud-object-storage"),
        .region("global"), .account(account),
      ]),
  ]

  @Test("reads what each producer of keys writes", arguments: eras)
  func era(_ era: Case) { #expect(Material.claims(era.text) == era.claims) }

  static let pasted: Set<Fact.Claim> = [
    .name("pasted"), .role(role), .keyID("ApiKey-\(uuid)"),
  ]
  static let fragments: [Case] = [
    Case(
      "JavaScript",
      """
      const name = 'not this one';
      const auth = new IamAuthenticator({
        apikey: '◆', // don't commit
        iam_apikey_id: 'ApiKey-\(uuid)',
        iam_apikey_name: `pasted`,
        iam_role_crn: "\(role)",
      });
      """, pasted),
    Case(
      "Python",
      """
      name = "not this one"
      credentials = {
          "apikey":
              "◆",
          'iam_apikey_id': 'ApiKey-\(uuid)',  # it's here
          "iam_apikey_name": "pasted", "iam_role_crn": '\(role)'
      }
      """, pasted),
    Case(
      "Go, in a raw string",
      """
      func creds() string {
        return `{ "apikey": "◆", "iam_apikey_id": "ApiKey-\(uuid)",
          "iam_apikey_name": "pasted", "iam_role_crn": "\(role)" }`
      }
      """, pasted),
    Case(
      "HCL",
      """
      variable "creds" {
        default = {
          apikey          = "◆"
          iam_apikey_id   = "ApiKey-\(uuid)"
          iam_apikey_name = "pasted"
          iam_role_crn    = "\(role)"
        }
      }
      """, pasted),
    Case(
      "YAML",
      """
      other:
        iam_role_crn: crn:v1:bluemix:public:iam::::role:Viewer
      binding:
        - apikey: ◆
          iam_apikey_id: ApiKey-\(uuid)
          iam_apikey_name: pasted # so it was
          iam_role_crn: \(role)
        - iam_apikey_name: not this one
      """, pasted),
    Case(
      "line comments",
      """
      // {
      //   "apikey": "◆",
      //   "iam_apikey_id": "ApiKey-\(uuid)",
      //   "iam_apikey_name": "pasted",
      //   "iam_role_crn": "\(role)"
      // }
      """, pasted),
    Case(
      "escaped, in a string",
      #"""
      s := "{\"apikey\": \"◆\", \"iam_apikey_id\": \"ApiKey-\#(uuid)\",\n \#
      \"iam_apikey_name\": \"pasted\", \"iam_role_crn\": \"\#(role)\"}"
      """#, pasted),
    Case(
      "escaped twice",
      #"""
      {"a": "{\\\"apikey\\\": \\\"◆\\\", \\\"iam_apikey_id\\\": \\\"ApiKey-\#(uuid)\\\", \#
      \\\"iam_apikey_name\\\": \\\"pasted\\\", \\\"iam_role_crn\\\": \\\"\#(role)\\\"}"}
      """#, pasted),
    Case(
      "notebook",
      #"""
      {"cells": [{"cell_type": "code", "metadata": {"name": "cell"}, "source": [
        "credentials = {\n",
        "  \"apikey\": \"◆\",\n",
        "  \"iam_apikey_id\": \"ApiKey-\#(uuid)\",\n",
        "  'iam_apikey_name': 'pasted',\n",
        "  \"iam_role_crn\": \"\#(role)\"\n",
        "}" ]}]}
      """#, pasted),
    Case(
      "shell",
      """
      export VCAP='{"x":[{"name":"binding","credentials":{"apikey":"◆",
      "iam_apikey_id":"ApiKey-\(uuid)","iam_apikey_name":"pasted","iam_role_crn":"\(role)"}}]}'
      """, pasted),
    Case(
      "keyword arguments",
      """
      make(apikey="◆", iam_apikey_id="ApiKey-\(uuid)", iam_apikey_name="pasted",
           iam_role_crn="\(role)", created_at=datetime.now(), locked=is_locked)
      """, pasted),
    Case(
      "cut off at both ends",
      """
      "iam_apikey_id": "ApiKey-\(uuid)",
      "apikey": "◆",
      "iam_apikey_name": "pasted",
      "iam_role_crn": "\(role)",
      "url": "https://exam
      """, pasted),
  ]

  @Test("reads fragments in whatever language", arguments: fragments)
  func fragment(_ fragment: Case) { #expect(Material.claims(fragment.text) == fragment.claims) }

  static let silent: [Case] = [
    Case("another object", #"{"a": {"apikey": "◆"}, "b": {"iam_apikey_name": "x"}}"#, []),
    Case("a program's name", #"{"name": "my-app", "services": {"w": {"apikey": "◆"}}}"#, []),
    Case("variables", "{ apikey: '◆', name: userName, createdAt: new Date('2019'), locked }", []),
    Case("declarations", "const apikey = '◆'\nconst name = 'x'\nconst role = 'Manager'", []),
    Case("assignments", "apikey = '◆'\nif name == 'x': locked == True\nname = other", []),
    Case("a blank line", "apikey: ◆\n\nname: x\nlocked: true", []),
    Case(
      "nothing in the fields", #"{"apikey":"◆","createdAt":"","expires_at":null,"name":""}"#, []),
  ]

  @Test("says nothing of what is not beside the secret", arguments: silent)
  func silence(_ text: Case) { #expect(Material.claims(text.text) == text.claims) }

  @Test("reads dates in all forms, and says which it cannot read")
  func dates() {
    let expected: [(String, Fact.Claim)] = [
      (#""2019-01-01T12:00:00.000Z""#, .createdAt(date("2019-01-01T12:00:00Z"))),
      (#""2019-01-01T12:28-0500""#, .createdAt(date("2019-01-01T17:28:00Z"))),
      (#""2019-01-01T12:28+05:30""#, .createdAt(date("2019-01-01T06:58:00Z"))),
      (#""2019-01-01T12:28""#, .createdAt(date("2019-01-01T12:28:00Z"))),
      ("1546344000", .createdAt(date("2019-01-01T12:00:00Z"))),
      ("1546344000000", .createdAt(date("2019-01-01T12:00:00Z"))),
      (#""1. April 2019""#, .unreadableDate), (#""2019-02-30T00:00Z""#, .unreadableDate),
      (#""yesterday \u0007""#, .unreadableDate),
    ]
    for (text, claim) in expected {
      #expect(Material.claims(#"{"apikey": "◆", "created_at": \#(text)}"#) == [claim], "\(text)")
    }
  }

  @Test("names the field and the file as the source")
  func source() {
    let facts = Material.facts(#"{"apikey": "◆", "CreatedAt": "x"}"#, path: "conf/k.json")
    #expect(facts == [Fact(.unreadableDate, source: "CreatedAt in conf/k.json")])
  }

  @Test("decodes escapes in names")
  func escapes() {
    #expect(
      Material.claims(#"{"apikey":"◆","name":"\"B\u00fcro\" \ud83d\ude80 \\ {x"}"#)
        == [.name(#""Büro" 🚀 \ {x"#)])
  }

  @Test("tells users of the classic infrastructure")
  func classic() {
    let detector = Material.detector("ibm-classic-api-key")
    let expected = Fact.Claim.identity(Identity(kind: .classic, id: "SL123456"))
    let call = #"create_client(username="SL123456", api_key="◆")"#
    #expect(Material.claims(call, detector: detector) == [expected])
    #expect(Material.claims(call) == [])
  }

  @Test("one reader serves all secrets of a blob")
  func manySecrets() {
    var bytes = Array("[".utf8)
    var secrets: [ByteRange] = []
    for index in 0..<300 {
      bytes += Array(#"{"name": "k\#(index)", "apikey": ""#.utf8)
      secrets.append(ByteRange(bytes.count, bytes.count + 44))
      bytes += Array((Material.key(seed: UInt64(index)) + "\", \"locked\": true},\n").utf8)
    }
    var surround = Surround(path: BytePath("keys.json"))
    for (index, secret) in secrets.enumerated() {
      let facts = surround.facts(beside: secret, in: bytes.span, detector: Material.detector())
      #expect(Set(facts.map(\.claim)) == [.name("k\(index)"), .locked(true)])
    }
  }
}
