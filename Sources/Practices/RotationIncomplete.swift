import Model

/// Another credential took this one's place, and nothing says that this one was deleted.
struct RotationIncomplete: CredentialPractice {
  let id = "rotation-incomplete"

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    guard !credential.hasExpired(at: circumstances.now), !credential.isDisabled else { return nil }
    // Of active keys with one owner and one name all but the newest were replaced.
    let newer = circumstances.keyring.newestNamesake(of: credential.id)
      .map { (value: $0.createdAt, source: $0.source) }
    guard let replaced = credential.replacedAt ?? newer,
      let place = credential.place(telling: replaced.source)
    else { return nil }
    let rest =
      credential.listings.isEmpty
      ? "make sure that the old one was deleted" : "the account's list still has the old one"
    return Breach(
      occurrence: place, severity: texts.severity, confidence: credential.detector.confidence,
      words: ["date": String(replaced.value.rfc3339.prefix(10)), "rest": rest],
      evidence: [
        .init(
          name: "replacedAt", value: .text(replaced.value.rfc3339), source: replaced.source)
      ])
  }
}

extension Credential {
  /// When another credential took its place, if a source tells of that.
  fileprivate var replacedAt: (value: Instant, source: String)? {
    first { if case .replacedAt(let date) = $0 { date } else { nil } }
  }
}
