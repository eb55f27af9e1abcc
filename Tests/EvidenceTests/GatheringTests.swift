import Evidence
import Model
import Testing

@Suite struct GatheringTests {
  private func occurrence(
    _ detector: Detector, _ value: String, _ path: String, _ start: Int, facts: [Fact] = []
  ) -> Occurrence {
    let position = Position(
      line: 1, column: start + 1, utf16Column: start + 1, byteColumn: start + 1)
    var occurrence = Occurrence(
      detector: detector, path: BytePath(path), secret: Secret(Array(value.utf8)),
      range: ByteRange(start, start + value.utf8.count), start: position, end: position,
      snippet: Snippet(text: "", mark: 0..<0), setting: [])
    occurrence.facts = facts
    return occurrence
  }

  @Test("makes one credential of a value, named by the more specific detector")
  func unites() {
    let exact = Material.detector("exact", specificity: .exact)
    let named = Material.detector("named")
    let generic = Material.detector("generic", specificity: .generic)
    let locked = Fact(.locked(true), source: "a")
    let unlocked = Fact(.locked(false), source: "b")
    let credentials = Gathering.credentials(from: [
      occurrence(exact, "one", "b", 5, facts: [locked, unlocked]),
      occurrence(named, "two", "b", 1),
      occurrence(generic, "one", "a", 9, facts: [locked]),
      occurrence(named, "one", "a", 30),
    ])
    #expect(credentials.map(\.id) == ["c1", "c2"])
    #expect(credentials.map(\.detector.id) == ["exact", "named"])
    #expect(credentials[0].occurrences.map(\.path.text) == ["a", "a", "b"])
    #expect(credentials[0].occurrences.map(\.range.start) == [9, 30, 5])
    #expect(credentials[0].facts == [locked, unlocked])
  }

  @Test("prefers the more confident of equally specific detectors, then the first")
  func confidence() {
    var sure = Material.detector("sure")
    var unsure = Material.detector("unsure")
    sure.confidence = .high
    unsure.confidence = .low
    let both = [occurrence(unsure, "v", "a", 0), occurrence(sure, "v", "b", 0)]
    #expect(Gathering.credentials(from: both).map(\.detector.id) == ["sure"])
    #expect(Gathering.credentials(from: both.reversed()).map(\.detector.id) == ["sure"])
    #expect(Gathering.credentials(from: []).isEmpty)
  }

  @Test("makes no credential of a place")
  func places() {
    var endpoint = Material.detector("endpoint")
    endpoint.pattern = "(?<place>iam.example)"
    #expect(Gathering.credentials(from: [occurrence(endpoint, "iam.example", "a", 0)]).isEmpty)
  }
}
