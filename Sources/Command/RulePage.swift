import Model
import Scan

/// One rule for people: what it finds or asks, why, and what to do.
enum RulePage {
  /// The page of a detector, a practice, or `practice/detector`.
  static func text(of id: String) throws(UsageError) -> String {
    let known = RuleIDs.builtIn
    let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let pages = parts.compactMap { part in
      known.practice(part).map(text(of:)) ?? known.detector(part).map { text(of: $0.0, $0.1) }
    }
    guard !parts.isEmpty, parts.count <= 2, pages.count == parts.count else {
      throw .wrong(
        "no practice or detector is called \(echo(id))"
          + suggestion(for: id, among: known.practices + known.detectors)
          + "; 'credlint rules' lists them")
    }
    return pages.joined(separator: "\n")
  }

  private static func text(of practice: PracticeTexts) -> String {
    var text = "\(practice.id): \(practice.plainTitle)\n\n\(practice.why)\n\n"
    text += "Severity: \(practice.severity.name)\n"
    for name in practice.parameters.keys.sorted() {
      text += "Parameter: \(name) = \(practice.parameters[name] ?? 0)\n"
    }
    if !practice.evidence.isEmpty { text += "\nWhat it rests on:\n  \(practice.evidence)\n" }
    if !practice.example.isEmpty {
      let lines = practice.example.split(separator: "\n").map { "  \($0)\n" }
      text += "\nFor example:\n" + lines.joined()
    }
    return text + list("How to mend it", practice.remediation)
      + list("Where it comes from", practice.references)
  }

  private static func text(of detector: Detector, _ tests: Detector.Tests) -> String {
    var text = "\(detector.id): \(detector.title)\n\n"
    text += "Provider: \(detector.provider)\nSeverity: \(detector.severity.name)\n"
    text += "Confidence: \(detector.confidence.name)\nBreaks: \(detector.practice)\n"
    text += "Keywords: \(detector.keywords.joined(separator: ", "))\n"
    text += list("Finds", tests.match.map(\.text))
    text += list("Refuses", tests.refuse.map { "\($0.text)  (\($0.why))" })
    return text + list("How to mend it", detector.remediation)
      + list("Where it comes from", detector.references)
  }

  private static func list(_ title: String, _ items: [String]) -> String {
    guard !items.isEmpty else { return "" }
    let lines = items.map { item in
      "  - " + item.split(separator: "\n").joined(separator: "\n    ") + "\n"
    }
    return "\n\(title):\n" + lines.joined()
  }
}
