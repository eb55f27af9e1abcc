import Fingerprints
package import Model

/// A comment or a baseline entry that has ended, or that silences nothing any more.
package struct StaleSuppression: Sendable {
  static let id = "stale-suppression"

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

  func finding(by texts: PracticeTexts, in circumstances: Circumstances) -> Finding {
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
      let wording = Wording(texts: texts, detector: nil, order: .practiceFirst)
      return Finding(
        id: circumstances.key.fingerprint([Self.id, name].map { Array($0.utf8) }),
        practice: Self.id, detector: nil, severity: texts.severity, confidence: .high,
        title: wording.title,
        message: wording.message([
          "what": "An entry", "fault": fault,
          "file": String(decoding: location.path.name, as: UTF8.self),
        ]),
        remediation: wording.remediation, references: wording.references, location: location)
    }
  }
}
