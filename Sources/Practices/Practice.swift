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

  /// Whether the credential is mended by another one in its place.
  var asksForAnother: Bool { get }

  /// What is wrong, or nil where the practice is kept or its facts are not known.
  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach?
}

extension CredentialPractice {
  var asksForAnother: Bool { true }
}

/// Judges what lies around the credentials: files, folders, addresses, settings, other keys.
protocol SurroundingsPractice: Sendable {
  var id: String { get }

  /// The findings, in any order.
  func findings(
    among credentials: [Credential], places: [Occurrence], by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> [Finding]
}

extension SurroundingsPractice {
  func findings(
    among credentials: [Credential], places: [Occurrence], by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> [Finding] {
    findings(at: places, by: texts, in: circumstances)
  }

  /// One finding for each place whose detector serves this practice.
  func findings(
    at places: [Occurrence], by texts: PracticeTexts, in circumstances: Circumstances
  ) -> [Finding] {
    places.filter { $0.detector.practice == id && circumstances.isEnabled(id, $0.detector.id) }
      .map { place in
        var finding = Finding(
          Breach(
            occurrence: place, severity: texts.severity,
            confidence: place.detector.confidence),
          worded: Wording(texts: texts, detector: place.detector, order: .detectorFirst), of: nil,
          exposedAt: place, key: circumstances.key)
        finding.detector = nil
        return finding
      }
  }
}
