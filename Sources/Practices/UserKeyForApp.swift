import Model

/// A user's key stands in a repository, where a service ID's or a functional ID's belongs.
struct UserKeyForApp: CredentialPractice {
  let id = "user-key-for-app"

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    guard let identity = credential.identity, identity.value.kind == .user,
      !circumstances.functionalIDs.contains(identity.value.id ?? ""),
      let place = credential.occurrences.first(where: \.isInRepository)
    else { return nil }
    return Breach(
      occurrence: place, severity: texts.severity,
      confidence: min(credential.detector.confidence, .medium),
      evidence: [.init(name: "identity", value: .text("user"), source: identity.source)])
  }
}

extension Occurrence {
  fileprivate var isInRepository: Bool { exposure != nil && exposure != .outsideGit }
}
