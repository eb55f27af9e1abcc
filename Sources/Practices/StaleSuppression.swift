package import Model

/// A comment or a baseline entry that has ended, or that silences nothing any more.
package struct StaleSuppression: PolicyBreach {
  package static let id = "stale-suppression"

  /// Where it stands.
  package var place: Place
  /// What is wrong with it, as in `has expired`.
  package var fault: String

  package init(_ place: Place, fault: String) {
    self.place = place
    self.fault = fault
  }

  /// A comment that was found by its detector, or an entry of a file.
  package enum Place: Sendable {
    case comment(Occurrence)
    /// - Parameter name: tells it from others; no secret.
    case entry(Finding.Location, name: String)
  }

  /// Where the suppression stands.
  package func finding(by texts: PracticeTexts, in circumstances: Circumstances) -> Finding {
    switch place {
    case .comment(let occurrence):
      var finding = Finding(
        Breach(
          occurrence: occurrence, severity: texts.severity, confidence: .high,
          words: ["what": "A comment", "fault": fault]),
        worded: Wording(texts: texts, detector: occurrence.detector, order: .practiceFirst),
        of: nil, exposedAt: occurrence, key: circumstances.key)
      finding.detector = nil
      return finding
    case .entry(let location, let name):
      return Finding(
        at: location, by: texts, words: ["what": "An entry", "fault": fault], named: [name],
        key: circumstances.key)
    }
  }
}
