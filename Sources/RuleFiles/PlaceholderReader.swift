import Model

/// Reads a placeholder file.
enum PlaceholderReader {
  private enum Key: String, CaseIterable { case words, values, patterns, samples }

  static func placeholders(_ node: Node) throws(RuleFileError) -> Placeholders {
    let fields = try Fields(node, Key.self)
    var placeholders = Placeholders()
    placeholders.words = try fields[.words]?.lines() ?? []
    placeholders.values = try fields[.values]?.lines() ?? []
    placeholders.patterns = try fields[.patterns]?.patterns() ?? []
    for item in try fields[.samples]?.items() ?? [] {
      let digest = try item.line()
      guard digest.utf8.count == 64,
        digest.allSatisfy({ $0.isHexDigit && $0.isASCII && !$0.isUppercase })
      else { throw item.mark.error("expected a SHA-256 in 64 lower-case hexadecimal digits") }
      placeholders.samples.append(digest)
    }
    return placeholders
  }
}
