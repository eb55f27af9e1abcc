import Model

/// What a JSON Web Token says of itself (RFC 7519, section 4, and the claims of IBM Cloud IAM).
enum TokenClaims {
  /// The facts in the payload of `token`; none where it is no such token.
  static func facts(in token: ArraySlice<UInt8>) -> [Fact] {
    guard token.count <= longestToken else { return [] }
    let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }),
      let header = Base64.decode(parts[0]), header.first == UInt8(ascii: "{"),
      let payload = Base64.decode(parts[1]), payload.first == UInt8(ascii: "{")
    else { return [] }
    let outline = OutlineReader.outline(of: payload, dialect: .json)
    guard outline.scopes.count > 1 else { return [] }
    let record = outline.record(of: 1)
    let reader = FieldText(bytes: payload, secret: token)
    func text(_ name: FieldName) -> String? { record.first(name).flatMap(reader.text) }

    var facts: [Fact] = []
    func add(_ claim: Fact.Claim?, from name: String) {
      if let claim { facts.append(Fact(claim, source: name + " claim of the token")) }
    }
    add(text(.issued).flatMap(date).map { .createdAt($0) }, from: "iat")
    add(text(.expires).flatMap(date).map { .expiresAt($0) }, from: "exp")
    if let id = text(.iamID) {
      add(.identity(identity(id, subType: text(.subType))), from: "iam_id")
    }
    add(text(.bss).flatMap { FactReader.isAccount($0) ? .account($0) : nil }, from: "account.bss")
    add(text(.issuer).flatMap { $0.hasPrefix("https://") ? .issuer($0) : nil }, from: "iss")
    add(text(.grantType).map { .grant($0.lastPart) }, from: "grant_type")
    let persons = personal.filter { text($0) != nil }.compactMap { record.first($0) }
      .map { String(decoding: payload[$0.written], as: UTF8.self) }
    if !persons.isEmpty, text(.subType) == nil {
      add(.personalData(persons.joined(separator: ", ")), from: persons[0])
    }
    return facts
  }

  // Of a user; service IDs and profiles have a `sub_type`.
  private static let personal: [FieldName] = [.name, .givenName, .familyName, .email]

  private static func identity(_ id: String, subType: String?) -> Identity {
    if let identity = FactReader.identity(id) { return identity }
    return switch subType {
    case "ServiceId": Identity(kind: .serviceID, id: nil)
    case "Profile": Identity(kind: .profile, id: nil)
    default: Identity(kind: .unknown, id: nil)
    }
  }

  /// A NumericDate: seconds since 1970, perhaps with a fraction, before the year 10000.
  private static func date(_ text: String) -> Instant? {
    let whole = text.prefix { $0 != "." }
    guard (1...12).contains(whole.utf8.count), let seconds = Int(whole),
      (0..<253_402_300_800).contains(seconds)
    else { return nil }
    return Instant(seconds: seconds)
  }

  private static let longestToken = 65_536
}

extension String {
  /// `apikey` of `urn:ibm:params:oauth:grant-type:apikey`.
  fileprivate var lastPart: String { split(separator: ":").last.map(String.init) ?? self }
}
