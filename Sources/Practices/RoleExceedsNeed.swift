import Model

/// The service credential's role is wider than Reader, and nothing shows that more is needed.
struct RoleExceedsNeed: CredentialPractice {
  let id = "role-exceeds-need"

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    // Policies may give several roles; the widest counts.
    let roles = credential.facts.compactMap { fact -> (role: Role, source: String)? in
      guard case .role(let text) = fact.claim, let role = Role(text) else { return nil }
      return (role, fact.source)
    }
    guard let claim = roles.max(by: { $0.role < $1.role }), claim.role.isWiderThanReader,
      let place = credential.place(telling: claim.source)
    else { return nil }
    let use = circumstances.uses[credential.id]
    let calls = use?.calls ?? CallCounts(reads: 0, writes: 0)
    guard calls.writes == 0 else { return nil }
    let raises = calls.reads > 0 && !texts.isSeveritySet
    return Breach(
      occurrence: place, severity: raises ? max(texts.severity, .medium) : texts.severity,
      confidence: min(credential.detector.confidence, .medium), words: ["role": claim.role.name],
      evidence: [.init(name: "role", value: .text(claim.role.name), source: claim.source)]
        + (use?.evidence ?? []))
  }
}

extension Use {
  /// The files of code that use the credential.
  fileprivate var evidence: [Finding.Evidence] {
    files.prefix(3).map { .init(name: "usedBy", value: .text($0.text), source: nil) }
  }
}

/// A role of IBM Cloud whose breadth is known; KeyPurge, custom roles and the like are none.
private struct Role: Comparable {
  let name: String
  private let breadth: Int

  /// Reads a name or a role's CRN, `crn:v1:bluemix:public:iam::::serviceRole:Manager`.
  init?(_ text: String) {
    let parts = text.split(separator: ":")
    guard let last = parts.last?.lowercased(),
      parts.count < 2 || ["role", "servicerole"].contains(parts[parts.count - 2].lowercased()),
      let breadth = Self.byBreadth.firstIndex(where: {
        $0.contains { $0.lowercased() == last }
      }),
      let name = Self.byBreadth[breadth].first(where: { $0.lowercased() == last })
    else { return nil }
    (self.name, self.breadth) = (name, breadth)
  }

  var isWiderThanReader: Bool { breadth > 0 }

  static func < (a: Self, b: Self) -> Bool { a.breadth < b.breadth }

  /// From Reader upwards; roles in a row can do about as much.
  private static let byBreadth = [
    ["Reader", "Viewer", "ContentReader", "ObjectReader"],
    ["ReaderPlus"],
    ["Writer", "Operator", "ObjectWriter"],
    ["Manager", "Editor"],
    ["Administrator"],
  ]
}
