import Fingerprints
import Model

/// What a practice has to say of one place, before it is put into words.
struct Breach {
  var occurrence: Occurrence
  /// Of a value that is out in the world; exposure moves it down.
  var severity: Severity
  var confidence: Confidence
  /// For the `{name}`s of the message; `{file}` and `{credential}` are known already.
  var words: [String: String] = [:]
  var evidence: [Finding.Evidence] = []
  /// Less specific practices that fit the same place.
  var also: [String] = []
}

extension Finding {
  /// A finding at the breach's occurrence, of a credential or of a mere place.
  init(
    _ breach: Breach, worded wording: Wording, of credential: Credential?,
    exposedAt exposed: Occurrence, key: FingerprintKey
  ) {
    let place = breach.occurrence
    let detector = wording.detector ?? place.detector
    // The public half of a pair goes by itself where the finding is about its place.
    let value =
      Judgement.isAboutPlace(wording.texts.id) ? place.secret : credential?.secret ?? place.secret
    let words = ["file": String(decoding: place.path.name, as: UTF8.self)].merging(breach.words) {
      $1
    }
    self.init(
      id: key.id(
        of: value, at: place, practice: wording.texts.id,
        detector: detector.id),
      practice: wording.texts.id, detector: wording.detector?.id, also: breach.also,
      severity: breach.severity.moved(by: exposed.spread), confidence: breach.confidence,
      title: wording.title, message: wording.message(words),
      remediation: wording.remediation(for: credential, at: place),
      references: wording.references,
      location: Location(place),
      exposure: exposed.exposure, credential: credential?.id, snippet: place.snippet,
      evidence: breach.evidence)
    tag = key.tag(of: value)
  }
}

extension Finding {
  /// What is wrong with the whole file that a value stands in, wherever in it.
  init(
    aboutFileOf place: Occurrence, of credential: Credential, by texts: PracticeTexts,
    words: [String: String], evidence: [Finding.Evidence], in circumstances: Circumstances
  ) {
    self.init(
      Breach(
        occurrence: place, severity: texts.severity, confidence: place.detector.confidence,
        words: words, evidence: evidence),
      worded: Wording(texts: texts, detector: nil, order: .practiceFirst), of: credential,
      exposedAt: place, key: circumstances.key)
    severity = texts.severity
    location = Finding.Location(path: place.file)
    snippet = nil
  }
}
