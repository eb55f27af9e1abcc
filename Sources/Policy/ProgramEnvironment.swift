import Model
import RuleFiles

/// Where programs run that belong together: production, a test.
struct ProgramEnvironment: Sendable {
  var name: String
  /// Of files that stand for it.
  var globs: [String]
  /// Where that is said.
  var origin: Origin
}

extension Configuration {
  /// Reads the section `environments`: names with globs.
  mutating func readEnvironments(_ node: Node) throws(RuleFileError) {
    for entry in try node.entries() {
      let globs = try entry.value.words()
      environments.removeAll { $0.name == entry.key }
      environments.append(
        ProgramEnvironment(name: entry.key, globs: globs, origin: .file(entry.mark)))
    }
  }

  /// Where files are said to belong elsewhere than a trusted configuration says, so that other rules
  /// hold for them; nil where all stay where they are.
  ///
  /// What is only added counts where something asks for environments by name.
  func environmentsMoved(from trusted: Configuration) -> Origin? {
    let common = zip(environments, trusted.environments).prefix { own, old in
      own.name == old.name && own.globs == old.globs
    }
    if common.count < trusted.environments.count {
      return environments.dropFirst(common.count).first?.origin ?? .builtIn
    }
    let asks = practices.values.contains { settings in
      settings.rules.contains { $0.scope.asksForEnvironment }
        || settings.exemptions.contains { $0.scope.asksForEnvironment }
    }
    return asks ? environments.dropFirst(common.count).first?.origin : nil
  }
}
