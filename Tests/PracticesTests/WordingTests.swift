import Foundation
import Model
import Practices
import Testing

@Suite struct WordingTests {
  @Test("an exposed value is revoked first; an old one is replaced first")
  func remediation() throws {
    let created = Fact(.createdAt(noon - 200 * day), source: "created_at in apikey.json")
    let found = findings(for: credential(occurrence(facts: [created])))
    #expect(
      found.only("embedded-key")?.remediation
        == [
          "revoke ibm-cloud-api-key", "shared step", Self.switching, "create", "migrate", "delete",
        ])
    #expect(
      found.only("key-age")?.remediation
        == [
          "shared step", "create", "migrate", "delete", "revoke ibm-cloud-api-key", Self.switching,
        ])
  }

  private static let switching =
    #"In deploy.sh read it from the environment: `"${IBM_CLOUD_API_KEY:?}"`."#

  @Test("beside the steps that replace the credential, a practice says only what they do not")
  func besides() {
    var all = circumstances()
    for id in ["embedded-key", "key-age"] { all.texts[id]?.besides = ["beside \(id)"] }
    let created = Fact(.createdAt(noon - 200 * day), source: "created_at in apikey.json")
    let unknown = findings(for: credential(occurrence(facts: [created])), in: all)
    #expect(
      unknown.only("embedded-key")?.remediation
        == ["revoke ibm-cloud-api-key", "shared step", Self.switching, "beside embedded-key"])
    #expect(unknown.only("key-age")?.remediation.prefix(4).last == "delete")

    let owner = Fact(
      .identity(Identity(kind: .serviceID, id: "iam-ServiceId-1")), source: "iam_id in apikey.json")
    let known = findings(for: credential(occurrence(facts: [created, owner])), in: all)
    let steps = known.only("key-age")?.remediation ?? []
    #expect(steps.first == "beside key-age" && steps.count == 4)
    #expect(steps.last?.contains("service-api-key-delete") == true)
    #expect(
      known.only("embedded-key")?.remediation == Array(steps.dropFirst()) + ["beside embedded-key"])
  }

  @Test("a practice that says what to create leaves no other to be created")
  func another() {
    let owner = Fact(
      .identity(Identity(kind: .user, id: "IBMid-1")), source: "iam_id in apikey.json")
    let place = occurrence(facts: [owner])
    let steps = findings(for: credential(place)).only("user-key-for-app")?.remediation ?? []
    #expect(steps.prefix(4) == ["shared step", "create", "migrate", "delete"])
    #expect(!steps.contains { $0.contains("api-key-create") })
    #expect(steps.contains { $0.contains("api-key-delete") })
  }

  @Test("there are at most six steps")
  func steps() {
    var talkative = detector()
    talkative.remediation = (1...5).map { "step \($0)" }
    let finding = findings(for: credential(occurrence(of: talkative))).only("embedded-key")
    #expect(finding?.remediation == talkative.remediation + [Self.switching])
  }

  @Test("title and references join detector and practice")
  func title() {
    let finding = findings(for: credential(occurrence())).only("embedded-key")
    #expect(finding?.title == "embedded-key of title of ibm-cloud-api-key")
    #expect(
      finding?.references
        == [
          "https://detector.example/ibm-cloud-api-key", "https://practice.example/embedded-key",
        ])
  }

  @Test("the rules behind the findings, each once and by id")
  func rules() throws {
    let created = Fact(.createdAt(noon - 200 * day), source: "created_at in apikey.json")
    let low = detector("acme-token", severity: .critical, confidence: .low)
    let verdict = Judgement().findings(
      for: [
        credential(occurrence("a", facts: [created])), credential(occurrence("b")),
        credential(occurrence("c", of: low, exposure: .untracked)),
      ], places: [], in: circumstances())
    #expect(
      verdict.rules.map(\.id) == [
        "embedded-key/acme-token", "embedded-key/ibm-cloud-api-key", "key-age/ibm-cloud-api-key",
      ])
    #expect(verdict.rules.map(\.severity) == [.critical, .high, .medium])
    #expect(verdict.rules.map(\.confidence) == [.low, .high, .high])
    #expect(verdict.rules.map(\.why) == ["why embedded-key", "why embedded-key", "why key-age"])
  }

  @Test("what a file's name holds is not filled again")
  func fileName() {
    let place = occurrence("x/{credential}.py")
    let message = findings(for: credential(place)).only("embedded-key")?.message
    #expect(message?.hasPrefix("{credential}.py: title of") == true)
  }

  @Test("no text of a finding holds any of the value")
  func noValue() {
    let secret = drawnSecret()
    let value = String(decoding: secret.bytes, as: UTF8.self)
    let facts = [
      Fact(.createdAt(noon - 200 * day), source: "created_at in a.json"),
      Fact(.expiresAt(noon), source: "expires_at in a.json"),
      Fact(.role("Manager"), source: "role in a.json"),
      Fact(.identity(Identity(kind: .user, id: nil)), source: "iam_id in a.json"),
    ]
    for setting: Occurrence.Setting in [.keyFile, .url, .commandLine, []] {
      let place = occurrence(secret: secret, setting: setting, exposure: .untracked, facts: facts)
      for finding in findings(for: credential(place)) {
        let shown = String(reflecting: finding)
        for start in 0...(secret.bytes.count - 4) {
          #expect(!shown.contains(value.dropFirst(start).prefix(4)))
        }
      }
    }
  }
}

@Suite struct RulebookTests {
  /// `rules/practices.yaml`, read as plain lines; what it means is tested with the rule files.
  private static func lines() throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "rules/practices.yaml"), encoding: .utf8)
    return text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test("every practice has texts, and every text has a practice")
  func ids() throws {
    let ids = try Self.lines().filter { $0.hasPrefix("- id: ") }.map { $0.dropFirst(6) }
    #expect(ids.map(String.init).sorted() == Judgement.practices.sorted())
    #expect(Set(Judgement.practices).count == Judgement.practices.count)
  }

  @Test("texts only ask for words that findings have")
  func words() throws {
    let known = [
      "age", "count", "credential", "date", "days", "event", "fault", "file", "keys", "kind",
      "mode", "name",
      "names",
      "provider", "rest", "role", "use", "users", "what",
    ]
    for line in try Self.lines() {
      for part in line.split(separator: "{").dropFirst() where !part.contains(": ") {
        let word = String(part.prefix { $0 != "}" })
        // Examples have braces of their own.
        #expect(known.contains(word) || word.contains(" "), "\(line)")
      }
    }
  }
}
