import Fingerprints
package import Model

/// What is wrong with a policy itself: with what silences findings.
package protocol PolicyBreach: Sendable {
  /// The practice that it breaks.
  static var id: String { get }

  /// In words.
  func finding(by texts: PracticeTexts, in circumstances: Circumstances) -> Finding
}

extension Finding {
  /// A finding of a policy's file, where no value is.
  ///
  /// - Parameter names: tell it from others; hashed.
  init(
    at location: Location, by texts: PracticeTexts, words: [String: String], named names: [String],
    key: FingerprintKey
  ) {
    let wording = Wording(texts: texts, detector: nil, order: .practiceFirst)
    let file = ["file": String(decoding: location.path.name, as: UTF8.self)]
    self.init(
      id: key.fingerprint(([texts.id] + names).map { Array($0.utf8) }), practice: texts.id,
      detector: nil, severity: texts.severity, confidence: .high, title: wording.title,
      message: wording.message(words.merging(file) { $1 }), remediation: wording.remediation,
      references: wording.references, location: location)
  }
}
