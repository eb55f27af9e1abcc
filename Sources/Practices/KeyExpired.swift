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
      words: [
        "date": String(end.value.rfc3339.prefix(10)),
        "rest": Self.rest(of: credential, since: end.value, at: circumstances.now),
      ],
      evidence: [credential.endEvidence].compactMap { $0 })
  }

  /// What becomes of an expired key of IBM Cloud.
  private static func rest(
    of credential: Credential, since end: Instant, at now: Instant
  ) -> String {
    guard credential.detector.id == "ibm-cloud-api-key" else { return "" }
    let deletion = Instant(seconds: end.seconds + 90 * 86_400)
    return deletion <= now
      ? "; IBM Cloud deletes an expired API key 90 days after its end"
      : "; IBM Cloud deletes it 90 days later, on " + deletion.rfc3339.prefix(10)
  }
}
