import Model

/// Reads a detector file.
enum DetectorReader {
  private enum FileKey: String, CaseIterable { case provider, title, detectors }

  private enum Key: String, CaseIterable {
    case id, title, keywords, pattern, reach, groups, forms, specificity, practice, severity,
      confidence, prefix, names, filters, remediation, references, tests
  }

  /// The practices that a detector may name.
  private static let practices = [
    "embedded-key", "token-committed", "private-key", "password-in-source", "legacy-endpoint",
    "inventory-committed", "key-creation-unrestricted", "key-unlocked", "leak-action-none",
    "store-value", "tls-disabled", "stale-suppression",
  ]

  static func detectors(_ node: Node) throws(RuleFileError) -> [Detector] {
    let fields = try Fields(node, FileKey.self)
    let provider = try fields.required(.provider).kebabCase()
    _ = try fields.required(.title).line()
    var detectors: [Detector] = []
    var ids = DistinctIDs()
    for node in try fields.required(.detectors).items(atLeast: 1) {
      let fields = try Fields(node, Key.self)
      let id = try ids.read(fields.required(.id))
      detectors.append(try detector(fields, id: id, provider: provider))
    }
    return detectors
  }

  private static func detector(
    _ fields: Fields<Key>, id: String, provider: String
  ) throws(RuleFileError) -> Detector {
    var detector = Detector(
      id: id, title: try fields.required(.title).line(), provider: provider,
      forms: try forms(fields), severity: try fields.required(.severity).severity(),
      confidence: try fields.required(.confidence).choice(of: Confidence.allCases) { $0.name })
    if let node = fields[.specificity] {
      detector.specificity = try node.choice(of: Detector.Specificity.allCases.reversed()) {
        $0.name
      }
    }
    if let node = fields[.practice] {
      detector.practice = try node.choice(of: practices) { $0 }
    }
    if let node = fields[.prefix] {
      detector.prefix = try prefix(node)
      let shown = detector.prefix.prefix(Secret.longestShownPrefix + 1)
      if shown.count > Secret.longestShownPrefix, detector.title.contains(shown) {
        throw try fields.required(.title).mark.error(
          "the title holds \(shown.count) bytes of the prefix, expected at most "
            + "\(Secret.longestShownPrefix); shorten it")
      }
    }
    if let node = fields[.names] { detector.names = try names(node) }
    if let node = fields[.filters] { detector.filters = try FilterReader.filters(node) }
    detector.remediation = try fields.required(.remediation).lines(atLeast: 1)
    detector.references = try fields.required(.references).addresses()
    detector.tests = try ExampleReader.tests(fields.required(.tests))
    return detector
  }

  /// Those of a list, or the one that stands in the detector itself.
  private static func forms(_ fields: Fields<Key>) throws(RuleFileError) -> [Detector.Form] {
    let groups = try fields[.groups].map { node throws(RuleFileError) in
      try FormReader.groups(node)
    }
    let reader = FormReader(groups: groups ?? [:])
    guard let list = fields[.forms] else {
      return [
        try reader.form(
          keywords: fields.required(.keywords), pattern: fields.required(.pattern),
          reach: fields[.reach])
      ]
    }
    for key in [Key.keywords, .pattern, .reach] where fields[key] != nil {
      throw list.mark.error(
        "the detector has 'forms' and '\(key.rawValue)'; write the latter into each form")
    }
    var forms: [Detector.Form] = []
    for item in try list.items(atLeast: 2) { forms.append(try reader.form(item)) }
    return forms
  }

  private static func names(_ node: Node) throws(RuleFileError) -> [String] {
    var names: [String] = []
    for item in try node.items(atLeast: 1) { names.append(try item.kebabCase()) }
    return names
  }

  private static func prefix(_ node: Node) throws(RuleFileError) -> String {
    let prefix = try node.line()
    guard prefix.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw node.mark.error("expected a prefix of printable ASCII characters without blanks")
    }
    return prefix
  }
}
