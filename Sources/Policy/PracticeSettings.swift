package import Model
import RuleFiles

/// What a configuration says of one practice: its severity, and the numbers that its rule has.
package struct PracticeSettings: Sendable {
  /// Where the practice is named.
  package var origin: Origin
  package var severity: Setting<Severity>?
  package var parameters: [String: Setting<Int>] = [:]

  init(origin: Origin) { self.origin = origin }

  /// The practice's texts with what is said here.
  ///
  /// Throws where the practice has no such parameter.
  package func applied(to texts: PracticeTexts) throws(ConfigurationError) -> PracticeTexts {
    var texts = texts
    if let severity { texts.severity = severity.value }
    for (name, number) in parameters.sorted(by: { $0.key < $1.key }) {
      guard texts.parameters[name] != nil else {
        throw number.origin.error(
          Wording.unknownKey(name, among: ["severity"] + texts.parameters.keys.sorted()))
      }
      texts.parameters[name] = number.value
    }
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
        let place = Origin.file(field.mark)
        if field.key == "severity" {
          let severity = try field.value.choice(of: Severity.allCases.reversed()) { $0.name }
          settings.severity = Setting(severity, place)
        } else {
          let number = try field.value.integer(in: 0...1_000_000_000)
          settings.parameters[field.key] = Setting(number, place)
        }
      }
      practices[entry.key] = settings
    }
  }
}
