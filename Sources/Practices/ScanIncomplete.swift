import Fingerprints
package import Model

/// What was asked for and not read. Nobody can silence it: a report that does not tell looks clean.
package enum ScanIncomplete {
  package static let id = "scan-incomplete"

  /// One finding a notice, and the rule behind them.
  package static func findings(
    of unread: [Notice], in circumstances: Circumstances
  ) -> (findings: [Finding], rules: [Report.Rule]) {
    guard !unread.isEmpty, let texts = circumstances.texts[id] else { return ([], []) }
    var findings = unread.map { notice in
      Finding(
        at: Finding.Location(path: notice.path), by: texts, words: ["what": notice.reason],
        named: [notice.path.text, notice.reason], key: circumstances.key)
    }
    findings.numberRepeatedIDs()
    let wording = Wording(texts: texts, detector: nil, order: .practiceFirst)
    return (findings, [Report.Rule(wording, id: id, severity: texts.severity)])
  }
}
