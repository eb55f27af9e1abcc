import Model
import Patterns

/// Reads a detector file.
enum DetectorReader {
  private enum FileKey: String, CaseIterable { case provider, title, detectors }

  private enum Key: String, CaseIterable {
    case id, title, keywords, pattern, reach, specificity, practice, severity, confidence, prefix,
      names, filters, remediation, references, tests
  }

  private enum ReachKey: String, CaseIterable { case before, after }

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
      pattern: try pattern(fields.required(.pattern)),
      severity: try fields.required(.severity).severity(),
      confidence: try fields.required(.confidence).choice(of: Confidence.allCases) { $0.name })
    detector.keywords = try keywords(fields.required(.keywords))
    let holdsKeyword = KeywordCheck.isImplied(detector.keywords, by: detector.pattern) == true
    detector.run = Pattern.requiredRun(of: detector.pattern, mayBeWhole: holdsKeyword)
    if let node = fields[.reach] { detector.reach = try reach(node) }
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

  private static func pattern(_ node: Node) throws(RuleFileError) -> String {
    let (source, pattern) = try node.pattern()
    switch (pattern.hasGroup(named: "secret"), pattern.hasGroup(named: "place")) {
    case (false, false):
      throw node.mark.error(
        "the pattern has no group 'secret' or 'place'; name one, as in (?<secret>…)")
    case (true, true):
      throw node.mark.error("the pattern has both groups 'secret' and 'place'; keep one of them")
    default: return source
    }
  }

  private static func keywords(_ node: Node) throws(RuleFileError) -> [String] {
    var keywords: [String] = []
    var known: Set<String> = []
    for item in try node.items(atLeast: 1) {
      let keyword = try item.line()
      guard keyword.utf8.allSatisfy({ $0 < 0x80 }) else {
        throw item.mark.error("found a keyword that is not ASCII; choose another part of the match")
      }
      guard keyword.utf8.count >= 3 else {
        throw item.mark.error(
          "found a keyword of \(keyword.utf8.count) bytes, expected 3 or more; choose a longer one")
      }
      guard known.insert(keyword.lowercased()).inserted else {
        throw item.mark.error("found a keyword twice (case does not count); remove one of them")
      }
      keywords.append(keyword)
    }
    return keywords
  }

  private static func reach(_ node: Node) throws(RuleFileError) -> Detector.Reach {
    let fields = try Fields(node, ReachKey.self)
    var reach = Detector.Reach()
    if let node = fields[.before] { reach.before = try node.integer(in: 0...65_535) }
    if let node = fields[.after] { reach.after = try node.integer(in: 1...65_535) }
    return reach
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
