package import Model
import Practices
import RulePack
import Rulebook

/// What the built-in rulebook knows, by id.
package struct RuleIDs: Sendable {
  /// The rules that credlint ships with.
  package static let builtIn = RuleIDs()

  /// The ids of all practices that are judged, in the order in which they are.
  package let practices = Judgement.practices
  package let detectors: [String]

  private init() {
    detectors = (0..<builtInRules.detectorCount).map { builtInRules.detectorID($0) }
  }

  /// Whether the id is a practice's, a detector's, or one of each with a slash between.
  package func contains(_ id: String) -> Bool {
    if practices.contains(id) || detectors.contains(id) { return true }
    let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return parts.count == 2 && practices.contains(parts[0]) && detectors.contains(parts[1])
  }

  /// The texts of all practices, in the rulebook's order.
  package var practiceTexts: [PracticeTexts] {
    (0..<builtInRules.practiceCount).map { builtInRules.practice($0) }
  }

  /// All detectors, in the rulebook's order.
  package var allDetectors: [Detector] { detectors.indices.map { builtInRules.detector($0) } }

  /// The practice of that id.
  package func practice(_ id: String) -> PracticeTexts? { practiceTexts.first { $0.id == id } }

  /// The detector of that id, with its examples.
  package func detector(_ id: String) -> (Detector, Detector.Tests)? {
    guard let index = detectors.firstIndex(of: id) else { return nil }
    return (builtInRules.detector(index), builtInRules.examples(ofDetector: index))
  }
}
