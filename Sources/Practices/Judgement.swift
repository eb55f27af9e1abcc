package import Model

/// Judges credentials and their surroundings, practice by practice.
package struct Judgement: Sendable {
  /// The most specific first: it leads where several fit one place.
  private static let exposure: [any ExposurePractice] = [
    KeyInHistory(), InventoryCommitted(), KeyFile(), PrivateKey(), TokenCommitted(), KeyInURL(),
    KeyOnCommandLine(),
    PasswordInSource(),
    EmbeddedKey(),
  ]
  private static let lifecycle: [any CredentialPractice] = [
    KeyAge(), KeyExpired(), KeyUnused(), KeyNoExpiry(), RotationIncomplete(), RoleExceedsNeed(),
    UserKeyForApp(),
    OwnerKey(), SharedKey(), KeyUnlocked(), LeakActionNone(), StoreValue(), LegacyCredential(),
  ]
  private static let surroundings: [any SurroundingsPractice] = [
    TooManyKeys(), KeyFilePermissions(), IgnoredButShipped(), LegacyEndpoint(), TLSDisabled(),
    KeyCreationUnrestricted(), IgnoreMissing(), InventoryCommitted(), KeyUnlocked(),
    LeakActionNone(), StoreValue(),
  ]

  /// The ids of all practices that are judged.
  package static let practices = {
    var seen: Set<String> = []
    return
      (exposure.map(\.id) + lifecycle.map(\.id) + surroundings.map(\.id) + [
        StaleSuppression.id, AllowanceWidened.id, ScanIncomplete.id,
      ])
      .filter { seen.insert($0).inserted }
  }()

  /// Whether findings of the practice are about the place where a value stands, not about the value.
  package static func isAboutPlace(_ practice: String) -> Bool {
    exposure.contains { $0.id == practice }
  }

  package init() {}

  /// What is wrong with the credentials and with the places that hold no secret (legacy endpoints).
  ///
  /// Findings are in path order, then by position, then by rule; rules, the texts behind them, by
  /// id; warnings by path.
  package func findings(
    for credentials: [Credential], places: [Occurrence], in circumstances: Circumstances
  ) -> (findings: [Finding], rules: [Report.Rule], warnings: [Notice]) {
    var findings: [Finding] = []
    var texts = CommonTexts()
    func add(_ finding: Finding?) {
      guard var finding else { return }
      texts.share(with: &finding)
      findings.append(finding)
    }
    for credential in credentials {
      for places in [credential.occurrences, credential.names] {
        for place in places where place.isNew {
          add(finding(at: place, of: credential, in: circumstances))
        }
      }
      // Of what stood there before only this is to be told: that it may still work.
      let isOld =
        !credential.occurrences.isEmpty && !credential.occurrences.contains(where: \.isNew)
      for practice in isOld ? [RotationIncomplete()] : Self.lifecycle {
        add(finding(by: practice, of: credential, in: circumstances))
      }
    }
    for practice in Self.surroundings {
      guard let texts = circumstances.texts[practice.id] else { continue }
      findings += practice.findings(
        among: credentials, places: places, by: texts, in: circumstances)
    }
    findings.sort { $0.precedes($1) }
    let rules = rules(behind: findings, of: credentials, in: circumstances)
    findings.numberRepeatedIDs()
    return (
      findings, rules, Set(credentials.flatMap { $0.unreadableDates + $0.disagreements }).sorted()
    )
  }

  /// What is wrong with what silenced, or should have silenced, other findings.
  package func findings(
    of breaches: [any PolicyBreach], in circumstances: Circumstances
  ) -> (findings: [Finding], rules: [Report.Rule]) {
    var findings: [Finding] = []
    var rules: [Report.Rule] = []
    for id in Set(breaches.map { type(of: $0).id }).sorted() {
      guard let texts = circumstances.texts[id], circumstances.isEnabled(id, nil) else { continue }
      findings += breaches.filter { type(of: $0).id == id }.map {
        $0.finding(by: texts, in: circumstances)
      }
      let wording = Wording(texts: texts, detector: nil, order: .practiceFirst)
      rules.append(Report.Rule(wording, id: id, severity: texts.severity))
    }
    findings.sort { $0.precedes($1) }
    findings.numberRepeatedIDs()
    return (findings, rules)
  }

  private func finding(
    at occurrence: Occurrence, of credential: Credential, in circumstances: Circumstances
  ) -> Finding? {
    let detector = occurrence.detector
    let fitting = Self.exposure.filter { $0.fits(occurrence) }
    let wanted = fitting.map(\.id).filter { circumstances.isEnabled($0, detector.id) }
    guard let lead = wanted.first, var texts = circumstances.texts[lead] else { return nil }
    texts = circumstances.ruling(texts, credential, [occurrence])
    let ceilings = fitting.map { $0.ceiling(for: credential, at: circumstances.now) }
    let severity = ceilings.reduce(texts.isSeveritySet ? texts.severity : detector.severity) {
      min($0, $1)
    }
    let isOver = credential.isToken && credential.hasExpired(at: circumstances.now)
    let evidence =
      isOver ? [credential.endEvidence].compactMap { $0 } : credential.ages(at: circumstances.now)
    var finding = Finding(
      Breach(
        occurrence: occurrence, severity: severity, confidence: detector.confidence,
        evidence: evidence + credential.holders + occurrence.encoding,
        also: Array(wanted.dropFirst())),
      worded: Wording(texts: texts, detector: detector, order: .detectorFirst), of: credential,
      exposedAt: occurrence, key: circumstances.key)
    finding.elsewhere = occurrence.elsewhere
    return finding
  }

  private func finding(
    by practice: any CredentialPractice, of credential: Credential, in circumstances: Circumstances
  ) -> Finding? {
    guard circumstances.isEnabled(practice.id, credential.detector.id),
      var texts = circumstances.texts[practice.id], let exposed = credential.mostExposed
    else { return nil }
    texts = circumstances.ruling(texts, credential, credential.places)
    guard let breach = practice.breach(by: credential, of: texts, in: circumstances) else {
      return nil
    }
    let order: Wording.Order = practice.asksForAnother ? .practiceFirst : .practiceAlone
    return Finding(
      breach, worded: Wording(texts: texts, detector: credential.detector, order: order),
      of: credential, exposedAt: exposed, key: circumstances.key)
  }

  private func rules(
    behind findings: [Finding], of credentials: [Credential], in circumstances: Circumstances
  ) -> [Report.Rule] {
    var detectors: [String: Detector] = [:]
    func add(_ detector: Detector) {
      if detectors[detector.id] == nil { detectors[detector.id] = detector }
    }
    for credential in credentials {
      add(credential.detector)
      for place in credential.occurrences { add(place.detector) }
      for place in credential.names { add(place.detector) }
    }
    var ones: [String: Finding] = [:]
    for finding in findings where ones[finding.rule] == nil { ones[finding.rule] = finding }
    return ones.values.compactMap { finding in
      guard let texts = circumstances.texts[finding.practice] else { return nil }
      let detector = finding.detector.flatMap { detectors[$0] }
      let isExposure = Self.exposure.contains { $0.id == finding.practice }
      return Report.Rule(
        Wording(
          texts: texts, detector: detector, order: isExposure ? .detectorFirst : .practiceFirst),
        id: finding.rule,
        severity: isExposure ? detector?.severity ?? texts.severity : texts.severity)
    }.sorted { $0.id < $1.id }
  }
}

extension Occurrence {
  /// How the value was decoded, if it was.
  fileprivate var encoding: [Finding.Evidence] {
    codings.isEmpty
      ? []
      : [.init(name: "encoding", value: .text(codings.joined(separator: ", ")), source: nil)]
  }
}
