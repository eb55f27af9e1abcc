package import Model

/// What the policy says of single credentials: by provider, environment, identity, and name.
package struct Rulings: Sendable {
  private let practices: [String: PracticeSettings]
  private let environments: [(name: String, globs: PlaceGlobs)]
  private let paths: PathFilter

  /// - Parameter paths: knows how paths are called from the configuration's folder.
  package init(_ configuration: Configuration, paths: PathFilter) {
    practices = configuration.practices
    environments = configuration.environments.map { ($0.name, PlaceGlobs($0.globs)) }
    self.paths = paths
  }

  /// A practice's texts as they hold for a credential: what the first rule says that is about it.
  package func texts(
    _ texts: PracticeTexts, for credential: Credential, at places: [BytePath]
  ) -> PracticeTexts {
    let rules = practices[texts.id]?.rules ?? []
    let places = rules.isEmpty ? [] : places.map(paths.anchored)
    let rule = rules.first {
      $0.scope.holds(for: credential, at: places, .one, environment: environment(ofAnchored:))
    }
    return rule.map { $0.applied(to: texts) } ?? texts
  }

  /// What exempts a finding: one that holds, or else one that has ended.
  package func exemption(
    of finding: Finding, about credential: Credential?, at places: [BytePath], now: Instant
  ) -> Exemption? {
    let exemptions = practices[finding.practice]?.exemptions ?? []
    guard !exemptions.isEmpty else { return nil }
    let places = places.map(paths.anchored)
    let fitting = exemptions.filter {
      $0.scope.holds(for: credential, at: places, .all, environment: environment(ofAnchored:))
    }
    return fitting.first { $0.holds(at: now) } ?? fitting.first
  }

  /// Where a program runs: as the policy says, or else as the names of files and folders tell.
  package func environment(of path: BytePath) -> String? {
    environment(ofAnchored: paths.anchored(path))
  }

  private func environment(ofAnchored path: BytePath) -> String? {
    environments.first { $0.globs.match(path) }?.name ?? Stage(of: path)?.rawValue
  }
}

/// A part of the policy that takes findings of a practice out, for a reason and until a day.
package struct Exemption: Sendable {
  let scope: Scope
  package let reason: String
  /// The first moment at which it holds no more.
  let end: Instant
  /// Where it stands.
  package let origin: Origin

  /// Whether it has not ended yet.
  package func holds(at now: Instant) -> Bool { now < end }
}
