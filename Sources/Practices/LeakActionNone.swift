import Model

/// The key stays as it is when its provider finds it in public.
struct LeakActionNone: CredentialPractice, SurroundingsPractice {
  let id = "leak-action-none"
  var asksForAnother: Bool { false }

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    guard !credential.isDisabled,
      let fact = credential.facts.last(where: {
        if case .leakAction = $0.claim { true } else { false }
      }),
      fact.claim == .leakAction("none"), let place = credential.place(telling: fact.source)
    else { return nil }
    return Breach(
      occurrence: place, severity: texts.severity, confidence: credential.detector.confidence,
      evidence: [.init(name: "leakAction", value: .text("none"), source: fact.source)])
  }
}
