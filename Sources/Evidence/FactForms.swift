import Model

/// The forms that ids, roles and accounts have; what has none of them is not taken for one.
extension FactReader {
  /// `ApiKey-<UUID>`, alone or at the end of a CRN.
  static func keyID(_ text: String) -> String? {
    let id = ResourceName(in: text)?.resource ?? text
    return id.hasPrefix("ApiKey-") && isID(id) ? id : nil
  }

  /// Whose an id, a CRN or a service account's address is.
  static func identity(_ text: String) -> Identity? {
    let id = ResourceName(in: text)?.resource ?? text
    if id.hasSuffix(".gserviceaccount.com"), isID(id) { return Identity(kind: .serviceID, id: id) }
    guard isID(id) else { return nil }
    let kinds: [(String, Identity.Kind)] = [
      ("IBMid-", .user), ("iam-ServiceId-", .serviceID), ("ServiceId-", .serviceID),
      ("iam-Profile-", .profile), ("Profile-", .profile),
    ]
    return kinds.first { id.hasPrefix($0.0) }.map { Identity(kind: $0.1, id: id) }
  }

  /// A user of the classic infrastructure: `SL123456`, `IBM123456`.
  static func classicIdentity(_ text: String) -> Identity? {
    guard let prefix = ["SL", "IBM"].first(where: text.hasPrefix) else { return nil }
    let digits = text.dropFirst(prefix.count).utf8
    guard (3...12).contains(digits.count), digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      return nil
    }
    return Identity(kind: .classic, id: text)
  }

  /// A role's CRN, or the name of one of the roles that all services have.
  static func isRole(_ text: String) -> Bool {
    text.hasPrefix("crn:") || roles.contains(text.lowercased())
  }

  /// An account's id, as IBM Cloud and others write them.
  static func isAccount(_ text: String) -> Bool {
    (8...64).contains(text.utf8.count) && text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
      && isID(text)
  }

  /// The account in a CRN, or the project in a service account's address.
  static func account(_ text: String) -> String? {
    if let account = ResourceName(in: text)?.account, isAccount(account) { return account }
    let suffix = ".iam.gserviceaccount.com"
    guard text.hasSuffix(suffix), let at = text.firstIndex(of: "@"), isID(text) else { return nil }
    let project = text[text.index(after: at)...].dropLast(suffix.count)
    return project.isEmpty ? nil : String(project)
  }

  private static func isID(_ text: String) -> Bool {
    text.utf8.count <= 128
      && text.utf8.allSatisfy { byte in
        OutlineReader.isWord(byte) && byte < 0x80 || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: "@")
      }
  }

  private static let roles: Set<String> = [
    "reader", "writer", "manager", "viewer", "operator", "editor", "administrator", "readerplus",
    "contentreader", "objectreader", "objectwriter", "notificationsmanager", "keypurge",
    "kmipadaptermanager",
  ]
}
