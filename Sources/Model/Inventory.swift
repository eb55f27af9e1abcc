/// What exported lists tell of an account: its keys, who they belong to, what these may do.
package struct Inventory: Sendable {
  package var listings: [Listing] = []
  package var policies: [ListedPolicy] = []
  package var settings: [ListedSetting] = []
  /// The ids of those who own the account, with the source of each.
  package var owners: [String: String] = [:]
  /// What owners of keys are called, by their ids without `iam-`.
  package var names: [String: Fact] = [:]
  /// What is odd about a list, and does not keep it from being read.
  package var warnings: [Notice] = []
  /// What was asked for and not read.
  package var unread: [Notice] = []

  package init() {}

  /// Takes over what another list tells.
  package mutating func add(_ other: Inventory) {
    listings += other.listings
    policies += other.policies
    settings += other.settings
    owners.merge(other.owners) { first, _ in first }
    names.merge(other.names) { first, _ in first }
    warnings += other.warnings
    unread += other.unread
  }

  /// Whether it tells nothing, not even that something is odd.
  package var isEmpty: Bool {
    listings.isEmpty && policies.isEmpty && settings.isEmpty && owners.isEmpty && names.isEmpty
      && warnings.isEmpty && unread.isEmpty
  }
}

/// A row of an exported list: what an account tells of one key.
package struct Listing: Sendable {
  package var kind: Kind
  /// The list's file.
  package var path: BytePath
  /// Where the row begins in the file, 1-based.
  package var line: Int
  package var facts: [Fact]
  /// Key values that stand in the row; they are compared, and never told.
  package var secrets: [Secret]

  package init(
    kind: Kind, path: BytePath, line: Int, facts: [Fact], secrets: [Secret] = []
  ) {
    self.kind = kind
    self.path = path
    self.line = line
    self.facts = facts
    self.secrets = secrets
  }

  /// What is listed.
  package enum Kind: Sendable {
    case ibmAPIKey, ibmServiceCredential, awsAccessKey, googleServiceAccountKey

    /// The id of the detector that finds the values of such keys.
    package var detector: String {
      switch self {
      case .ibmAPIKey, .ibmServiceCredential: "ibm-cloud-api-key"
      case .awsAccessKey: "aws-secret-access-key"
      case .googleServiceAccountKey: "google-service-account-key"
      }
    }
  }

  /// Where the row begins.
  package var start: Position {
    var start = Position.first
    start.line = line
    return start
  }

  /// The first claim that `read` takes.
  package func first<Value>(_ read: (Fact.Claim) -> Value?) -> Value? {
    for fact in facts { if let value = read(fact.claim) { return value } }
    return nil
  }
}

/// A role that an access policy gives to an identity.
package struct ListedPolicy: Hashable, Sendable {
  /// `IBMid-…`, `iam-ServiceId-…`
  package var identity: String
  /// A role's CRN, as written.
  package var role: String
  /// The service that it is about; nil for all of them.
  package var service: String?
  package var source: String

  package init(identity: String, role: String, service: String?, source: String) {
    self.identity = identity
    self.role = role
    self.service = service
    self.source = source
  }
}

/// A setting of an account that decides who may make keys.
package struct ListedSetting: Hashable, Sendable {
  /// As the API names it: `restrict_create_platform_apikey`.
  package var name: String
  package var value: String
  package var path: BytePath
  /// 1-based.
  package var line: Int

  package init(name: String, value: String, path: BytePath, line: Int) {
    self.name = name
    self.value = value
    self.path = path
    self.line = line
  }
}
