import Model

/// A key file that git does not track can be read by the file's group or by others.
struct KeyFilePermissions: SurroundingsPractice {
  let id = "key-file-permissions"

  func findings(
    among credentials: [Credential], places: [Occurrence], by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> [Finding] {
    guard circumstances.isEnabled(id, nil) else { return [] }
    var seen: Set<BytePath> = []
    return credentials.flatMap { credential in
      credential.occurrences.filter { $0.isOpenKeyFile && seen.insert($0.path).inserted }
        .map { finding(at: $0, of: credential, by: texts, in: circumstances) }
    }
  }

  private func finding(
    at place: Occurrence, of credential: Credential, by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> Finding {
    let mode = "0" + String((place.permissions ?? 0) & 0o777, radix: 8)
    var finding = Finding(
      Breach(
        occurrence: place, severity: texts.severity, confidence: place.detector.confidence,
        words: ["mode": mode],
        evidence: [.init(name: "permissions", value: .text(mode), source: nil)]),
      worded: Wording(texts: texts, detector: nil, order: .practiceFirst), of: credential,
      exposedAt: place, key: circumstances.key)
    finding.severity = texts.severity
    finding.location = Finding.Location(path: place.path)
    finding.snippet = nil
    return finding
  }
}

extension Occurrence {
  fileprivate var isOpenKeyFile: Bool {
    setting.contains(.keyFile) && [.untracked, .ignored, .outsideGit].contains(exposure)
      && isReadableByOthers ?? false
  }
}
