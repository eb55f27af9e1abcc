import Evidence
import Model
import Testing

@Suite struct GatheringTests {
  @Test("makes one credential of a value, named by the more specific detector")
  func unites() {
    let exact = Material.detector("exact", specificity: .exact)
    let named = Material.detector("named")
    let generic = Material.detector("generic", specificity: .generic)
    let locked = Fact(.locked(true), source: "a")
    let unlocked = Fact(.locked(false), source: "b")
    let credentials = Gathering.credentials(from: [
      Material.occurrence(exact, "one", "b", line: 5, facts: [locked, unlocked]),
      Material.occurrence(named, "two", "b", line: 1),
      Material.occurrence(generic, "one", "a", line: 9, facts: [locked]),
      Material.occurrence(named, "one", "a", line: 30),
    ])
    #expect(credentials.map(\.id) == ["c1", "c2"])
    #expect(credentials.map(\.detector.id) == ["exact", "named"])
    #expect(credentials[0].occurrences.map(\.path.text) == ["a", "a", "b"])
    #expect(credentials[0].occurrences.map(\.start.line) == [9, 30, 5])
    #expect(credentials[0].facts == [locked, unlocked])
  }

  @Test("prefers the more confident of equally specific detectors, then the first")
  func confidence() {
    var sure = Material.detector("sure")
    var unsure = Material.detector("unsure")
    sure.confidence = .high
    unsure.confidence = .low
    let both = [
      Material.occurrence(unsure, "v", "a", line: 0), Material.occurrence(sure, "v", "b", line: 0),
    ]
    #expect(Gathering.credentials(from: both).map(\.detector.id) == ["sure"])
    #expect(Gathering.credentials(from: both.reversed()).map(\.detector.id) == ["sure"])
    #expect(Gathering.credentials(from: []).isEmpty)
  }

  @Test("makes no credential of a place")
  func places() {
    var endpoint = Material.detector("endpoint")
    endpoint.forms = [Detector.Form(keywords: ["iam"], pattern: "(?<place>iam.example)")]
    endpoint.practice = "legacy-endpoint"
    #expect(
      Gathering.credentials(from: [Material.occurrence(endpoint, "iam.example", "a", line: 0)])
        .isEmpty)
  }
}
