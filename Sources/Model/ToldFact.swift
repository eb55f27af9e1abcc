/// Something that is known of a credential, as reports tell it.
package struct ToldFact: Hashable, Sendable {
  /// A key of the JSON report, such as `createdAt`.
  package var name: String
  /// Nil where the source says that there is none.
  package var value: String?
  package var source: String

  package init(name: String, value: String?, source: String) {
    self.name = name
    self.value = value
    self.source = source
  }

  init(_ fact: Fact) {
    self.init(name: fact.claim.name, value: fact.claim.text, source: fact.source)
  }
}

extension Fact.Claim {
  fileprivate var name: String {
    switch self {
    case .createdAt: "createdAt"
    case .expiresAt, .neverExpires: "expiresAt"
    case .lastUsedAt, .unused: "lastUsedAt"
    case .keyID: "keyId"
    case .name: "name"
    case .identity: "identity"
    case .ownerName: "ownerName"
    case .role: "role"
    case .account: "account"
    case .service: "service"
    case .region: "region"
    case .locked: "locked"
    case .disabled: "disabled"
    case .leakAction: "leakAction"
    case .storesValue: "storesValue"
    case .serviceCredential: "serviceCredential"
    case .replacedAt: "replacedAt"
    case .held: "heldBy"
    case .issuer: "issuer"
    case .grant: "grant"
    case .personalData: "personalData"
    case .unreadableDate: "unreadableDate"
    }
  }

  fileprivate var text: String? {
    switch self {
    case .createdAt(let date), .expiresAt(let date), .lastUsedAt(let date),
      .replacedAt(let date):
      date.rfc3339
    case .held(let refs): refs.names.joined(separator: ", ")
    case .keyID(let text), .name(let text), .role(let text), .account(let text),
      .service(let text), .region(let text), .leakAction(let text), .serviceCredential(let text),
      .issuer(let text), .grant(let text), .personalData(let text), .ownerName(let text):
      text
    case .identity(let identity): identity.id ?? identity.kind.rawValue
    case .locked(let flag), .disabled(let flag), .storesValue(let flag): flag ? "true" : "false"
    case .neverExpires, .unused, .unreadableDate: nil
    }
  }
}
