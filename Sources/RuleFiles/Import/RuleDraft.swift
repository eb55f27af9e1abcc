/// A detector of a rule file (`rules/README.md`), made from a rule of another scanner.
package struct RuleDraft: Sendable {
  package private(set) var id: String
  /// What the rule is called where it comes from.
  package private(set) var name: String
  /// One item of `detectors`; empty where the rule cannot be carried over.
  package private(set) var yaml = ""
  /// What could not be carried over, or why nothing was, as clauses.
  package private(set) var losses: [String]

  /// The drafts of all rules of a peer's file, and what concerns the file as a whole.
  package static func read(
    _ bytes: [UInt8], file: String
  ) throws(RuleFileError) -> (drafts: [RuleDraft], losses: [String]) {
    let peer = try PeerFile(bytes, file: file)
    return (peer.rules.map { RuleDraft($0) }, peer.losses)
  }

  /// What a file of drafts begins with.
  package static let head = "provider: imported\ntitle: Imported rules\ndetectors:\n"

  private init(_ rule: PeerRule) {
    id = kebabCase(rule.id)
    name = rule.id
    losses = rule.losses
    do throws(Loss) { yaml = try text(of: rule) } catch { losses = [error.reason] }
  }

  /// Why a rule cannot be a detector.
  private struct Loss: Error { var reason: String }

  private mutating func text(of rule: PeerRule) throws(Loss) -> String {
    guard !rule.pattern.isEmpty else { throw Loss(reason: "it has no pattern") }
    let read: (shape: Shape, captures: [(start: Int, opening: Int)])
    do throws(ShapeReader.Unknown) { read = try ShapeReader.read(rule.pattern) } catch {
      throw Loss(reason: "its pattern has more than groups, classes and repetitions")
    }
    let secret = rule.secretGroup ?? (read.captures.isEmpty ? 0 : 1)
    guard secret <= read.captures.count else { throw Loss(reason: "it has no group \(secret)") }
    guard let keywords = read.shape.keywords else {
      throw Loss(reason: "no word of three letters stands in every match; credlint needs one")
    }
    let example = read.shape.example(secret: secret)
    let isExact = read.shape.capture(secret)?.keywords != nil
    let confidence =
      ["low", "medium", "high"].contains(rule.confidence) ? rule.confidence : "medium"
    var lines = [
      "  - id: \(id)", "    title: \(quoted(oneLine(rule.title.isEmpty ? id : rule.title)))",
      "    keywords: [\(keywords.map(quoted).joined(separator: ", "))]",
    ]
    lines += block("pattern", marked(rule.pattern, secret, read.captures))
    lines += ["    specificity: \(isExact ? "exact" : "named")", "    severity: high"]
    lines.append("    confidence: \(confidence)")
    lines += filters(of: rule)
    let references = rule.references.filter { $0.hasPrefix("https://") }
    lines += [
      "    remediation:", "      - Revoke the credential where it was issued.",
      "      - Read the new one from an environment variable or a secret store.",
      "    references:",
    ]
    lines += (references.isEmpty ? [Self.fallback] : references).map { "      - \(quoted($0))" }
    lines += [
      "    tests:", "      match:", "        - \(escaped(example))",
      "        - \(escaped("\n" + example + "\n"))", "      refuse:",
    ]
    for (stand, why) in [("${VARIABLE}", "a variable"), ("", "no value")] {
      lines.append(
        "        - {text: \(escaped(replacingSecret(in: example, by: stand))), why: \(why)}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let fallback = "https://cwe.mitre.org/data/definitions/798.html"

  private mutating func filters(of rule: PeerRule) -> [String] {
    var lines: [String] = []
    if let entropy = rule.entropy, let number = Double(entropy), number > 0, number <= 8 {
      let thousandths = Int((number * 1000).rounded())
      let digits = String(1000 + thousandths % 1000).dropFirst()
      lines.append("      entropy: \(thousandths / 1000).\(digits)")
    }
    for (name, patterns) in [("not", rule.not), ("line_not", rule.lineNot)] where !patterns.isEmpty
    {
      lines.append("      \(name):")
      lines += patterns.map { "        - \(escaped($0))" }
    }
    return lines.isEmpty ? [] : ["    filters:"] + lines
  }
}

/// The pattern with its secret in the group `secret`.
private func marked(
  _ pattern: String, _ secret: Int, _ captures: [(start: Int, opening: Int)]
) -> String {
  guard secret > 0 else { return "(?<secret>\(pattern))" }
  let bytes = Array(pattern.utf8)
  let (start, opening) = captures[secret - 1]
  let marked = bytes[..<start] + "(?<secret>".utf8 + bytes[(start + opening)...]
  return String(decoding: marked, as: UTF8.self)
}

/// `name: 'text'`, or a block of lines.
private func block(_ name: String, _ text: String) -> [String] {
  guard text.contains("\n") else { return ["    \(name): \(quoted(text))"] }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    .drop { $0.allSatisfy(\.isWhitespace) }
  // The first line says how far a block is indented.
  let first = lines.first.map { $0.drop(while: \.isWhitespace) }.map { [String($0)] } ?? []
  return ["    \(name): |-"] + (first + lines.dropFirst().map(String.init)).map { "      " + $0 }
}

private func replacingSecret(in example: String, by text: String) -> String {
  let parts = example.split(separator: "«", maxSplits: 1, omittingEmptySubsequences: false)
  let rest = parts.last?.split(separator: "»", maxSplits: 1, omittingEmptySubsequences: false).last
  let replaced = "\(parts.first ?? "")\(text)\(rest ?? "")"
  return replaced.allSatisfy(\.isWhitespace) ? "nothing" : replaced
}

private func quoted(_ text: String) -> String {
  "'" + text.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
}

/// Between double quotes, with YAML's escapes.
private func escaped(_ text: String) -> String {
  let body = text.map { character in
    switch character {
    case "\\", "\"": "\\\(character)"
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    default: String(character)
    }
  }
  return "\"" + body.joined() + "\""
}

private func oneLine(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

private func kebabCase(_ text: String) -> String {
  let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
  let joined = words.joined(separator: "-")
  return joined.first?.isLetter == true ? joined : "rule-" + joined
}

extension Shape {
  /// The part in the capture of that number; all for 0.
  fileprivate func capture(_ wanted: Int) -> Shape? {
    guard wanted > 0 else { return self }
    switch self {
    case .byte: return nil
    case .capture(let inner, let number): return number == wanted ? inner : inner.capture(wanted)
    case .repeated(let inner, _): return inner.capture(wanted)
    case .choice(let parts), .sequence(let parts):
      return parts.lazy.compactMap { $0.capture(wanted) }.first
    }
  }
}
