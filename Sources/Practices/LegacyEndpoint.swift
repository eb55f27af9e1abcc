import Model

/// A file names an address that its provider has replaced.
struct LegacyEndpoint: SurroundingsPractice {
  let id = "legacy-endpoint"

  func findings(
    among credentials: [Credential], places: [Occurrence], by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> [Finding] {
    places.filter { circumstances.isEnabled(id, $0.detector.id) }.map { place in
      var finding = Finding(
        Breach(
          occurrence: place, severity: texts.severity, confidence: place.detector.confidence),
        worded: Wording(texts: texts, detector: place.detector, order: .detectorFirst), of: nil,
        exposedAt: place, key: circumstances.key)
      finding.detector = nil
      return finding
    }
  }
}
