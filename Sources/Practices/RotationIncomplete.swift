import Model

/// Another credential took this one's place, and nothing says that this one was deleted.
struct RotationIncomplete: CredentialPractice {
  let id = "rotation-incomplete"

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    guard let replaced = credential.replacedAt,
      !credential.hasExpired(at: circumstances.now), !credential.isDisabled,
      let place = credential.occurrence(telling: replaced.source)
    else { return nil }
    return Breach(
      occurrence: place, severity: texts.severity, confidence: credential.detector.confidence,
      words: ["date": String(replaced.value.rfc3339.prefix(10))],
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

  fileprivate var isDisabled: Bool { facts.contains { $0.claim == .disabled(true) } }
}
