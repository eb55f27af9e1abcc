import Inventories
import Model
import TestSupport

/// Exported lists with drawn values.
enum Lists {
  static let account = drawn("{{hex:32}}", seed: 90)

  static func keyID(_ seed: UInt64) -> String { "ApiKey-" + drawn("{{uuid}}", seed: seed) }
  static func guid(_ seed: UInt64) -> String { drawn("{{uuid}}", seed: seed) }

  /// A row of `ibmcloud iam api-keys`; `more` begins with a comma.
  static func key(
    _ seed: UInt64, name: String = "ci", owner: String = "IBMid-270000ABCD",
    createdAt: String = "2025-03-01T10:24+0000", more: String = ""
  ) -> String {
    """
    {"id": "\(keyID(seed))", "entity_tag": "3-a", "locked": false, "disabled": false,
     "created_at": "\(createdAt)", "name": "\(name)", "description": "", "iam_id": "\(owner)",
     "account_id": "\(account)"\(more)}
    """
  }

  /// A row of `ibmcloud resource service-keys`.
  static func serviceCredential(_ seed: UInt64, name: String, role: String, key: String) -> String {
    """
    {"id": "crn:v1:bluemix:public:kms:us-south:a/\(account):\(guid(50)):resource-key:\(guid(seed))",
     "guid": "\(guid(seed))", "name": "\(name)", "state": "active", "iam_compatible": true,
     "created_at": "2025-07-02T22:03:43.837979455Z", "source_crn": "crn:v1:bluemix:public:kms:us-south:a/\(account):\(guid(50))::",
     "credentials": {"apikey": "\(key)", "iam_apikey_id": "\(keyID(seed))", "iam_apikey_name": "auto",
      "iam_role_crn": "crn:v1:bluemix:public:iam::::serviceRole:\(role)",
      "iam_serviceid_crn": "crn:v1:bluemix:public:iam-identity::a/\(account)::serviceid:ServiceId-\(guid(51))"}}
    """
  }

  /// What a file of that content tells.
  static func reading(_ text: String, as name: String = "keys.json") throws -> Inventory {
    try reading(Array(text.utf8), as: name)
  }

  static func reading(_ bytes: [UInt8], as name: String = "keys.json") throws -> Inventory {
    let scratch = try ScratchFolder()
    try scratch.write(Array(name.utf8), bytes)
    return InventoryFile.reading(scratch.path(name))
  }
}

extension Inventory {
  /// Why something was not read.
  var reasons: [String] { unread.map(\.reason) }
}

extension Listing {
  var claims: Set<Fact.Claim> { Set(facts.map(\.claim)) }
}

func date(_ text: String) -> Instant { Instant(text) ?? Instant(seconds: .min) }
