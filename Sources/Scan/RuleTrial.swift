import Detection
import Model
import RuleFiles
package import RulePack

/// Runs the examples that stand in rules through the whole detection, as a scan would.
package struct RuleTrial: ~Copyable {
  private let rules: PackedRules
  private var scanner: Scanner

  /// Each example is drawn so many times with other values.
  package static let draws: UInt64 = 5

  /// Nil only when memory has run out.
  package init?(rules: PackedRules) {
    guard let scanner = Scanner(Engine(rules: rules)) else { return nil }
    self.rules = rules
    self.scanner = scanner
  }

  /// An example that does not hold.
  package struct Failure: Hashable, Sendable, CustomStringConvertible {
    package var detector: String
    /// The line of the rule file where the example stands.
    package var line: Int
    package var message: String

    package var description: String { "\(line): \(detector): \(message)" }
  }

  /// The examples of a detector that fail; none when the detector keeps its word.
  package mutating func failures(ofDetector index: Int) -> [Failure] {
    let id = rules.detectorID(index)
    let tests = rules.examples(ofDetector: index)
    return tests.match.compactMap { example in
      failure(of: example, id) { expanded, outcome in Self.miss(of: id, expanded, outcome) }
    }
      + tests.refuse.compactMap { example in
        failure(of: example, id) { _, outcome in
          guard outcome.occurrences.contains(where: { $0.detector.id == id }) else { return nil }
          return "matches a text that it must refuse: \(example.why)"
        }
      }
  }

  /// How long a scan of a megabyte of words takes in which one of the keywords stands in every kilobyte.
  mutating func time(ofMegabyteWith keywords: [String]) -> Duration {
    let line = Array("for (index, value) in values.enumerated() { sum += value * 31 }\n".utf8)
    var text: [UInt8] = []
    for index in 0..<1024 {
      text += keywords[index % keywords.count].utf8
      text += repeatElement(line, count: 15).joined()
    }
    return ContinuousClock().measure { _ = scanner.scan(text.span, path: BytePath("megabyte.txt")) }
  }

  private mutating func failure(
    of example: Detector.Example, _ id: String,
    _ judge: (Expanded, Scanner.Outcome) -> String?
  ) -> Failure? {
    let path = BytePath(example.path.isEmpty ? "example.txt" : example.path)
    for seed in 1...Self.draws {
      do throws(TemplateError) {
        let expanded = try ExampleTemplate.expand(example.text, seed: seed)
        let outcome = scanner.scan(expanded.bytes.span, path: path)
        if let message = outcome.limits.first ?? judge(expanded, outcome) {
          return Failure(detector: id, line: example.line, message: message)
        }
      } catch {
        return Failure(detector: id, line: example.line, message: error.message)
      }
    }
    return nil
  }

  private static func miss(
    of id: String, _ expanded: Expanded, _ outcome: Scanner.Outcome
  ) -> String? {
    guard let wanted = expanded.secret else { return "has no secret between « and »" }
    let here = outcome.occurrences.filter { $0.range.overlaps(wanted) }
    if here.contains(where: { $0.detector.id == id && $0.range == wanted }) { return nil }
    if let own = here.first(where: { $0.detector.id == id }) {
      return "finds bytes \(own.range.start)..<\(own.range.end) where "
        + "\(wanted.start)..<\(wanted.end) is marked"
    }
    if let other = here.first { return "is not found: detector \(other.detector.id) takes it" }
    return "is not found"
  }
}
