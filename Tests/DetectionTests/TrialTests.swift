import Detection
import Model
import TestSupport
import Testing

/// What became of each match, with the rules that credlint ships with.
@Suite struct TrialTests {
  private func verdicts(_ text: String, path: String = "a.txt") throws -> [String: String] {
    var scanner = try makeScanner()
    let trials = scanner.trials(in: Array(text.utf8).span, path: BytePath(path))
    return Dictionary(
      trials.map { ($0.detector, "\($0.verdict)".prefix { $0 != "(" }.description) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `kept, beaten and refused`() throws {
    let token = Drawn.githubToken()
    let found = try verdicts("token = \"\(token)\"")
    #expect(found["github-pat"] == "kept" && found["generic-api-key"] == "beaten")
    #expect(try verdicts("api_key = \"your-api-key-here\"")["generic-api-key"] == "refused")
  }

  @Test func `a wrong checksum is told as such, and not taken for a secret`() throws {
    let token = "ghp_" + drawn("{{base62:36}}")
    var scanner = try makeScanner()
    let found = scanner.scan(Array("token = \"\(token)\"".utf8).span, path: BytePath("a.py"))
      .occurrences
    #expect(found.map(\.detector.id) == ["github-pat"])
    #expect(found.first?.detector.severity == .info && found.first?.detector.confidence == .low)
    #expect(found.first?.detector.title.hasSuffix("with a wrong checksum") == true)
  }

  @Test func `a checksum in base 36 is asked of tokens that carry one`() throws {
    func confidence(_ token: String) throws -> Confidence? {
      var scanner = try makeScanner()
      return scanner.scan(Array("t = \"\(token)\"".utf8).span, path: BytePath("a.py"))
        .occurrences.first?.detector.confidence
    }
    let payload = drawn("glpat-{{base64url:27}}.0r")
    #expect(try confidence(drawn("{{crc36(\(payload))}}")) == .high)
    #expect(try confidence(payload + "0000000") == .low)
    #expect(try confidence(drawn("glpat-{{base64url:20}}")) == .high)
  }

  @Test func `four letters are a password of low confidence`() throws {
    var scanner = try makeScanner()
    let text = "password: '\(["qz", "wk"].joined())'\n"
    let found = scanner.scan(Array(text.utf8).span, path: BytePath("a.yml")).occurrences
    #expect(found.map(\.detector.confidence) == [.low])
  }

  @Test func `a user who is the password is an example, also before the end of a line`() throws {
    func found(_ pair: String) throws -> [String] {
      let encoded = Base64.encode(Array("\(pair)\n".utf8))
      let text = "Authorization: Basic " + String(decoding: encoded, as: UTF8.self)
      var scanner = try makeScanner()
      return scanner.scan(Array(text.utf8).span, path: BytePath("a.md")).occurrences
        .map(\.detector.id)
    }
    #expect(try found("Wagtail:Wagtail").isEmpty)
    #expect(try found("Wagtail:" + drawn("{{base62:12}}")) == ["basic-auth-header"])
  }

  @Test func `an encoded placeholder is one, and a host is none`() throws {
    let encoded = drawn("{{base64(SecretSecurePassword1234)}}")
    let text = "<add key=\"DbPassword\" value=\"\(encoded)\"/>"
    #expect(try verdicts(text)["generic-key-in-markup"] == "refused")
    let hook = "https://example.tines.com/webhook/" + drawn("{{hex:32}}/{{hex:32}}")
    #expect(try verdicts(hook)["tines-webhook"] == "kept")
  }

  @Test func `lock files are judged by their fields`() throws {
    let hash = drawn("sha512-{{base64:86}}==")
    let token = drawn("{{base62:32}}")
    let lock = """
      "node_modules/acme": {
        "resolved": "https://npm.acme.test/acme-1.0.0.tgz?token=\(token)",
        "integrity": "\(hash)"
      }
      """
    let found = try verdicts(lock, path: "package-lock.json")
    #expect(found.filter { $0.value == "kept" }.keys.sorted() == ["url-parameter-secret"])
  }
}
