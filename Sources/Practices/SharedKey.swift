import Model

/// One value serves several programs or environments, so that none can be closed without the others.
struct SharedKey: CredentialPractice {
  let id = "shared-key"

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    let places = credential.occurrences.filter { !$0.isAllowedEverywhere }
    guard let first = places.first else { return nil }
    let homes = places.compactMap { circumstances.homes[$0.path.parent] }
    let repositories = Set(homes.map(\.repository)).sorted()
    let programs = Set(homes.map(\.program)).sorted()
    let environments = Set(places.compactMap { circumstances.stage($0.path) }).sorted()
    let shared: (word: String, names: [String])
    if repositories.count > 1 {
      shared = ("repositories", repositories.map(\.text))
    } else if programs.count > 1 {
      shared = ("programs", programs.map(\.text))
    } else if environments.count > 1 {
      shared = ("environments", environments)
    } else {
      return nil
    }
    return Breach(
      occurrence: first, severity: texts.severity,
      confidence: min(credential.detector.confidence, .medium),
      words: ["count": String(shared.names.count), "users": shared.word],
      evidence: shared.names.map { .init(name: shared.word, value: .text($0), source: nil) })
  }
}

extension Occurrence {
  /// What is put beside many programs and is about none: a list of keys, a message, a token that ends.
  fileprivate var isAllowedEverywhere: Bool {
    setting.contains(.export) || detector.practice == TokenCommitted().id
  }
}
