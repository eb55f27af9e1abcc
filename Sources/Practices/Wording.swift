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
  var remediation: [String] {
    let own = detector?.remediation ?? []
    let steps =
      switch order {
      case .detectorFirst: own + besides
      case .practiceFirst: texts.remediation + own
      case .practiceAlone: texts.remediation
      }
    return Self.firstOf(steps)
  }

  /// The steps for one credential, with its name where it has one.
  func remediation(for credential: Credential?, at place: Occurrence) -> [String] {
    guard let credential, let detector else { return remediation }
    let remedy = Remedy(of: credential, at: place)
    let own = remedy.replacement ?? detector.remediation + [remedy.switching].compactMap(\.self)
    let practice = texts.remediation.map(remedy.filled)
    let steps =
      switch order {
      case .detectorFirst: own + besides.map(remedy.filled)
      case .practiceFirst where remedy.replacement == nil: practice + own
      // It says itself what to create.
      case .practiceFirst where texts.besides.isEmpty: practice + own.dropFirst()
      case .practiceFirst: besides.map(remedy.filled) + own
      case .practiceAlone: practice
      }
    return Self.firstOf(steps)
  }

  /// What the practice has to say beside a detector's steps.
  private var besides: [String] {
    detector == nil || texts.besides.isEmpty ? texts.remediation : texts.besides
  }

  private static func firstOf(_ steps: [String]) -> [String] {
    Array(unique(steps).prefix(mostSteps))
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
