import Model

/// A practice's texts joined with those of a detector.
struct Wording {
  let texts: PracticeTexts
  let detector: Detector?
  let order: Order

  /// Whose steps come first.
  enum Order {
    /// The detector's: the value is out and must be revoked.
    case detectorFirst
    /// The practice's: it is not, and to revoke it before it is replaced would stop what uses it.
    case practiceFirst
    /// The practice's alone: the credential stays.
    case practiceAlone
  }

  private static let mostSteps = 6

  var title: String { Self.fill(texts.title, with: words) }

  /// The practice's message, with `words` where it has `{name}`.
  func message(_ words: [String: String]) -> String {
    Self.fill(texts.message, with: self.words.merging(words) { $1 })
  }

  /// The steps for any credential.
  var remediation: [String] { steps(own: detector?.remediation ?? [], texts.remediation) }

  /// The steps for one credential, with its name where it has one.
  func remediation(for credential: Credential?, at place: Occurrence) -> [String] {
    guard let credential, let detector else { return remediation }
    let remedy = Remedy(of: credential, at: place)
    return steps(
      own: remedy.steps(else: detector.remediation), texts.remediation.map(remedy.filled))
  }

  private func steps(own: [String], _ practice: [String]) -> [String] {
    let steps =
      switch order {
      case .detectorFirst: own + practice
      case .practiceFirst: practice + own
      case .practiceAlone: practice
      }
    return Array(Self.unique(steps).prefix(Self.mostSteps))
  }

  var references: [String] { Self.unique((detector?.references ?? []) + texts.references) }

  private var words: [String: String] {
    var words = texts.parameters.mapValues { String($0) }
    words["credential"] = detector?.title
    return words
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// Puts words in the place of their names, once: what a word holds is not filled again.
  private static func fill(_ template: String, with words: [String: String]) -> String {
    var filled = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      filled += rest[..<open]
      filled += words[String(name)] ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}

extension Report.Rule {
  init(_ wording: Wording, id: String, severity: Severity) {
    self.init(
      id: id, title: wording.title, why: wording.texts.why, remediation: wording.remediation,
      references: wording.references, severity: severity,
      confidence: wording.detector?.confidence ?? .high)
  }
}
