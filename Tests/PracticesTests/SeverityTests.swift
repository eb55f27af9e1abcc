import Model
import Testing

@Suite struct SeverityTests {
  struct Row: Sendable {
    var exposure: Exposure?
    var permissions: UInt16?
    /// For a detector that says info, low, medium, high, critical.
    var expected: [Severity]
  }

  @Test(
    "exposure moves the detector's severity, and never up",
    arguments: [
      Row(exposure: .committed, expected: [.info, .low, .medium, .high, .critical]),
      Row(exposure: .staged, expected: [.info, .low, .medium, .high, .critical]),
      Row(exposure: .history, expected: [.info, .low, .medium, .high, .critical]),
      Row(exposure: .outsideGit, expected: [.info, .low, .medium, .high, .critical]),
      Row(exposure: nil, expected: [.info, .low, .medium, .high, .critical]),
      Row(exposure: .unstaged, expected: [.info, .info, .low, .medium, .high]),
      Row(exposure: .untracked, expected: [.info, .info, .low, .medium, .high]),
      Row(exposure: .ignored, permissions: 0o644, expected: [.info, .info, .low, .low, .low]),
      Row(exposure: .ignored, permissions: 0o640, expected: [.info, .info, .low, .low, .low]),
      Row(exposure: .ignored, permissions: nil, expected: [.info, .info, .low, .low, .low]),
      Row(exposure: .ignored, permissions: 0o600, expected: [.info, .info, .info, .info, .info]),
      Row(exposure: .ignored, permissions: 0o711, expected: [.info, .info, .info, .info, .info]),
    ])
  func table(row: Row) {
    let found = Severity.allCases.map { severity in
      findings(
        for: credential(
          occurrence(
            of: detector(severity: severity), exposure: row.exposure,
            permissions: row.permissions))
      ).only(row.exposure == .history ? "key-in-history" : "embedded-key")?.severity
    }
    #expect(found == row.expected)
  }

  @Test("what is judged once a credential moves by its worst exposure")
  func worstExposure() throws {
    let created = Fact(.createdAt(noon - 200 * day), source: "createdAt in apikey.json")
    let secret = drawnSecret()
    func place(_ path: String, _ exposure: Exposure, facts: [Fact] = []) -> Occurrence {
      occurrence(
        path, secret: secret, setting: facts.isEmpty ? .code : .keyFile, exposure: exposure,
        permissions: 0o600, facts: facts)
    }
    let hidden = place("apikey.json", .ignored, facts: [created])
    let alone = try #require(findings(for: credential(hidden)).only("key-age"))
    #expect(alone.severity == .info)
    #expect(alone.exposure == .ignored)

    let nearlyOut = credential(hidden, place("b.py", .untracked))
    let second = try #require(findings(for: nearlyOut).only("key-age"))
    #expect(second.severity == .low)
    #expect(second.exposure == .untracked)

    let out = credential(hidden, place("b.py", .untracked), place("c.py", .committed))
    let third = try #require(findings(for: out).only("key-age"))
    #expect(third.severity == .medium)
    #expect(third.exposure == .committed)
    #expect(third.location.path == hidden.path, "it stands where its date was read")
  }

  @Test("of places that have come equally far the first one tells the exposure")
  func equallyFar() {
    let secret = drawnSecret()
    let created = Fact(.createdAt(noon - 200 * day), source: "createdAt in apikey.json")
    let both = credential(
      occurrence("a.py", secret: secret, exposure: .staged),
      occurrence("b.py", secret: secret, exposure: .committed), facts: [created])
    #expect(findings(for: both).only("key-age")?.exposure == .staged)
  }
}
