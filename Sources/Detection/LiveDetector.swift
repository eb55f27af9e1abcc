import Model
import Patterns

/// A detector with its patterns compiled: made by a worker on the detector's first candidate, and a
/// class so that a candidate costs no copies.
final class LiveDetector {
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
