import Model

/// Judges the place where a value stands; several may fit one place, the most specific leads.
protocol ExposurePractice: Sendable {
  var id: String { get }

  /// Whether an occurrence breaks it.
  func fits(_ occurrence: Occurrence) -> Bool

  /// The most that a value of this kind can matter, whatever its detector says.
  func ceiling(for credential: Credential, at now: Instant) -> Severity
}

extension ExposurePractice {
  func ceiling(for credential: Credential, at now: Instant) -> Severity { .critical }
}

/// Judges a credential's age, owner or role, once, wherever it stands.
protocol CredentialPractice: Sendable {
  var id: String { get }

  /// What is wrong, or nil where the practice is kept or its facts are not known.
  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach?
}

/// Judges files, folders and addresses around the credentials.
protocol SurroundingsPractice: Sendable {
  var id: String { get }

  /// The findings, in any order.
  func findings(
    among credentials: [Credential], places: [Occurrence], by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> [Finding]
}
