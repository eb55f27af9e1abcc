package import Model

/// Makes credentials of occurrences.
package enum Gathering {
  /// One credential for each secret value, `c1`, `c2`, … in the order of first occurrences.
  ///
  /// The public half of a pair is no credential of its own, but a name of the one that it belongs to.
  /// Where several detectors saw one value, the more specific one names it, then the more confident.
  /// Occurrences of detectors that point at a place and find no secret make no credential.
  package static func credentials(from occurrences: [Occurrence]) -> [Credential] {
    var gathered: [Credential] = []
    var indices: [Secret: Int] = [:]
    for occurrence in occurrences.filter(\.detector.findsSecrets).sorted(by: precedes) {
      guard let index = indices[occurrence.secret] else {
        indices[occurrence.secret] = gathered.count
        gathered.append(
          Credential(
            id: "c\(gathered.count + 1)", reading: occurrence.reading, secret: occurrence.secret,
            occurrences: [occurrence], facts: []))
        continue
      }
      if tells(occurrence.detector, more: gathered[index].detector) {
        gathered[index].reading = occurrence.reading
      }
      gathered[index].occurrences.append(occurrence)
    }
    for index in gathered.indices {
      gathered[index].facts = united(gathered[index].occurrences)
    }
    return Pairing.joined(gathered)
  }

  private static func precedes(_ a: Occurrence, _ b: Occurrence) -> Bool {
    if a.path != b.path { return a.path < b.path }
    if a.range.start != b.range.start { return a.range.start < b.range.start }
    if a.range.end != b.range.end { return a.range.end < b.range.end }
    return a.detector.id < b.detector.id
  }

  private static func tells(_ a: Detector, more b: Detector) -> Bool {
    a.specificity != b.specificity ? a.specificity > b.specificity : a.confidence > b.confidence
  }

  private static func united(_ occurrences: [Occurrence]) -> [Fact] {
    var seen: Set<Fact> = []
    let facts = occurrences.flatMap(\.facts).filter { seen.insert($0).inserted }
    // Most stand in one place: its list is taken as it is, so that there is one in memory.
    guard let first = occurrences.first?.facts, first == facts else { return facts }
    return first
  }
}
