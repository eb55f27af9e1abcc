import Model

/// A list says that the key of a service ID is not locked, or code asks for one that is not.
struct KeyUnlocked: CredentialPractice, SurroundingsPractice {
  let id = "key-unlocked"
  var asksForAnother: Bool { false }

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    // A key file tells how the key was when it was made; only a list tells how it is.
    let listed = credential.listings.flatMap(\.facts)
    guard !credential.isDisabled, credential.identity?.value.kind == .serviceID,
      !listed.contains(where: { $0.claim == .locked(true) }),
      let fact = listed.first(where: { $0.claim == .locked(false) }),
      let place = credential.place(telling: fact.source)
    else { return nil }
    return Breach(
      occurrence: place, severity: texts.severity, confidence: credential.detector.confidence,
      evidence: [.init(name: "locked", value: .text("false"), source: fact.source)])
  }
}
