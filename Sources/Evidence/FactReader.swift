import Model

/// Reads facts off the records around a secret, nearest first; of each kind, the nearest one counts.
struct FactReader {
  let reader: FieldText
  let records: [Record]
  /// The records whose plain names (`name`, `createdAt`, `locked`) are about the secret.
  let own: [Record]
  /// Where the fields stand, for people.
  let place: String
  private var facts: [Fact] = []

  static func facts(
    of records: [Record], reader: FieldText, detector: Detector, place: String
  ) -> [Fact] {
    // Beside what only might be a secret, `name` and `created_at` may be those of anything; and what
    // stands beside a pair is told of its secret half alone.
    let trusts = detector.specificity != .generic && detector.names.isEmpty
    let own = records.enumerated().filter { nearness, record in
      (nearness == 0 && trusts) || reader.hasMark(record)
    }
    var collector = FactReader(
      reader: reader, records: records, own: own.map(\.element), place: place)
    collector.readAll(isClassic: detector.id == "ibm-classic-api-key")
    switch detector.provider {
    case "aws" where detector.names.isEmpty: collector.readAWS()
    case "azure": collector.readAzure()
    default: break
    }
    return collector.facts
  }

  /// The facts in a row of a list, every record of which is about the one key.
  static func facts(ofRow records: [Record], reader: FieldText, place: String) -> [Fact] {
    var collector = FactReader(reader: reader, records: records, own: records, place: place)
    collector.readAll(isClassic: false)
    return collector.facts
  }

  private init(reader: FieldText, records: [Record], own: [Record], place: String) {
    self.reader = reader
    self.records = records
    self.own = own
    self.place = place
  }

  private mutating func readAll(isClassic: Bool) {
    readDates()
    readIdentity(isClassic: isClassic)
    readPrivilege()
    readState()
  }

  /// What reads a date into a claim.
  private func date(
    _ claim: @escaping (Instant) -> Fact.Claim
  ) -> (Field, Record) -> [Fact.Claim] {
    { [reader] field, _ in
      switch reader.date(field) {
      case .date(let date): [claim(date)]
      case .unreadable: [.unreadableDate]
      case nil: []
      }
    }
  }

  private mutating func readDates() {
    take([.createdAt], from: own, date { .createdAt($0) })
    take([.expiresAt], from: own, date { .expiresAt($0) })
    take([.lastAuthn], from: own, date { .lastUsedAt($0) })
    let isOfToday = own.first?.first(.entityTag) != nil
    if isOfToday, says({ if case .createdAt = $0 { true } else { false } }),
      !says({ if case .expiresAt = $0 { true } else { false } })
    {
      facts.append(Fact(.neverExpires, source: "no expires_at in " + place))
    }
  }

  private func says(_ claim: (Fact.Claim) -> Bool) -> Bool { facts.contains { claim($0.claim) } }

  private mutating func readIdentity(isClassic: Bool) {
    take([.iamAPIKeyID, .uuid, .id, .apiKeyID, .crn], from: records) { [reader] field, _ in
      reader.text(field).flatMap(Self.keyID).map { [.keyID($0)] } ?? []
    }
    take([.privateKeyID], from: own) { [reader] field, record in
      reader.literal(field, in: record).map { [.keyID($0)] } ?? []
    }
    take([.iamAPIKeyName], from: records, name)
    if !says({ if case .name = $0 { true } else { false } }) { take([.name], from: own, name) }
    let credentialNames: [FieldName] = [.iamAPIKeyDescription, .accessKeyID, .guid, .id, .crn]
    take(credentialNames, from: records) { [reader] field, record in
      let isSure: Bool =
        switch field.name {
        case .guid: reader.hasMark(record)
        case .id, .crn: reader.text(field)?.hasPrefix("crn:") == true
        default: true
        }
      guard isSure else { return [] }
      return reader.text(field).flatMap(Self.serviceCredential).map { [.serviceCredential($0)] }
        ?? []
    }
    let names: [FieldName] = [
      .iamServiceIDCRN, .iamID, .boundTo, .iamServiceID, .serviceID, .iamProfileID, .profileID,
      .clientEmail,
    ]
    take(names, from: records) { [reader] field, _ in
      reader.text(field).flatMap(Self.identity).map { [.identity($0)] } ?? []
    }
    readPublicHalf()
    guard isClassic else { return }
    take([.slUsername, .softlayerUsername, .classicUsername, .username], from: own) {
      [reader] field, _ in
      reader.text(field).flatMap(Self.classicIdentity).map { [.identity($0)] } ?? []
    }
  }

