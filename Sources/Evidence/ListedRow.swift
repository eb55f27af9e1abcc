package import Model

/// Reads one object of an exported list, with the reader that key files have.
package struct ListedRow {
  private let outline: Outline
  private let reader: FieldText
  private let path: BytePath
  private let line: Int
  /// Where facts stand, for people: `keys.json:12`.
  private let place: String

  /// - Parameters:
  ///   - row: one whole JSON object; broken ones tell less, or nothing.
  ///   - type: what Terraform's state calls the resource; nil in other lists.
  ///   - line: where the row begins in its file.
  /// - Returns: what it tells, or nil where it is no row of a list that is known.
  package static func reading(
    _ row: [UInt8], type: String? = nil, in path: BytePath, line: Int
  ) -> Inventory? {
    let outline = OutlineReader.outline(of: row, dialect: .json)
    guard outline.scopes.count > 1, outline.scopes[1].opener == UInt8(ascii: "{") else {
      return nil
    }
    let keys = outline.scopes.flatMap(\.fields)
      .filter { keyNames.contains($0.name) && KeyFile.isKey(row[$0.value]) }
      .map { row[$0.value] }
    let it = ListedRow(
      outline: outline, reader: FieldText(bytes: row, secret: keys.first ?? row[0..<0]),
      path: path, line: line, place: "\(path.text):\(line)")
    let secrets = keys.map { Secret(Array($0)) }
    if let type { return it.state(of: type, secrets) }
    return it.policies ?? it.settings ?? it.key(secrets)
  }

  /// Whether the object around a list says where its next page is.
  package static func namesNextPage(_ frame: [UInt8]) -> Bool {
    let outline = OutlineReader.outline(of: frame, dialect: .json)
    let reader = FieldText(bytes: frame, secret: frame[0..<0])
    guard outline.scopes.count > 1 else { return false }
    return outline.scopes[1].fields.contains { field in
      (field.name == .next || field.name == .nextURL) && reader.text(field) != nil
    }
  }

  /// How many days the report around a list covers; nil where it does not say.
  package static func reportDays(_ frame: [UInt8]) -> Int? {
    let outline = OutlineReader.outline(of: frame, dialect: .json)
    let reader = FieldText(bytes: frame, secret: frame[0..<0])
    guard outline.scopes.count > 1 else { return nil }
    let hours = outline.record(of: 1).first(.reportDuration).flatMap(reader.text).flatMap {
      Int($0)
    }
    return hours.map { $0 / 24 }
  }

  private static let keyNames: Set<FieldName> = [.apiKey, .iamAPIKey]

  // MARK: Keys

  private func key(_ secrets: [Secret]) -> Inventory? {
    let row = outline.record(of: 1)
    let id = text(.id, of: row) ?? ""
    if let name = text(.name, of: row), name.contains("/serviceAccounts/") {
      return googleKey(row, name: name)
    }
    if row.first(.iamID) != nil, row.first(.email) != nil || row.first(.username) != nil {
      return user(row)
    }
    if id.hasPrefix("ServiceId-") || id.hasPrefix("iam-ServiceId-") { return serviceID(row, id) }
    if FactReader.keyID(id) != nil {
      let owner = child(.serviceID).map { record in
        Record(fields: record.fields.map { $0.name == .id ? $0.renamed(.serviceID) : $0 })
      }
      return listed(.ibmAPIKey, [row] + [child(.user), owner].compactMap(\.self), secrets)
    }
    let crn = text(.crn, of: row) ?? id
    guard row.first(.sourceCRN) != nil || ResourceName(in: crn)?.resourceType == "resource-key"
    else { return nil }
    return listed(.ibmServiceCredential, [row] + [child(.credentials)].compactMap(\.self), secrets)
  }

  /// What Terraform's state keeps of a resource.
  private func state(of type: String, _ secrets: [Secret]) -> Inventory? {
    guard let attributes = child(.attributes) else { return nil }
    switch type {
    case "ibm_iam_api_key", "ibm_iam_service_api_key":
      return listed(.ibmAPIKey, [attributes], secrets)
    case "ibm_resource_key": return listed(.ibmServiceCredential, [attributes], secrets)
    case "ibm_iam_account_settings": return settings
    default: return nil
    }
  }

  private func listed(
    _ kind: Listing.Kind, _ records: [Record], _ secrets: [Secret]
  ) -> Inventory {
    var facts = FactReader.facts(ofRow: records, reader: reader, place: place)
    func says(_ claim: (Fact.Claim) -> Bool) -> Bool { facts.contains { claim($0.claim) } }
    let row = records.first ?? Record()
    if kind == .ibmServiceCredential {
      let guid = text(.guid, of: row) ?? text(.id, of: row) ?? ""
      if let guid = FactReader.serviceCredential(guid) {
        facts.insert(Fact(.serviceCredential(guid), source: "guid in " + place), at: 0)
      }
      // What the console shows is the row's name, not that of the key behind it.
      if let name = text(.name, of: row), !Discretion.looksSecret(Array(name.utf8)) {
        facts.insert(Fact(.name(name), source: "name in " + place), at: 0)
      }
    } else if !says({ if case .createdAt = $0 { true } else { false } }), row.first(.type) != nil {
      // The report of inactive identities tells no use of what was not used.
      if !says({ if case .lastUsedAt = $0 { true } else { false } }) {
        facts.append(Fact(.unused(days: nil), source: "no last_authn in " + place))
      }
    } else if !says({ if case .expiresAt = $0 { true } else { false } }),
      !says({ $0 == .neverExpires })
    {
      facts.append(Fact(.neverExpires, source: "no expires_at in " + place))
    }
    var inventory = Inventory()
    inventory.listings = [
      Listing(kind: kind, path: path, line: line, facts: facts, secrets: secrets)
    ]
    return inventory
  }

  private func serviceID(_ row: Record, _ id: String) -> Inventory {
    var inventory = Inventory()
    inventory.names[id.hasPrefix("iam-") ? String(id.dropFirst(4)) : id] = name(of: row)
    return inventory
  }

  private func user(_ row: Record) -> Inventory {
    var inventory = Inventory()
    if let id = text(.iamID, of: row) { inventory.names[id] = name(of: row) }
    return inventory
  }

  private func name(of row: Record) -> Fact? {
    text(.name, of: row).flatMap { name in
      Discretion.looksSecret(Array(name.utf8))
        ? nil : Fact(.ownerName(name), source: "name in " + place)
    }
  }

  /// `projects/P/serviceAccounts/ADDRESS/keys/ID`; Google replaces those that it manages itself.
  private func googleKey(_ row: Record, name: String) -> Inventory {
    let parts = name.split(separator: "/").map(String.init)
    var inventory = Inventory()
    guard parts.count == 6, text(.keyType, of: row) != "SYSTEM_MANAGED" else { return inventory }
    var facts: [Fact] = []
    func add(_ claim: Fact.Claim, _ field: String) {
      facts.append(Fact(claim, source: field + " in " + place))
    }
    add(.keyID(parts[5]), "name")
    add(.identity(Identity(kind: .serviceID, id: parts[3])), "name")
    add(.account(parts[1]), "name")
    if let created = date(.validAfterTime, of: row) { add(created, "validAfterTime") }
    if case .createdAt(let end) = date(.validBeforeTime, of: row) {
      // The year 9999 is how Google writes "never".
      let isNever = end.seconds >= 253_370_764_800
      add(isNever ? .neverExpires : .expiresAt(end), "validBeforeTime")
    }
    if let isDisabled = row.first(.disabled).flatMap(reader.flag) {
      add(.disabled(isDisabled), "disabled")
    }
    inventory.listings = [
      Listing(kind: .googleServiceAccountKey, path: path, line: line, facts: facts)
    ]
    return inventory
  }

  private func date(_ name: FieldName, of row: Record) -> Fact.Claim? {
    switch row.first(name).flatMap(reader.date) {
    case .date(let date): .createdAt(date)
    case .unreadable: .unreadableDate
    case nil: nil
    }
  }

  // MARK: Policies and settings

  /// A policy of version 1 or 2: the attribute `iam_id` of its subject, and the roles that it grants.
  private var policies: Inventory? {
    let roles = outline.scopes.flatMap { $0.fields.filter { $0.name == .roleID } }
      .compactMap(reader.text)
    guard !roles.isEmpty else { return nil }
    var inventory = Inventory()
    let attributes = outline.scopes.compactMap { scope -> (name: String, value: String)? in
      let record = Record(fields: scope.fields)
      guard let name = text(.name, of: record) ?? text(.key, of: record),
        let value = text(.value, of: record)
      else { return nil }
      return (name, value)
    }
    let service = attributes.first { $0.name == "serviceName" }?.value
    for subject in attributes where subject.name == "iam_id" {
      guard let identity = FactReader.identity(subject.value)?.id else { continue }
      inventory.policies += roles.map {
        ListedPolicy(identity: identity, role: $0, service: service, source: "role_id in " + place)
      }
    }
    return inventory
  }

  /// Who may make keys, and who owns the account.
  private var settings: Inventory? {
    let records = [outline.record(of: 1), child(.attributes)].compactMap(\.self)
    var inventory = Inventory()
    for field in records.flatMap(\.fields) {
      guard let value = reader.text(field) else { continue }
      switch field.name {
      case .restrictKeys, .restrictServiceIDs:
        let name = String(decoding: reader.bytes[field.written], as: UTF8.self)
        inventory.settings.append(
          ListedSetting(name: name, value: value, path: path, line: line))
      case .ownerIAMID, .accountOwnerIAMID, .ownerUniqueID:
        let id = value.hasPrefix("IBMid-") ? value : "IBMid-" + value
        if FactReader.identity(id) != nil {
          let name = String(decoding: reader.bytes[field.written], as: UTF8.self)
          inventory.owners[id] = name + " in " + place
        }
      default: continue
      }
    }
    return inventory.isEmpty ? nil : inventory
  }

  // MARK: Fields

  private func text(_ name: FieldName, of record: Record) -> String? {
    record.first(name).flatMap(reader.text)
  }

  /// The first object under that name in the row itself.
  private func child(_ name: FieldName) -> Record? {
    outline.scopes.indices.first {
      outline.scopes[$0].name == name && outline.scopes[$0].parent == 1
    }
    .map(outline.record(of:))
  }
}
