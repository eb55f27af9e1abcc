import Model

/// The key's value can be read again by whoever may list it.
struct StoreValue: CredentialPractice, SurroundingsPractice {
  let id = "store-value"

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    let stored = credential.facts.first { $0.claim == .storesValue(true) }
    // A service credential shows its key by design; a list of keys does so only for stored ones.
    let shown = credential.listings.first { $0.kind == .ibmAPIKey && !$0.secrets.isEmpty }
    guard let source = stored?.source ?? shown.map({ "value in \($0.path.text):\($0.line)" }),
      let place = credential.place(telling: source)
    else { return nil }
    return Breach(
      occurrence: place, severity: texts.severity, confidence: credential.detector.confidence,
      evidence: [.init(name: "storesValue", value: .text("true"), source: source)])
  }
}
