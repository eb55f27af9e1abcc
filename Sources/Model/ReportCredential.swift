extension Report {
  /// One credential as reports may show it: all that is known of it but its value.
  package struct Credential: Hashable, Sendable {
    /// `c1`, `c2`, … in the order of first occurrences.
    package var id: String
    package var detector: String
    package var provider: String
    /// What may be shown of the value.
    package var redacted: String
    /// Alike in all reports made with one key; nil for a value that could be guessed from it.
    package var fingerprint: String?
    /// The value, for the person at a terminal who asked for it; nil in all reports.
    package var value: Secret?
    /// Where the value stands, in path order; empty where only lists tell of it.
    package var places: [Finding.Location]
    /// The rows of exported lists that tell of it.
    package var listings: [Finding.Location] = []
    /// All that is known of it, with the source of each.
    package var facts: [ToldFact] = []
    package var keyID: String?
    package var name: String?
    package var identity: Identity?
    package var role: String?
    package var createdAt: Instant?
    package var expiresAt: Instant?
    package var lastUsedAt: Instant?
    /// The commit that brought it in first.
    package var firstSeen: Commit?

    package init(
      id: String, detector: String, provider: String, redacted: String, fingerprint: String? = nil,
      places: [Finding.Location]
    ) {
      self.id = id
      self.detector = detector
      self.provider = provider
      self.redacted = redacted
      self.fingerprint = fingerprint
      self.places = places
    }

    /// What may be shown of a credential.
    package init(_ credential: Model.Credential, fingerprint: String?) {
      self.init(
        id: credential.id, detector: credential.detector.id,
        provider: credential.detector.provider,
        redacted: credential.secret.redacted(publicPrefix: credential.detector.prefix),
        fingerprint: fingerprint,
        places: credential.occurrences.flatMap { [Finding.Location($0)] + $0.elsewhere })
      keyID = credential.keyID
      name = credential.name
      identity = credential.identity?.value
      role = credential.role?.value
      createdAt = credential.createdAt?.value
      expiresAt = credential.expiresAt?.value
      lastUsedAt = credential.lastUse?.value
      firstSeen = credential.firstSeen
      facts = credential.facts.map(ToldFact.init)
      listings = credential.listings.map { Finding.Location(path: $0.path, start: $0.start) }
    }
  }
}

extension Finding.Location {
  /// Where an occurrence stands.
  package init(_ occurrence: Occurrence) {
    self.init(
      path: occurrence.path, start: occurrence.start, end: occurrence.end,
      commit: occurrence.commit, lineHash: occurrence.lineHash)
  }
}
