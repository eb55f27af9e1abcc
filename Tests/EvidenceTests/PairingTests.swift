import Evidence
import Model
import Testing

/// Pairs that are one credential: an ID and its secret, a user and a password.
@Suite struct PairingTests {
  private static let secret = Material.detector("acme-secret")
  private static let id = {
    var detector = Material.detector("acme-id", specificity: .exact)
    detector.names = ["acme-secret"]
    return detector
  }()

  @Test func `an ID is a name of the secret beside it`() {
    let account = Fact(.account("12345678"), source: "the ID")
    let value = Material.text(20, of: "ABCDEFGH", seed: 3)
    let credentials = Gathering.credentials(from: [
      Material.occurrence(Self.id, value, line: 1, facts: [account]),
      Material.occurrence(Self.secret, "two", line: 2),
      Material.occurrence(Self.id, value, "b", line: 7),
    ])
    #expect(credentials.map(\.id) == ["c1"])
    #expect(credentials.map(\.detector.id) == ["acme-secret"])
    #expect(credentials.first?.occurrences.map(\.start.line) == [2])
    #expect(credentials.first?.names.map(\.path.text) == ["a", "b"])
    #expect(credentials.first?.facts.contains(account) == true)
    #expect(credentials.first?.keyID == "********" + value.suffix(4))
  }

  @Test(arguments: [
    ["1 id a", "2 secret b", "3 id c", "4 secret d"],
    ["1 secret b", "2 id a", "3 secret d", "4 id c"],
    ["1 id a", "4 secret b", "5 id c", "8 secret d"],
  ])
  func `halves belong together in the order of the text`(_ lines: [String]) {
    let occurrences = lines.map { line in
      let words = line.split(separator: " ").map(String.init)
      return Material.occurrence(
        words[1] == "id" ? Self.id : Self.secret, words[2], line: Int(words[0]) ?? 0)
    }
    let credentials = Gathering.credentials(from: occurrences)
    let pairs = credentials.map { credential in
      (credential.names + credential.occurrences).map {
        String(decoding: $0.secret.bytes, as: UTF8.self)
      }
    }
    #expect(pairs == [["a", "b"], ["c", "d"]])
  }

  @Test func `what stands far off or is of another kind is no pair`() {
    let credentials = Gathering.credentials(from: [
      Material.occurrence(Self.id, "a", line: 1), Material.occurrence(Self.secret, "b", line: 40),
      Material.occurrence(Material.detector("other"), "c", line: 2),
      Material.occurrence(Self.id, "d", "b", line: 3),
      Material.occurrence(Self.secret, "e", "c", line: 3),
    ])
    #expect(credentials.map(\.id) == ["c1", "c2", "c3", "c4", "c5"])
    #expect(credentials.allSatisfy { $0.names.isEmpty })
  }

  @Test(arguments: [
    "postgres://billing:◆@db.test/app", "curl -u billing:◆ https://api.test",
    "curl --user 'billing:◆' https://api.test",
  ])
  func `a user is the name of its password`(_ text: String) {
    var detector = Material.detector("password", specificity: .generic)
    detector.practice = "password-in-source"
    #expect(Material.claims(text, detector: detector).contains(.name("billing")))
  }

  @Test func `basic authorisation holds a user and a password`() {
    var detector = Material.detector("basic")
    detector.filters.structure = .base64UserPassword
    let key = String(
      decoding: Base64.encode(Array("billing:\(Material.key())".utf8)), as: UTF8.self)
    let facts = Material.facts("Authorization: Basic ◆", key: key, detector: detector)
    #expect(facts.map(\.claim) == [.name("billing")])
  }

  @Test func `a token in the place of a user is told by nobody`() {
    var detector = Material.detector("password", specificity: .generic)
    detector.practice = "password-in-source"
    let text = "https://\(Material.key(seed: 5)):◆@git.test/"
    #expect(Material.claims(text, detector: detector).isEmpty)
  }

  @Test func `a client is the public half of its secret`() {
    let text = #"{"client_id": "web-app-7", "client_secret": "◆"}"#
    let claims = Material.claims(text, detector: Material.detector("s", specificity: .generic))
    #expect(claims == [.keyID("web-app-7")])
    #expect(Material.claims(#"{"client_id": "web-app-7", "password": "◆"}"#).isEmpty)
  }
}
