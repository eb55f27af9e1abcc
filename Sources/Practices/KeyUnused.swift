import Model

/// Nobody has used the key for as long as the policy allows, or ever.
struct KeyUnused: CredentialPractice {
  let id = "key-unused"
  var asksForAnother: Bool { false }

  private static let defaultDays = 180

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    let now = circumstances.now
    let days = texts.parameters["days"] ?? Self.defaultDays
    guard !credential.isDisabled, !credential.hasExpired(at: now) else { return nil }
    if let use = credential.lastUse {
      let idle = now.days(since: use.value)
      guard idle >= days else { return nil }
      return breach(
        by: credential, of: texts, "was last used \(idle) days ago",
        .init(name: "idleDays", value: .number(idle), source: use.source))
    }
    let unused = credential.facts.first { fact in
      // A report of fewer days tells nothing of those before.
      if case .unused(let covered) = fact.claim {
        covered.map { $0 >= days } ?? true
      } else {
        false
      }
    }
    guard let never = unused else { return nil }
    // A young key may still wait for its first use.
    if let created = credential.createdAt, now.days(since: created.value) < days { return nil }
    return breach(
      by: credential, of: texts, "has not been used in all the time that the list covers",
      .init(name: "lastUse", value: .text("none"), source: never.source))
  }

  private func breach(
    by credential: Credential, of texts: PracticeTexts, _ use: String,
    _ evidence: Finding.Evidence
  ) -> Breach? {
    credential.place(telling: evidence.source ?? "").map { place in
      Breach(
        occurrence: place, severity: texts.severity, confidence: credential.detector.confidence,
        words: ["use": use], evidence: [evidence])
    }
  }
}
