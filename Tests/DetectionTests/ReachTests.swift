import Detection
import Model
import RuleFiles
import RulePack
import Rulebook
import TestSupport
import Testing

/// What a form's own keywords and reach leave out of a search holds no match of it.
@Suite struct ReachTests {
  /// The detectors of several forms, each with the numbers of its examples.
  private static let detectors = (0..<builtInRules.detectorCount).filter {
    builtInRules.detector($0).forms.count > 1
  }

  /// The detector, its forms searched for around the keywords of all of them, and twice as far.
  private func widened(_ detector: Detector) -> Detector {
    var wide = detector
    for index in wide.forms.indices {
      wide.forms[index].keywords = detector.keywords
      wide.forms[index].reach.before = 2 * (detector.forms.map(\.reach.before).max() ?? 0)
      wide.forms[index].reach.after *= 2
      wide.forms[index].run = .none
    }
    return wide
  }

  @Test func `a wider search finds the same`() throws {
    for index in Self.detectors {
      let detector = builtInRules.detector(index)
      var narrow = try makeScanner([detector])
      var wide = try makeScanner([widened(detector)])
      let tests = builtInRules.examples(ofDetector: index)
      let templates = (tests.match + tests.refuse).map(\.text)
      try forAll(seed: 4_000, count: 300) { random in
        var text: [UInt8] = []
        for _ in 0..<random.number(in: 1..<6) {
          let template = random.pick(from: templates)
          text += try ExampleTemplate.expand(template, seed: random.next()).bytes
          text += Array(random.pick(from: ["\n", "\n\n", " ", "; ", ", ", "\n}\n"]).utf8)
          if random.number(in: 0..<3) == 0 {
            let words = "abcdefg hijkl=mnop \"qrst\nuvwxyz_0123"
            text += random.bytes(random.number(in: 1..<400), of: words)
          }
        }
        let path = BytePath("a.txt")
        let found = narrow.scan(text.span, path: path).occurrences.map(\.range)
        try #require(found == wide.scan(text.span, path: path).occurrences.map(\.range))
      }
    }
  }
}
