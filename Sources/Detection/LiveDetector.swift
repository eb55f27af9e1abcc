import Model
import Patterns
import RulePack
import Synchronization

/// A detector with its patterns compiled: made on the detector's first candidate, and a class so that a
/// candidate costs no copies.
final class LiveDetector: Sendable {
  let detector: Detector
  let pattern: Pattern
  /// Groups that hold the value, or the place; the first that took part counts.
  let groups: [Int]
  let not: [Pattern]
  let lineNot: [Pattern]
  let onlyPaths: [Glob]
  let neverPaths: [Glob]
  /// How many bytes before the place where a match may begin tell whether it is kept.
  let lookbehind: Int

  init(_ detector: Detector) throws(PatternError) {
    self.detector = detector
    pattern = try Pattern(detector.pattern)
    groups = pattern.groups(named: "secret") + pattern.groups(named: "place")
    not = try Self.compile(detector.filters.not)
    lineNot = try Self.compile(detector.filters.lineNot)
    onlyPaths = detector.filters.onlyPaths.map(Glob.init)
    neverPaths = detector.filters.neverPaths.map(Glob.init)
    lookbehind = pattern.lookbehind + (lineNot.isEmpty ? 0 : longestLineLead + 1)
  }

  private static func compile(_ sources: [String]) throws(PatternError) -> [Pattern] {
    var patterns: [Pattern] = []
    for source in sources { patterns.append(try Pattern(source, for: .wholes)) }
    return patterns
  }

  /// Whether the detector looks at files of that path at all.
  func accepts(_ path: BytePath) -> Bool {
    (onlyPaths.isEmpty || onlyPaths.contains { $0.matches(path) })
      && !neverPaths.contains { $0.matches(path) }
  }
}

/// The detectors that were compiled so far, for all workers together.
final class LiveDetectors: Sendable {
  private let rules: PackedRules
  private let made: Mutex<[LiveDetector?]>

  init(_ rules: PackedRules) {
    self.rules = rules
    made = Mutex(Array(repeating: nil, count: rules.detectorCount))
  }

  /// A detector by its number, compiled once, or twice where two workers need it at the same time.
  subscript(index: Int) -> LiveDetector? {
    if let known = made.withLock({ $0[index] }) { return known }
    // Patterns were compiled when the rules were packed: they compile here, too.
    guard let new = try? LiveDetector(rules.detector(index)) else { return nil }
    return made.withLock { made in
      let first = made[index] ?? new
      made[index] = first
      return first
    }
  }
}