  /// The name of a client or an application beside its secret: the public half of the pair.
  private mutating func readPublicHalf() {
    let pairs: [(FieldName, FieldName)] = [
      (.clientSecret, .clientID), (.appSecret, .appID), (.consumerSecret, .consumerKey),
    ]
    guard let record = records.first else { return }
    for (secret, id) in pairs
    where record.fields.contains(where: {
      $0.name == secret && $0.value.contains(reader.secret.startIndex)
    }) {
      take([id], from: [record]) { [reader] field, record in
        reader.literal(field, in: record)
          .flatMap { $0.utf8.count <= 128 && !$0.utf8.contains(UInt8(ascii: " ")) ? $0 : nil }
          .map { [.keyID($0)] } ?? []
      }
    }
  }

  private func name(_ field: Field, in record: Record) -> [Fact.Claim] {
    guard let name = reader.literal(field, in: record), !Discretion.looksSecret(Array(name.utf8))
    else { return [] }
    return [.name(name)]
  }

  private mutating func readPrivilege() {
    take([.iamRoleCRN, .roleCRN], from: records) { [reader] field, _ in
      reader.text(field).flatMap { $0.hasPrefix("crn:") ? [.role($0)] : nil } ?? []
    }
    if !says({ if case .role = $0 { true } else { false } }) {
      take([.role], from: own) { [reader] field, record in
        reader.literal(field, in: record).flatMap { Self.isRole($0) ? [.role($0)] : nil } ?? []
      }
    }
    let names: [FieldName] = [
      .iamAPIKeyDescription, .resourceInstanceID, .serviceInstanceID, .sourceCRN, .crn, .id,
    ]
    take(names, from: records) { [reader] field, _ in
      guard let text = reader.text(field), let name = ResourceName(in: text), !name.service.isEmpty,
        !name.service.hasPrefix("iam")
      else { return [] }
      return [.service(name.service)] + (name.region.isEmpty ? [] : [.region(name.region)])
    }
    take([.accountID], from: own) { [reader] field, record in
      reader.literal(field, in: record).flatMap { Self.isAccount($0) ? [.account($0)] : nil } ?? []
    }
    guard !says({ if case .account = $0 { true } else { false } }) else { return }
    take(names + [.iamServiceIDCRN, .boundTo, .clientEmail], from: records) { [reader] field, _ in
      reader.text(field).flatMap(Self.account).map { [.account($0)] } ?? []
    }
  }

  private mutating func readState() {
    take([.locked], from: own) { [reader] field, _ in
      reader.flag(field).map { [.locked($0)] } ?? []
    }
    take([.disabled], from: own) { [reader] field, _ in
      reader.flag(field).map { [.disabled($0)] } ?? []
    }
    take([.storeValue], from: own) { [reader] field, _ in
      reader.flag(field).map { [.storesValue($0)] } ?? []
    }
    take([.actionWhenLeaked], from: own) { [reader] field, _ in
      reader.text(field).flatMap(Self.leakAction).map { [.leakAction($0)] } ?? []
    }
    take([.authnCount], from: own) { [reader] field, _ in
      reader.text(field) == "0" ? [.unused(days: nil)] : []
    }
  }

  /// What `aws iam create-access-key` prints, and the files of the console and the command line say.
  private mutating func readAWS() {
    take([.createDate], from: own, date { .createdAt($0) })
    take([.username], from: own) { [reader] field, record in
      reader.literal(field, in: record)
        .flatMap { Discretion.looksSecret(Array($0.utf8)) ? nil : $0 }
        .map { [.identity(Identity(kind: .user, id: $0))] } ?? []
    }
    take([.accessKeyID], from: own) { [reader] field, _ in
      reader.text(field).flatMap { AccessKeyID.account(in: $0.utf8) }.map { [.account($0)] } ?? []
    }
  }

  /// What `az ad sp create-for-rbac` and `az ad app credential` print.
  private mutating func readAzure() {
    take([.startDateTime, .startDate], from: own, date { .createdAt($0) })
    take([.endDateTime, .endDate], from: own, date { .expiresAt($0) })
    take([.displayName], from: own, name)
    take([.keyID], from: own) { [reader] field, _ in
      reader.text(field).flatMap(Self.guid).map { [.keyID($0)] } ?? []
    }
    take([.appID, .clientID], from: own) { [reader] field, _ in
      reader.text(field).flatMap(Self.guid)
        .map { [.identity(Identity(kind: .serviceID, id: $0))] } ?? []
    }
    take([.tenant, .tenantID], from: own) { [reader] field, _ in
      reader.text(field).flatMap(Self.guid).map { [.account($0)] } ?? []
    }
  }

  /// Keeps what the first field says that says anything: by record, then in the order of `names`.
  private mutating func take(
    _ names: [FieldName], from records: [Record],
    _ read: (Field, Record) -> [Fact.Claim]
  ) {
    for record in records {
      for name in names {
        for field in record.fields where field.name == name {
          let claims = read(field, record)
          guard !claims.isEmpty else { continue }
          let written = String(decoding: reader.bytes[field.written], as: UTF8.self)
          facts += claims.map { Fact($0, source: written + " in " + place) }
          return
        }
      }
    }
  }
}
