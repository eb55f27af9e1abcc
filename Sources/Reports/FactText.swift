import Model

extension Fact.Claim {
  /// How reports call what is claimed.
  var name: String {
    switch self {
    case .createdAt: "createdAt"
    case .expiresAt, .neverExpires: "expiresAt"
    case .lastUsedAt, .neverUsed: "lastUsedAt"
    case .keyID: "keyId"
    case .name: "name"
    case .identity: "identity"
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
    case .unreadableDate: "unreadableDate"
    }
  }

  /// What is claimed; nil where a source says that there is nothing.
  var text: String? {
    switch self {
    case .createdAt(let date), .expiresAt(let date), .lastUsedAt(let date),
      .replacedAt(let date):
      date.rfc3339
    case .held(let refs): refs.names.joined(separator: ", ")
    case .keyID(let text), .name(let text), .role(let text), .account(let text),
      .service(let text), .region(let text), .leakAction(let text), .serviceCredential(let text):
      text
    case .identity(let identity): identity.id ?? identity.kind.rawValue
    case .locked(let flag), .disabled(let flag), .storesValue(let flag): flag ? "true" : "false"
    case .neverExpires, .neverUsed, .unreadableDate: nil
    }
  }
}
