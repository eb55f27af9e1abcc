/// One secret value, with all its occurrences and all that is known of it.
package struct Credential: Sendable {
  /// `c1`, `c2`, … in the order of first occurrences.
  package var id: String
  /// What names it: the surest of those that found it.
  package var detector: Detector { reading.value }
  /// The same, for others that need no copy of it.
  package var reading: Shared<Detector>
  /// Empty where only lists tell of it.
  package var secret: Secret
  /// In path order; empty where only lists tell of it.
  package var occurrences: [Occurrence]
  /// Where the public half of the pair stands that it is the secret of, such as its access key's ID.
  package var names: [Occurrence] = []
  /// The rows of exported lists that tell of it.
  package var listings: [Listing] = []
  /// From all occurrences and listings, each once.
  package var facts: [Fact]

  package init(
    id: String, reading: Shared<Detector>, secret: Secret, occurrences: [Occurrence], facts: [Fact]
  ) {
    self.id = id
    self.reading = reading
    self.secret = secret
    self.occurrences = occurrences
    self.facts = facts
  }

  /// The first fact that `read` takes, with its source.
  package func first<Value>(_ read: (Fact.Claim) -> Value?) -> (value: Value, source: String)? {
    for fact in facts { if let value = read(fact.claim) { return (value, fact.source) } }
    return nil
  }

  /// The key's own id at its provider, such as `ApiKey-…`.
  package var keyID: String? { first { if case .keyID(let id) = $0 { id } else { nil } }?.value }

  /// What its owner calls it.
  package var name: String? { first { if case .name(let name) = $0 { name } else { nil } }?.value }

  /// The latest use that any source tells of.
  package var lastUse: (value: Instant, source: String)? {
    facts.compactMap { fact in
      if case .lastUsedAt(let date) = fact.claim { (value: date, source: fact.source) } else { nil }
    }.max { $0.value < $1.value }
  }

  /// The earliest creation date that any source gives.
  package var createdAt: (value: Instant, source: String)? {
    facts.compactMap { fact in
      if case .createdAt(let date) = fact.claim { (value: date, source: fact.source) } else { nil }
    }.min { $0.value < $1.value }
  }

  /// The commit that brought it in first, where the scan was one of commits.
  package var firstSeen: Commit? {
    occurrences.compactMap(\.commit).min {
      ($0.date?.seconds ?? .max, $0.id) < ($1.date?.seconds ?? .max, $1.id)
    }
  }

  /// When it ends, if a source says so.
  package var expiresAt: (value: Instant, source: String)? {
    first { if case .expiresAt(let date) = $0 { date } else { nil } }
  }

  /// The role that a source names, as written.
  package var role: (value: String, source: String)? {
    first { if case .role(let role) = $0 { role } else { nil } }
  }

  /// Whose it is, if a source says so.
  package var identity: (value: Identity, source: String)? {
    first { if case .identity(let identity) = $0 { identity } else { nil } }
  }
}
