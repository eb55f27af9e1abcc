import Model

/// One identity has more active keys than the policy allows.
struct TooManyKeys: SurroundingsPractice {
  let id = "too-many-keys"

  private static let defaultKeys = 2

  func findings(
    among credentials: [Credential], places: [Occurrence], by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> [Finding] {
    let known = Dictionary(credentials.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    return circumstances.keyring.owners.compactMap { owner, keys -> Finding? in
      guard keys.count > 1,
        let credential = keys.compactMap({ known[$0.credential] }).min(by: { $0.number < $1.number }
        ),
        circumstances.isEnabled(id, credential.detector.id),
        let place = credential.place(telling: credential.identity?.source ?? ""),
        let exposed = credential.mostExposed
      else { return nil }
      let texts = circumstances.ruling(texts, credential, credential.places)
      guard keys.count > texts.parameters["keys"] ?? Self.defaultKeys else { return nil }
      return Finding(
        Breach(
          occurrence: place, severity: texts.severity,
          confidence: credential.detector.confidence, words: ["count": String(keys.count)],
          evidence: [
            .init(name: "identity", value: .text(owner), source: credential.identity?.source),
            .init(name: "activeKeys", value: .number(keys.count), source: nil),
          ]),
        worded: Wording(texts: texts, detector: credential.detector, order: .practiceFirst),
        of: credential, exposedAt: exposed, key: circumstances.key)
    }
  }
}

extension Credential {
  /// `2` of `c2`.
  fileprivate var number: Int { Int(id.dropFirst()) ?? .max }
}
