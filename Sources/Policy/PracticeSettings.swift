package import Model
import RuleFiles

/// What a configuration says of one practice: its severity, the numbers that its rule has, and for
/// which credentials something else holds.
package struct PracticeSettings: Sendable {
  /// Where the practice is named.
  package var origin: Origin
  package var severity: Setting<Severity>?
  package var parameters: [String: Setting<Int>] = [:]
  /// For some credentials; the first that fits counts.
  var rules: [Rule] = []
  var exemptions: [Exemption] = []

  /// What holds for some credentials.
  struct Rule: Sendable {
    /// Where it stands.
    var origin: Origin
    var scope = Scope()
    var severity: Severity?
    var parameters: [String: Setting<Int>] = [:]

    func applied(to texts: PracticeTexts) -> PracticeTexts {
      var texts = texts
      if let severity {
        texts.severity = severity
        texts.isSeveritySet = true
      }
      texts.parameters.merge(parameters.mapValues(\.value)) { $1 }
      return texts
    }
  }

  init(origin: Origin) { self.origin = origin }

  /// The practice's texts with what is said here of all credentials.
  ///
  /// Throws where the practice has no such parameter.
  package func applied(to texts: PracticeTexts) throws(ConfigurationError) -> PracticeTexts {
    var texts = texts
    if let severity {
      texts.severity = severity.value
      texts.isSeveritySet = true
    }
    for parameters in [parameters] + rules.map(\.parameters) {
      for (name, number) in parameters.sorted(by: { $0.key < $1.key })
      where texts.parameters[name] == nil {
        throw number.origin.error(
          Wording.unknownKey(name, among: ["severity"] + texts.parameters.keys.sorted()))
      }
    }
    texts.parameters.merge(parameters.mapValues(\.value)) { $1 }
    return texts
  }
}

extension Configuration {
  /// Reads the section `practices`.
  mutating func readPractices(_ node: Node) throws(RuleFileError) {
    for entry in try node.entries() {
      let origin = Origin.file(entry.mark)
      var settings = practices[entry.key] ?? PracticeSettings(origin: origin)
      settings.origin = origin
      for field in try entry.value.entries() {
        switch field.key {
        case "severity":
          settings.severity = Setting(try field.value.severity(), Origin.file(field.mark))
        case "where": settings.rules = try PracticeSettings.rules(field.value)
        case "except": settings.exemptions = try PracticeSettings.exemptions(field.value)
        default:
          settings.parameters[field.key] = try field.parameter(
            besides: ["severity", "where", "except"])
        }
      }
      practices[entry.key] = settings
    }
  }
}

extension PracticeSettings {
  fileprivate static func rules(_ node: Node) throws(RuleFileError) -> [Rule] {
    var rules: [Rule] = []
    for item in try node.items(atLeast: 1) {
      var rule = Rule(origin: .file(item.mark))
      for field in try item.entries() {
        if try rule.scope.read(field) { continue }
        if field.key == "severity" {
          rule.severity = try field.value.severity()
        } else {
          rule.parameters[field.key] = try field.parameter(besides: Scope.keys + ["severity"])
        }
      }
      rules.append(rule)
    }
    return rules
  }

  fileprivate static func exemptions(_ node: Node) throws(RuleFileError) -> [Exemption] {
    var exemptions: [Exemption] = []
    for item in try node.items(atLeast: 1) {
      var scope = Scope()
      var reason: String?
      var end: Instant?
      for field in try item.entries() {
        if try scope.read(field) { continue }
        switch field.key {
        case "reason": reason = try field.value.line()
        case "until":
          guard let day = Instant(day: try field.value.line()) else {
            throw field.value.mark.error("expected the last day, as in 2027-01-31")
          }
          end = Instant(seconds: day.seconds + 86_400)
        default:
          throw field.mark.error(
            Wording.unknownKey(field.key, among: Scope.keys + ["reason", "until"]))
        }
      }
      guard let reason, let end else {
        throw item.mark.error("expected a reason, and the last day as until")
      }
      exemptions.append(
        Exemption(scope: scope, reason: reason, end: end, origin: .file(item.mark)))
    }
    return exemptions
  }
}

extension Node {
  fileprivate func severity() throws(RuleFileError) -> Severity {
    try choice(of: Severity.allCases.reversed()) { $0.name }
  }
}

extension Node.Entry {
  /// A number of the practice's rule, unless the key is more like one of `words`.
  fileprivate func parameter(besides words: [String]) throws(RuleFileError) -> Setting<Int> {
    do throws(RuleFileError) {
      return Setting(try value.integer(in: 0...1_000_000_000), Origin.file(mark))
    } catch {
      guard Wording.nearest(to: key, among: words) != nil else { throw error }
      throw mark.error(Wording.unknownKey(key, among: words))
    }
  }
}
