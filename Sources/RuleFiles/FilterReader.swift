import Model

/// Reads the `filters` of a detector.
enum FilterReader {
  private enum Key: String, CaseIterable {
    case entropy, classes, checksum, structure, look, placeholder, not, path
    case lineNot = "line_not"
  }

  private enum ClassKey: String, CaseIterable { case upper, lower, digit, other }

  private enum LookKey: String, CaseIterable { case low, medium, high }

  private enum PathKey: String, CaseIterable { case only, never }

  static func filters(_ node: Node) throws(RuleFileError) -> Detector.Filters {
    let fields = try Fields(node, Key.self)
    var filters = Detector.Filters()
    if let node = fields[.entropy] { filters.entropy = try node.thousandths(in: 1...8_000) }
    if let node = fields[.classes] { try classes(node, into: &filters) }
    filters.checksum = try fields[.checksum]?.choice()
    filters.structure = try fields[.structure]?.choice()
    if let node = fields[.look] { filters.looks = try looks(node) }
    if let node = fields[.placeholder] {
      filters.allowsPlaceholders = try node.choice(of: ["allow"]) { $0 } == "allow"
    }
    filters.not = try fields[.not]?.patterns() ?? []
    filters.lineNot = try fields[.lineNot]?.patterns() ?? []
    if let node = fields[.path] {
      let fields = try Fields(node, PathKey.self)
      filters.onlyPaths = try fields[.only]?.lines(atLeast: 1) ?? []
      filters.neverPaths = try fields[.never]?.lines(atLeast: 1) ?? []
    }
    return filters
  }

  /// One look for all values, or the least one for each confidence.
  private static func looks(_ node: Node) throws(RuleFileError) -> Detector.Looks {
    var looks = Detector.Looks()
    if case .mapping = node.content {
      let fields = try Fields(node, LookKey.self)
      looks.low = try fields[.low]?.choice()
      looks.medium = try fields[.medium]?.choice()
      looks.high = try fields[.high]?.choice()
    } else {
      let look: Detector.Look = try node.choice()
      for confidence in Confidence.allCases { looks[confidence] = look }
    }
    return looks
  }

  private static func classes(
    _ node: Node, into filters: inout Detector.Filters
  ) throws(RuleFileError) {
    let fields = try Fields(node, ClassKey.self)
    func least(_ key: ClassKey) throws(RuleFileError) -> Int {
      try fields[key]?.integer(in: 1...255) ?? 0
    }
    filters.upper = try least(.upper)
    filters.lower = try least(.lower)
    filters.digit = try least(.digit)
    filters.other = try least(.other)
  }
}
