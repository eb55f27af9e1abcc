import Model

/// Git ignores a file that holds a value, but an image or a package would take it along.
struct IgnoredButShipped: SurroundingsPractice {
  let id = "ignored-but-shipped"

  func findings(
    among credentials: [Credential], places: [Occurrence], by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> [Finding] {
    guard circumstances.isEnabled(id, nil) else { return [] }
    let shipments = Dictionary(grouping: circumstances.shipments, by: \.path)
    var seen: Set<BytePath> = []
    return credentials.flatMap { credential in
      credential.occurrences
        .filter { shipments[$0.file] != nil && seen.insert($0.file).inserted }
        .map { place in
          finding(
            at: place, of: credential, by: texts, shipments[place.path] ?? [], in: circumstances)
        }
    }
  }

  private func finding(
    at place: Occurrence, of credential: Credential, by texts: PracticeTexts,
    _ shipments: [Shipment], in circumstances: Circumstances
  ) -> Finding {
    let ways = shipments.map(\.way)
    var finding = Finding(
      Breach(
        occurrence: place, severity: texts.severity, confidence: place.detector.confidence,
        words: ["what": ways.first ?? ""],
        evidence: ways.map { .init(name: "shippedBy", value: .text($0), source: nil) }),
      worded: Wording(texts: texts, detector: nil, order: .practiceFirst), of: credential,
      exposedAt: place, key: circumstances.key)
    finding.severity = texts.severity
    finding.location = Finding.Location(path: place.path)
    finding.snippet = nil
    return finding
  }
}
