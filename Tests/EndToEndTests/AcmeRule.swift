/// A file of rules that a user may write.
enum AcmeRule {
  static let text = """
    provider: acme
    title: Acme
    detectors:
      - id: acme-api-key
        title: Acme API key
        keywords: [acme_]
        pattern: '(?<![A-Za-z0-9_])(?<secret>acme_[a-z0-9]{32})(?![A-Za-z0-9_])'
        severity: high
        confidence: high
        remediation: [Revoke the key.]
        references: ['https://acme.example/docs/keys']
        tests:
          match:
            - 'key = "«acme_{{a-z0-9:32}}»"'
            - '-H "X-Acme-Key: «acme_{{a-z0-9:32}}»"'
          refuse:
            - {text: 'acme_{{a-z0-9:31}}', why: one character short}
            - {text: 'acme_{{a-z0-9:33}}', why: one character long}

    """
}
