import Model
import Patterns
import RulePack
import Synchronization

/// A detector that was asked for. A class, so that a candidate costs no copies.
final class LiveDetector: Sendable {
  let detector: Detector
  let not: FilterPatterns
  let lineNot: FilterPatterns
  let onlyPaths: [Glob]
  let neverPaths: [Glob]
  /// What it says of a value: as sure as it is in general, and less so.
  private let readings: [Shared<Detector>]
  /// What it says of a value whose checksum is wrong: mistyped, or made up.
  private let unproven: Shared<Detector>

  init(_ detector: Detector) {
    self.detector = detector
    readings = Confidence.allCases.map { confidence in
      var reading = detector
      reading.confidence = min(confidence, detector.confidence)
      return Shared(reading)
    }
    var unproven = detector
    unproven.title += " with a wrong checksum"
    unproven.severity = .info
    unproven.confidence = .low
    self.unproven = Shared(unproven)
    not = FilterPatterns(detector.filters.not)
    lineNot = FilterPatterns(detector.filters.lineNot)
    onlyPaths = detector.filters.onlyPaths.map(Glob.init)
    neverPaths = detector.filters.neverPaths.map(Glob.init)
  }

  /// The detector as it reads a value, no surer than `confidence`.
  func reading(atMost confidence: Confidence, isProven: Bool) -> Shared<Detector> {
    isProven ? readings[Int(confidence.rawValue)] : unproven
  }

  /// Whether the detector looks at files of that path at all.
  func accepts(_ path: BytePath) -> Bool {
    (onlyPaths.isEmpty || onlyPaths.contains { $0.matches(path) })
      && !neverPaths.contains { $0.matches(path) }
  }
}

/// A form of a detector with its pattern compiled, made on its first candidate.
final class LiveForm: Sendable {
  let owner: LiveDetector
  let pattern: Pattern
  let reach: Detector.Reach
  /// Whether the value's own form tells, also in what looks binary.
  let isExact: Bool
  /// Groups that hold the value, or the place; the first that took part counts.
  let groups: [Int]
  /// How many bytes before the place where a match may begin tell whether it is kept.
  let lookbehind: Int

  init(_ form: Detector.Form, of owner: LiveDetector) throws(PatternError) {
    self.owner = owner
    pattern = try Pattern(form.pattern)
    reach = form.reach
    isExact = owner.detector.specificity == .exact
    groups = pattern.groups(named: "secret") + pattern.groups(named: "place")
    lookbehind = pattern.lookbehind + (owner.lineNot.isEmpty ? 0 : longestLineLead + 1)
  }
}

/// The forms that were compiled so far, for all workers together.
final class LiveForms: Sendable {
  private let rules: PackedRules
  private let made: Mutex<Made>

  private struct Made {
    var forms: [LiveForm?]
    /// By their numbers.
    var detectors: [Int: LiveDetector] = [:]
  }

  init(_ rules: PackedRules) {
    self.rules = rules
    made = Mutex(Made(forms: Array(repeating: nil, count: rules.formCount)))
  }

  /// A form by its number, compiled once, or twice where two workers need it at the same time.
  subscript(index: Int) -> LiveForm? {
    let number = rules.detector(ofForm: index)
    let (known, owner) = made.withLock { ($0.forms[index], $0.detectors[number]) }
    if let known { return known }
    // Patterns were compiled when the rules were packed: they compile here, too.
    let owning = owner ?? LiveDetector(rules.detector(number))
    guard let new = try? LiveForm(rules.form(index), of: owning) else { return nil }
    return made.withLock { made in
      let first = made.forms[index] ?? new
      made.forms[index] = first
      made.detectors[number] = first.owner
      return first
    }
  }
}
