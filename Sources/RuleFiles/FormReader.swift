import Model
import Patterns

/// Reads how a detector's values stand in a text.
struct FormReader {
  private enum Key: String, CaseIterable { case keywords, pattern, reach }

  private enum ReachKey: String, CaseIterable { case before, after }

  /// Groups that the detector's patterns may call, by name, beside the shared ones.
  let groups: [String: String]

  /// The groups that a detector defines for all of its forms.
  static func groups(_ node: Node) throws(RuleFileError) -> [String: String] {
    var groups: [String: String] = [:]
    for entry in try node.entries() {
      let isName = entry.key.utf8.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
      guard isName, (1...24).contains(entry.key.utf8.count) else {
        throw entry.mark.error("expected a group's name of lower-case letters, as in key")
      }
      groups[entry.key] = try entry.value.text()
    }
    return groups
  }

  func form(_ node: Node) throws(RuleFileError) -> Detector.Form {
    let fields = try Fields(node, Key.self)
    return try form(
      keywords: fields.required(.keywords), pattern: fields.required(.pattern),
      reach: fields[.reach])
  }

  func form(
    keywords: Node, pattern: Node, reach: Node?
  ) throws(RuleFileError) -> Detector.Form {
    var form = Detector.Form(
      keywords: try Self.keywords(keywords), pattern: try self.pattern(pattern))
    let holdsKeyword = KeywordCheck.isImplied(form.keywords, by: form.pattern) == true
    form.run = Pattern.requiredRun(of: form.pattern, mayBeWhole: holdsKeyword)
    if let reach { form.reach = try Self.reach(reach) }
    return form
  }

  private func pattern(_ node: Node) throws(RuleFileError) -> String {
    let (source, pattern) = try node.pattern(calling: groups)
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
}
