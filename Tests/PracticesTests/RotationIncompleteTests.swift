import Model
import Testing

@Suite struct RotationIncompleteTests {
  private let replaced = Fact(.replacedAt(noon - 3 * day), source: "commit 3f2c1ab in app.py")

  @Test("a value that was replaced is told, with the date")
  func broken() throws {
    let key = credential(occurrence(exposure: .history, facts: [replaced]))
    let finding = try #require(findings(for: key).only("rotation-incomplete"))
    #expect(finding.severity == .low)
    #expect(finding.message.contains(" 2025-12-29 "))
    #expect(
      finding.evidence == [
        .init(
          name: "replacedAt", value: .text("2025-12-29T12:00:00Z"),
          source: "commit 3f2c1ab in app.py")
      ])
  }

  @Test("of a value that was only there before nothing else is told")
  func known() {
    var place = occurrence(exposure: .history, facts: [replaced])
    place.isNew = false
    place.facts.append(Fact(.createdAt(noon - 900 * day), source: "createdAt"))
    #expect(findings(for: credential(place)).map(\.practice) == ["rotation-incomplete"])
  }

  @Test("one that has expired, is disabled, or was never replaced is silent")
  func silent() {
    func told(_ facts: Fact...) -> Bool {
      findings(for: credential(occurrence(facts: facts))).only("rotation-incomplete") != nil
    }
    #expect(told() == false)
    #expect(told(replaced, Fact(.expiresAt(noon - 1), source: "x")) == false)
    #expect(told(replaced, Fact(.disabled(true), source: "x")) == false)
    #expect(told(replaced, Fact(.disabled(false), source: "x")))
  }
}
