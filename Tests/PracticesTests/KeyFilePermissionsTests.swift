import Model
import Practices
import Testing

@Suite struct KeyFilePermissionsTests {
  private func judged(
    _ exposure: Exposure?, _ permissions: UInt16?, setting: Occurrence.Setting = .keyFile
  ) -> Finding? {
    findings(
      for: credential(
        occurrence("x/apikey.json", setting: setting, exposure: exposure, permissions: permissions)
      )
    ).only("key-file-permissions")
  }

  @Test("a key file that git does not track and others can read is told")
  func open() throws {
    for exposure: Exposure in [.untracked, .ignored, .outsideGit] {
      for permissions: UInt16 in [0o644, 0o640, 0o604, 0o666, 0o777] {
        let finding = try #require(judged(exposure, permissions))
        #expect(finding.rule == "key-file-permissions")
        #expect(finding.severity == .low)
        #expect(finding.location == .init(path: BytePath("x/apikey.json")))
        #expect(finding.snippet == nil)
        #expect(finding.exposure == exposure)
        let mode = Finding.Evidence.Value.text("0" + String(permissions, radix: 8))
        #expect(finding.evidence == [.init(name: "permissions", value: mode, source: nil)])
      }
    }
  }

  @Test("tracked files, owner-only files and other files are silent")
  func silent() {
    for exposure: Exposure? in [.committed, .staged, .unstaged, .history, nil] {
      #expect(judged(exposure, 0o644) == nil)
    }
    for permissions: UInt16? in [0o600, 0o400, 0o700, 0o622, 0o711, nil] {
      #expect(judged(.untracked, permissions) == nil)
    }
    #expect(judged(.untracked, 0o644, setting: .code) == nil)
  }

  @Test("a file with several credentials is told once, by the same id as long as they stand in it")
  func once() throws {
    func file(_ path: String, _ secrets: [Secret]) -> [Finding] {
      let credentials = secrets.map {
        credential(occurrence(path, secret: $0, setting: .keyFile, exposure: .untracked))
      }
      return Judgement().findings(for: credentials, places: [], in: circumstances()).findings
        .filter { $0.practice == "key-file-permissions" }
    }
    let secrets = [drawnSecret(), drawnSecret()]
    let found = file("a/creds.json", secrets)
    #expect(found.count == 1)
    #expect(found.first?.id == file("b/other.json", secrets).first?.id)
  }
}
