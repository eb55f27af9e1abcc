import Model

/// The key is as old as the policy allows, or older.
struct KeyAge: CredentialPractice {
  let id = "key-age"

  private static let defaultDays = 90

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    let now = circumstances.now
    guard !credential.isDisabled, !(credential.isToken && credential.hasExpired(at: now)),
      let age = credential.age(at: now), age.days >= texts.parameters["days"] ?? Self.defaultDays,
      let place = credential.place(telling: age.source)
    else { return nil }
    return Breach(
      occurrence: place, severity: texts.severity, confidence: credential.detector.confidence,
      words: [
        "age": String(age.days), "event": age.isOfCreation ? "created" : "exposed in git",
      ], evidence: [age.evidence])
  }
}
