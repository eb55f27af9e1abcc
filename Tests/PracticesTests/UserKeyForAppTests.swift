import Model
import Testing

@Suite struct UserKeyForAppTests {
  private func judged(
    _ kind: Identity.Kind?, exposure: Exposure? = .committed, setting: Occurrence.Setting = .keyFile
  ) -> Finding? {
    let facts = kind.map {
      [Fact(.identity(Identity(kind: $0, id: nil)), source: "iam_id in apikey.json")]
    }
    let place = occurrence(setting: setting, exposure: exposure, facts: facts ?? [])
    return findings(for: credential(place)).only("user-key-for-app")
  }

  @Test("a user's key in a repository is told, in whatever kind of file")
  func user() throws {
    for setting: Occurrence.Setting in [.keyFile, .code, []] {
      let finding = try #require(judged(.user, setting: setting))
      #expect(finding.severity == .medium)
      #expect(finding.confidence == .medium)
      #expect(
        finding.evidence == [
          .init(name: "identity", value: .text("user"), source: "iam_id in apikey.json")
        ])
    }
    for exposure: Exposure in [.staged, .unstaged, .untracked, .ignored, .history] {
      #expect(judged(.user, exposure: exposure) != nil)
    }
  }

  @Test("other identities, and key files outside of a repository, are silent")
  func silent() {
    for kind: Identity.Kind? in [.serviceID, .profile, .classic, .unknown, nil] {
      #expect(judged(kind) == nil)
    }
    #expect(judged(.user, exposure: .outsideGit) == nil)
    #expect(judged(.user, exposure: nil) == nil)
    #expect(judged(.user, setting: .export) == nil)
  }
}
