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
