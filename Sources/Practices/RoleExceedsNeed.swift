import Model

/// The service credential's role is wider than Reader, and nothing shows that more is needed.
struct RoleExceedsNeed: CredentialPractice {
  let id = "role-exceeds-need"

  func breach(
    by credential: Credential, of texts: PracticeTexts, in circumstances: Circumstances
  ) -> Breach? {
    guard let claim = credential.role, let role = Role(claim.value), role.isWiderThanReader,
      let place = credential.occurrence(telling: claim.source)
    else { return nil }
    let use = Set(credential.occurrences.map(\.path.parent))
      .compactMap { circumstances.folderUse[$0] }
    guard !use.contains(where: { $0.writes > 0 }) else { return nil }
    let onlyReads = use.contains { $0.reads > 0 }
    return Breach(
      occurrence: place, severity: onlyReads ? max(texts.severity, .medium) : texts.severity,
      confidence: min(credential.detector.confidence, .medium), words: ["role": role.name],
      evidence: [.init(name: "role", value: .text(role.name), source: claim.source)])
  }
}

/// A role of IBM Cloud whose breadth is known; KeyPurge, custom roles and the like are none.
private struct Role {
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

  /// From Reader upwards; roles in a row can do about as much.
  private static let byBreadth = [
    ["Reader", "Viewer", "ContentReader", "ObjectReader"],
    ["ReaderPlus"],
    ["Writer", "Operator", "ObjectWriter"],
    ["Manager", "Editor"],
    ["Administrator"],
  ]
}
