package import Model
import Practices
import RulePack
import Rulebook

/// What a rulebook knows, by id.
package struct RuleIDs: Sendable {
  /// The rules that credlint ships with.
  package static let builtIn = RuleIDs(of: builtInRules)

  private let rules: PackedRules

  /// The ids of all practices that are judged, in the order in which they are.
  package let practices = Judgement.practices
  package let detectors: [String]

  init(of rules: PackedRules) {
    self.rules = rules
    detectors = (0..<rules.detectorCount).map { rules.detectorID($0) }
  }

  /// Whether the id is a practice's, a detector's, or one of each with a slash between.
  package func contains(_ id: String) -> Bool {
    if practices.contains(id) || detectors.contains(id) { return true }
    let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return parts.count == 2 && practices.contains(parts[0]) && detectors.contains(parts[1])
  }

  /// Whether findings of the practice are about the place where a value stands.
  package static func isAboutPlace(_ practice: String) -> Bool {
    Judgement.isAboutPlace(practice)
  }

  /// What tools save keys in, by the names that their documents give.
  package static var keyFileNames: [String] {
    Array(Set(KeyFileNames.known.flatMap(\.names))).sorted()
  }

  /// The texts of all practices, in the rulebook's order.
  package var practiceTexts: [PracticeTexts] {
    (0..<rules.practiceCount).map { rules.practice($0) }
  }

  /// All detectors, in the rulebook's order.
  package var allDetectors: [Detector] { detectors.indices.map { rules.detector($0) } }

  /// The same with the texts that prove them.
  var testedDetectors: [Detector] {
    detectors.indices.map { index in
      var detector = rules.detector(index)
      detector.tests = rules.examples(ofDetector: index)
      return detector
    }
  }

  /// The practice of that id.
  package func practice(_ id: String) -> PracticeTexts? { practiceTexts.first { $0.id == id } }

  /// The detector of that id, with its examples.
  package func detector(_ id: String) -> (Detector, Detector.Tests)? {
    guard let index = detectors.firstIndex(of: id) else { return nil }
    return (rules.detector(index), rules.examples(ofDetector: index))
  }
}
