import Model

/// The key's end has come, and its copies are still here. Of a token `TokenCommitted` tells it.
struct KeyExpired: CredentialPractice {
  let id = "key-expired"

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    guard !credential.isToken, credential.hasExpired(at: circumstances.now),
      let end = credential.expiresAt, let place = credential.place(telling: end.source)
    else { return nil }
    return Breach(
      occurrence: place, severity: texts.severity, confidence: credential.detector.confidence,
      words: ["date": String(end.value.rfc3339.prefix(10))],
      evidence: [credential.endEvidence].compactMap { $0 })
  }
}
