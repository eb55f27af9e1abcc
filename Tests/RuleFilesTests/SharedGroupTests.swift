import Model
import RuleFiles
import Testing

/// Groups that patterns call without defining them.
@Suite struct SharedGroupTests {
  private func detectors(_ pattern: String) throws(RuleFileError) -> String? {
    let file = """
      provider: acme
      title: Acme
      detectors:
        - id: acme-api-key
          title: Acme API key
          keywords: [acme]
          pattern: '\(pattern)'
          severity: high
          confidence: medium
          remediation: [Revoke the key.]
          references: ['https://acme.example/docs/keys']
          tests:
            match: ['acme_key=«{{hex:8}}»', 'acme_key: «{{hex:8}}»']
            refuse:
              - {text: 'acme', why: no key}
              - {text: 'acme_key', why: no value}
      """
    return try RuleFile.detectors(Array(file.utf8), file: "acme.yaml").first?.forms.first?.pattern
  }

  @Test func `are added, with those that they call`() throws {
    let pattern = try detectors("(?i:acme)(?&to)(?<secret>[0-9a-f]{8})")
    for group in ["to", "named", "gap", "word", "is", "user"] {
      #expect(pattern?.contains("(?<\(group)>") == true, "\(group)")
    }
    #expect(pattern?.contains("(?<near>") == false)
  }

  @Test func `give way to a pattern's own`() throws {
    let own = "acme_key(?&is)(?<secret>[0-9a-f]{8})(?(DEFINE)(?<is>=))"
    #expect(try detectors(own) == own)
  }

  @Test func `that nobody defines are an error`() {
    #expect(throws: RuleFileError.self) { try detectors("(?&sideways)(?<secret>[0-9a-f]{8})") }
  }
}
