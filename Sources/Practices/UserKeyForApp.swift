import Model

/// A user's key serves a program, where a service ID's or a functional ID's belongs.
struct UserKeyForApp: CredentialPractice {
  let id = "user-key-for-app"

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    // A token that has ended serves nobody.
    guard let identity = credential.identity, identity.value.kind == .user,
      !(credential.isToken && credential.hasExpired(at: circumstances.now)),
      identity.value.id?.hasPrefix("IBMid-") ?? true,
      !circumstances.functionalIDs.contains(identity.value.id ?? ""),
      let place = credential.occurrences.first(where: \.isOfProgram)
        ?? credential.occurrences.first(where: { _ in
          circumstances.uses[credential.id]?.files.isEmpty == false
        })
    else { return nil }
    return Breach(
      occurrence: place, severity: texts.severity,
      confidence: min(credential.detector.confidence, .medium),
      evidence: [.init(name: "identity", value: .text("user"), source: identity.source)])
  }
}

extension Occurrence {
  /// Whether it stands in a repository, or in anything but a file that its owner keeps for a tool.
  fileprivate var isOfProgram: Bool {
    if setting.contains(.export) { return false }
    if exposure != nil && exposure != .outsideGit { return true }
    return !setting.contains(.keyFile) && detector.practice != TokenCommitted().id
  }
}
