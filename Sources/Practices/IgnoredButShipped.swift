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
          let ways = shipments[place.file, default: []].map(\.way)
          return Finding(
            aboutFileOf: place, of: credential, by: texts, words: ["what": ways.first ?? ""],
            evidence: ways.map { .init(name: "shippedBy", value: .text($0), source: nil) },
            in: circumstances)
        }
    }
  }
}
