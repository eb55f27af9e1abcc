import Model

/// The key has no end: its source has a place for one, and names none.
struct KeyNoExpiry: CredentialPractice {
  let id = "key-no-expiry"

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    guard !credential.isDisabled, credential.expiresAt == nil,
      let fact = credential.facts.first(where: { $0.claim == .neverExpires }),
      let place = credential.place(telling: fact.source)
    else { return nil }
    return Breach(
      occurrence: place, severity: texts.severity, confidence: credential.detector.confidence,
      evidence: [.init(name: "expiresAt", value: .text("none"), source: fact.source)])
  }
}
