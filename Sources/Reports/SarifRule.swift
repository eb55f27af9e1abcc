import Model

// `reportingDescriptor` objects (SARIF 2.1.0, 3.49), with the properties that code scanning
// reads: security-severity, precision, tags.
extension JSONWriter {
  /// One element of `tool.driver.rules`.
  ///
  /// - Parameter weakness: the index of what it is about in the taxonomy.
  mutating func sarifRule(_ rule: Report.Rule, weakness index: Int?) {
    let help = SarifHelp(rule)
    object { json in
      json.member("id", rule.id)
      json.member("name", pascalCase(rule.id))
      json.object("shortDescription") { $0.member("text", String(rule.title.prefix(1_024))) }
      json.object("fullDescription") { json in
        json.member(
          "text", String(sentence(rule.why.isEmpty ? rule.title : rule.why).prefix(1_024)))
      }
      json.object("help") { json in
        json.member("text", help.text)
        json.member("markdown", help.markdown)
      }
      if let uri = rule.references.first(where: isURI) { json.member("helpUri", uri) }
      json.object("defaultConfiguration") { $0.member("level", rule.severity.level.rawValue) }
      if let index, let weakness = Weakness(ofRule: rule.id) {
        json.array("relationships", [index]) { json, index in
          json.object { json in
            json.object("target") { json in
              json.member("id", weakness.id)
              json.member("index", index)
              json.name("toolComponent")
              json.sarifTaxonomyReference(0)
            }
            json.member("kinds", ["superset"])
          }
        }
      }
      json.object("properties") { json in
        let weakness = Weakness(ofRule: rule.id).map { "external/cwe/cwe-\($0.number)" }
        json.member("tags", ["security", "credentials"] + [weakness].compactMap { $0 })
        json.member("precision", rule.confidence.name)
        json.member("security-severity", rule.severity.score)
        json.member("problem.severity", rule.severity.level.problem)
      }
    }
  }
}

/// What to do, as plain text and as Markdown.
private struct SarifHelp {
  let text: String
  let markdown: String

  init(_ rule: Report.Rule) {
    let why = sentence(rule.why.isEmpty ? rule.title : rule.why)
    let steps = rule.remediation.enumerated().map { "\($0 + 1). \($1)" }
    text = ([why] + steps + rule.references).joined(separator: "\n")
    let links = rule.references.map { isURI($0) ? "- <\($0)>" : "- " + withoutTags($0) }
    let parts = [[withoutTags(why)], steps.map(withoutTags), links]
    markdown = parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n")
  }
}

extension Severity {
  /// On the scale of CVSS, inside the band that code scanning gives the same name.
  fileprivate var score: String {
    switch self {
    case .critical: "9.5"
    case .high: "8.0"
    case .medium: "5.5"
    case .low: "3.0"
    case .info: "1.0"
    }
  }

  /// `result.rank`, from 0 to 100.
  var rank: Int {
    switch self {
    case .critical: 95
    case .high: 80
    case .medium: 55
    case .low: 30
    case .info: 10
    }
  }
}

extension Level {
  /// The word that `problem.severity` uses.
  fileprivate var problem: String { self == .note ? "recommendation" : rawValue }
}

/// The text with a full stop, as SARIF wants messages.
func sentence(_ text: String) -> String {
  guard let last = text.last, !".!?".contains(last) else { return text }
  return text + "."
}

private func pascalCase(_ id: String) -> String {
  id.split { !$0.isLetter && !$0.isNumber }.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    .joined()
}

/// Whether it is a web address that a field of type URI may hold.
func isURI(_ text: String) -> Bool {
  guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return false }
  return text.utf8.allSatisfy { byte in
    byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
  }
}

/// Markdown whose `<words>` outside code stay visible instead of turning into tags.
private func withoutTags(_ text: String) -> String {
  var isCode = false
  return text.reduce(into: "") { markdown, character in
    if character == "`" { isCode.toggle() }
    if character == "<", !isCode { markdown += "&lt;" } else { markdown.append(character) }
  }
}
