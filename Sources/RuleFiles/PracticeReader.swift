import Model

/// Reads a practice file.
enum PracticeReader {
  private enum FileKey: String, CaseIterable { case practices }

  private enum Key: String, CaseIterable {
    case id, title, severity, why, message, evidence, example, remediation, besides, references
    case parameters
  }

  static func practices(_ node: Node) throws(RuleFileError) -> [PracticeTexts] {
    let fields = try Fields(node, FileKey.self)
    var practices: [PracticeTexts] = []
    var ids = DistinctIDs()
    for node in try fields.required(.practices).items(atLeast: 1) {
      let fields = try Fields(node, Key.self)
      var practice =
        PracticeTexts(
          id: try ids.read(fields.required(.id)), title: try fields.required(.title).line(),
          severity: try fields.required(.severity).severity(),
          why: try fields.required(.why).line(), message: try message(fields.required(.message)),
          remediation: try fields.required(.remediation).lines(atLeast: 1),
          references: try fields.required(.references).addresses(),
          parameters: try fields[.parameters].map(parameters) ?? [:])
      practice.besides = try fields[.besides]?.lines(atLeast: 1) ?? []
      practice.evidence = try fields[.evidence]?.line() ?? ""
      practice.example = try fields[.example]?.text() ?? ""
      practices.append(practice)
    }
    return practices
  }

  private static let braces = "expected braces around a name of letters, as in {age}"

  /// A sentence whose braces hold names: `{age}`.
  private static func message(_ node: Node) throws(RuleFileError) -> String {
    let message = try node.line()
    var isOpen = false
    for (offset, byte) in message.utf8.enumerated() {
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      let isBrace = byte == UInt8(ascii: isOpen ? "}" : "{")
      let isStray = isOpen ? !isLetter : byte == UInt8(ascii: "}")
      guard isBrace || !isStray else { throw node.mark(at: offset).error(Self.braces) }
      if isBrace { isOpen.toggle() }
    }
    guard !isOpen else { throw node.mark.error(Self.braces) }
    return message
  }

  private static func parameters(_ node: Node) throws(RuleFileError) -> [String: Int] {
    var parameters: [String: Int] = [:]
    for entry in try node.entries() {
      guard !entry.key.isEmpty, entry.key.allSatisfy({ $0.isASCII && $0.isLetter }) else {
        throw entry.mark.error("expected a name of letters, as in days")
      }
      parameters[entry.key] = try entry.value.integer(in: 0...1_000_000_000)
    }
    return parameters
  }
}
