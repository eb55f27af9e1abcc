package import Model
import RuleFiles

/// All that can be configured. What nothing was said of has its default.
package struct Configuration: Sendable {
  /// Whether the rules that credlint ships with take part.
  package var usesBuiltInRules = Setting(true)
  /// Detector files of one's own.
  package var ruleFiles: [Setting<BytePath>] = []
  /// Globs: where there are any, a file fits one of them.
  package var included: [Setting<String>] = []
  /// Globs: a file, and the folders above it, fit none.
  package var excluded: [Setting<String>] = []
  /// Nil never fails.
  package var failing: Setting<Severity?> = Setting(.low)
  package var leastSeverity = Setting(Severity.info)
  package var leastConfidence = Setting(Confidence.medium)
  package var enabled: [Setting<String>] = []
  package var disabled: [Setting<String>] = []
  /// Whether comments can silence findings.
  package var honoursAllows = Setting(true)
  /// Makes the findings' ids; nil for the public one.
  package var key: Setting<Secret?> = Setting(nil)
  package var baseline: Setting<BytePath?> = Setting(nil)
  /// How many files to look at at once; nil for what the machine has.
  package var jobs: Setting<Int?> = Setting(nil)
  /// Users that stand for a program, by their ids.
  package var functionalIDs: [Setting<String>] = []
  /// Where programs run; the first that fits counts.
  var environments: [ProgramEnvironment] = []
  /// What is said of practices, by their ids.
  package var practices: [String: PracticeSettings] = [:]

  package init() {}

  /// Which practices and detectors take part.
  package var selection: Selection {
    Selection(enabled: enabled.map(\.value), disabled: disabled.map(\.value))
  }

  /// What is worth reporting, and what is worth failing for.
  package var thresholds: Thresholds {
    var thresholds = Thresholds()
    thresholds.failing = failing.value
    thresholds.severity = leastSeverity.value
    thresholds.confidence = leastConfidence.value
    return thresholds
  }

  /// Names that are wanted take the place of those that lesser places wanted, and are disabled no
  /// more.
  mutating func enable(_ ids: [Setting<String>]) {
    for id in ids {
      enabled.removeAll { $0.value == id.value || !$0.origin.isBeside(id.origin) }
      enabled.append(id)
      disabled.removeAll { $0.value == id.value }
    }
  }
}

extension Origin {
  /// Whether both were said in the same file, by variables, or by options.
  fileprivate func isBeside(_ other: Origin) -> Bool {
    switch (self, other) {
    case (.file(let a), .file(let b)): a.file == b.file
    case (.variable, .variable), (.option, .option), (.builtIn, .builtIn): true
    default: false
    }
  }
}
