package import Model

/// Joins what exported lists tell to the credentials that were found.
package struct Joining {
  private let inventory: Inventory
  /// By the ids of those that they are about.
  private let policies: [String: [ListedPolicy]]
  /// Rows that are about one key, by the index of the first of them.
  private var groups: [[Int]] = []
  private var byValue: [Secret: Int] = [:]
  private var byID: [Token: Int] = [:]
  /// What may belong to several keys; nil where it does.
  private var byHint: [Token: Int?] = [:]

  /// What two sources may both say of a key.
  private enum Token: Hashable {
    case keyID(String)
    case serviceCredential(String)
    case name(String)
    case owner(String)

    /// Whether it names one key and no other.
    var isSure: Bool {
      switch self {
      case .keyID, .serviceCredential: true
      case .name, .owner: false
      }
    }
  }

  package init(_ inventory: Inventory) {
    self.inventory = inventory
    policies = Dictionary(grouping: inventory.policies, by: \.identity.bareID)
    for index in inventory.listings.indices { place(index) }
    for (group, rows) in groups.enumerated() {
      let hints = Set(rows.flatMap { Self.tokens(of: inventory.listings[$0].facts) })
      for token in hints where !token.isSure {
        byHint.updateValue(byHint[token] == nil ? group : Int?.none, forKey: token)
      }
    }
  }

  /// Puts a row with those about the same key, or begins a new group.
  private mutating func place(_ index: Int) {
    let listing = inventory.listings[index]
    let sure = Self.tokens(of: listing.facts).filter(\.isSure)
    let known =
      sure.compactMap { byID[$0] }.first ?? listing.secrets.compactMap { byValue[$0] }.first
    let group = known ?? groups.count
    if known == nil { groups.append([]) }
    groups[group].append(index)
    for token in sure where byID[token] == nil { byID[token] = group }
    for secret in listing.secrets where byValue[secret] == nil { byValue[secret] = group }
  }

  /// The credentials with what the lists tell of them.
  ///
  /// Keys that only lists tell of become credentials, too, behind those that were found.
  ///
  /// - Parameter detector: what would find the values of such keys.
  package func joined(
    to credentials: [Credential], others detector: (Listing.Kind) -> Shared<Detector>?
  ) -> [Credential] {
    var joined = credentials
    var isFound = [Bool](repeating: false, count: groups.count)
    for index in joined.indices {
      for group in groups(of: joined[index]) {
        isFound[group] = true
        joined[index].listings += groups[group].map { inventory.listings[$0] }
      }
      unite(&joined[index])
    }
    for (group, rows) in groups.enumerated() where !isFound[group] {
      let listings = rows.map { inventory.listings[$0] }
      guard let first = listings.first, let detector = detector(first.kind) else { continue }
      var credential = Credential(
        id: "c\(joined.count + 1)", reading: detector, secret: Secret([]), occurrences: [],
        facts: [])
      credential.listings = listings
      unite(&credential)
      joined.append(credential)
    }
    return joined
  }

  private func groups(of credential: Credential) -> [Int] {
    let tokens = Self.tokens(of: credential.facts)
    var sure = tokens.filter(\.isSure).compactMap { byID[$0] }
    if let same = byValue[credential.secret] { sure.append(same) }
    if !sure.isEmpty { return Set(sure).sorted() }
    let hinted = tokens.filter { !$0.isSure }.compactMap { byHint[$0] ?? nil }
    return hinted.first { agrees(credential, with: $0) }.map { [$0] } ?? []
  }

  /// Whether nothing that is known of both tells them apart.
  private func agrees(_ credential: Credential, with group: Int) -> Bool {
    func ids(_ facts: [Fact]) -> Set<Token> { Set(Self.tokens(of: facts).filter(\.isSure)) }
    let rows = groups[group].map { inventory.listings[$0] }
    guard rows.allSatisfy({ $0.kind.detector == credential.detector.id }) else { return false }
    return ids(credential.facts).isEmpty || ids(rows.flatMap(\.facts)).isEmpty
  }

  /// Adds what the rows tell, what policies give to its owner, and what the owner is called.
  private func unite(_ credential: inout Credential) {
    var seen = Set(credential.facts)
    credential.facts += credential.listings.flatMap(\.facts).filter { seen.insert($0).inserted }
    guard let owner = credential.identity?.value.id else { return }
    if let name = inventory.names[owner.bareID] { credential.facts.append(name) }
    guard credential.role == nil else { return }
    credential.facts += (policies[owner.bareID] ?? []).map {
      Fact(.role($0.role), source: $0.source)
    }
  }

  private static func tokens(of facts: [Fact]) -> [Token] {
    facts.compactMap { fact in
      switch fact.claim {
      case .keyID(let id): .keyID(id)
      case .serviceCredential(let guid): .serviceCredential(guid)
      case .name(let name): .name(name)
      case .identity(let identity) where identity.kind == .serviceID:
        identity.id.map { .owner($0.bareID) }
      default: nil
      }
    }
  }
}

extension String {
  /// `iam-ServiceId-…` and `ServiceId-…` are one owner's.
  fileprivate var bareID: String { hasPrefix("iam-") ? String(dropFirst(4)) : self }
}
