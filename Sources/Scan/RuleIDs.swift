package import Model
import Policy
import Practices
import RuleFiles
import RulePack
import Rulebook

/// What a rulebook knows, by id.
package struct RuleIDs: Sendable {
  /// The rules that credlint ships with.
  package static let builtIn = RuleIDs(of: builtInRules)

  private let rules: PackedRules

  /// The ids of all practices that are judged, in the order in which they are.
  package let practices = Judgement.practices
  /// The ids of all detectors, in the rulebook's order.
  package var detectors: [String] { (0..<detectorCount).map { rules.detectorID($0) } }
  package var detectorCount: Int { rules.detectorCount }

  init(of rules: PackedRules) { self.rules = rules }

  /// The first of the ids that is none of a practice, of a detector, or of one of each with a slash
  /// between.
  func firstUnknown(of ids: [Setting<String>]) -> Setting<String>? {
    if ids.isEmpty { return nil }
    let known = Set(detectors)
    return ids.first { id in
      if practices.contains(id.value) || known.contains(id.value) { return false }
      let parts = id.value.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      return parts.count != 2 || !practices.contains(parts[0]) || !known.contains(parts[1])
    }
  }

  /// The id that may have been meant by one that nothing has.
  func nearest(to id: String) -> String? {
    let parts = id.split(separator: "/").map(String.init)
    guard parts.count == 2 else { return Wording.nearest(to: id, among: practices + detectors) }
    guard let practice = Wording.nearest(to: parts[0], among: practices),
      let detector = Wording.nearest(to: parts[1], among: detectors)
    else { return nil }
    return practice + "/" + detector
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
  package var allDetectors: [Detector] { (0..<detectorCount).map { rules.detector($0) } }

  /// The same with the texts that prove them.
  var testedDetectors: [Detector] {
    (0..<detectorCount).map { index in
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
