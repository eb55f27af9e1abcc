import Detection
import Model

/// How the values of findings look, each feature with its share, for those who ask why.
struct Looks {
  private struct Place: Hashable {
    var path: BytePath
    var start: Position
  }

  private var explanations: [Place: String] = [:]

  init(of occurrences: [Occurrence]) {
    for occurrence in occurrences where !occurrence.detector.filters.looks.isEmpty {
      let place = Place(path: occurrence.path, start: occurrence.start)
      explanations[place] = Look(of: occurrence.secret.bytes).explanation
    }
  }

  /// Empty where the detector asks for no look.
  func explanation(of finding: Finding) -> String {
    guard let start = finding.location.start else { return "" }
    return explanations[Place(path: finding.location.path, start: start)] ?? ""
  }
}
