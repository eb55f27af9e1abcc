import Model

/// The key is that of the account's owner, who may do everything in it.
struct OwnerKey: CredentialPractice {
  let id = "owner-key"

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    guard !credential.isDisabled, let identity = credential.identity, let id = identity.value.id,
      let source = circumstances.owners[id],
      let place = credential.place(telling: identity.source)
    else { return nil }
    return Breach(
      occurrence: place, severity: texts.severity, confidence: credential.detector.confidence,
      evidence: [
        .init(name: "identity", value: .text(id), source: identity.source),
        .init(name: "owner", value: .text(id), source: source),
      ])
  }
}
