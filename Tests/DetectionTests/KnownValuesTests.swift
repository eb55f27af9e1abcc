import Detection
import TestSupport
import Testing

@Suite struct KnownValuesTests {
  /// Letters are few, so that values begin alike, hold and overlap one another.
  @Test func `every value is found wherever it stands`() throws {
    try forAll(seed: 1, count: 500) { random in
      let values = Set(
        (0..<random.number(in: 1..<12)).map { _ in
          random.bytes(random.number(in: 0..<14), of: "aab")
        })
      let text = random.bytes(random.number(in: 0..<120), of: "aab")
      let expected = text.indices.flatMap { start in
        values.filter { !$0.isEmpty && text[start...].starts(with: $0) }
          .map { start..<(start + $0.count) }
      }
      let found = KnownValues(values).ranges(in: text)
      #expect(Set(found) == Set(expected))
      #expect(found.count == expected.count)
      #expect(found.map(\.lowerBound) == found.map(\.lowerBound).sorted())
    }
  }
}
