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
    /// Where the value stands, in path order; never empty.
    package var places: [Finding.Location]
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
      keyID = credential.first { if case .keyID(let id) = $0 { id } else { nil } }?.value
      name = credential.first { if case .name(let name) = $0 { name } else { nil } }?.value
      identity = credential.identity?.value
      role = credential.role?.value
      createdAt = credential.createdAt?.value
      expiresAt = credential.expiresAt?.value
      lastUsedAt = credential.facts.compactMap {
        if case .lastUsedAt(let date) = $0.claim { date } else { nil }
      }.max()
      firstSeen = credential.firstSeen
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
