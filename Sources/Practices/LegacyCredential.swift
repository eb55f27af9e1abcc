import Model

/// A credential of a kind that its provider has replaced by another.
struct LegacyCredential: CredentialPractice {
  let id = "legacy-credential"

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    guard let kind = Self.kinds[credential.detector.id], let place = credential.occurrences.first
    else { return nil }
    return Breach(
      occurrence: place, severity: texts.severity, confidence: credential.detector.confidence,
      words: ["kind": kind])
  }

  /// What each was made for, by detector.
  private static let kinds = [
    "ibm-classic-api-key": "classic infrastructure",
    "ibm-watson-password": "Watson services without IAM",
    "ibm-functions-auth": "namespaces of Cloud Foundry",
  ]
}
