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

  /// The GUID of a service credential: in its CRN, at the end of `Auto-generated for key …`, or as the
  /// access key id of its HMAC keys, which is the GUID without dashes.
  static func serviceCredential(_ text: String) -> String? {
    if let name = ResourceName(in: text) {
      return name.resourceType == "resource-key" ? guid(name.resource) : nil
    }
    return guid(text.split(separator: " ").last.map(String.init) ?? text)
  }

  /// What IBM Cloud does with a key that leaks.
  static func leakAction(_ text: String) -> String? {
    let action = text.lowercased()
    return ["none", "disable", "delete"].contains(action) ? action : nil
  }

  /// 32 hexadecimal digits, with the dashes of a UUID or without any, as a UUID in lower case.
  static func guid(_ text: String) -> String? {
    let digits = text.lowercased().utf8.filter { $0 != UInt8(ascii: "-") }
    let isHex = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    guard digits.count == 32, isHex, [32, 36].contains(text.utf8.count) else { return nil }
    let ends = [8, 12, 16, 20, 32]
    let parts = zip([0] + ends, ends).map { String(decoding: digits[$0..<$1], as: UTF8.self) }
    return parts.joined(separator: "-")
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
