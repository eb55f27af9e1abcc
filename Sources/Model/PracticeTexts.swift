/// What a best-practice rule says, as written in `rules/practices.yaml`; the judgement itself is Swift.
package struct PracticeTexts: Sendable {
  package var id: String
  package var title: String
  /// The severity of a finding; for exposure practices the detector's own counts instead, unless a
  /// policy has set this one.
  package var severity: Severity
  /// Whether a policy has set the severity.
  package var isSeveritySet = false
  /// Why it matters, one paragraph.
  package var why: String
  /// What a judgement rests on, one paragraph.
  package var evidence = ""
  /// What a breach looks like, some lines.
  package var example = ""
  /// One sentence with `{name}` where a finding's words go.
  package var message: String
  package var remediation: [String]
  /// What is left to say beside steps that replace the credential at hand; if nothing is written,
  /// `remediation` is.
  package var besides: [String] = []
  package var references: [String]
  /// Numbers that a policy may change, such as `days`.
  package var parameters: [String: Int]

  /// The title where no credential is at hand to name.
  package var plainTitle: String {
    let hole = "{credential}"
    guard title.hasPrefix(hole) else { return title }
    return "Credential" + title.dropFirst(hole.count)
  }

  package init(
    id: String, title: String, severity: Severity, why: String, message: String,
    remediation: [String], references: [String], parameters: [String: Int]
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.why = why
    self.message = message
    self.remediation = remediation
    self.references = references
    self.parameters = parameters
  }
}

/// Values that are never a secret, as written in `rules/placeholders.yaml`.
package struct Placeholders: Hashable, Sendable {
  /// A value that holds one of these, without regard to case, is a placeholder.
  package var words: [String] = []
  /// A value that is one of these, without regard to case, is a placeholder.
  package var values: [String] = []
  /// PCRE2 patterns, tried on the whole value.
  package var patterns: [String] = []
  /// SHA-256 of values that documents publish as samples, lower-case hexadecimal.
  package var samples: [String] = []

  package init() {}
}
