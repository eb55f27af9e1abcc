import Detection
import Model
import RuleFiles
import RulePack
import Rulebook
import TestSupport

/// The examples of the rules that credlint ships with, written out, with values in them.
struct WrittenExample {
  var detector: String
  var path: BytePath
  var bytes: [UInt8]

  /// One example of each detector, another for another seed.
  static func oneOfEach(seed: UInt64) throws -> [WrittenExample] {
    var random = SplitMix64(seed: seed)
    return try (0..<builtInRules.detectorCount).map { index in
      let example = random.pick(from: builtInRules.examples(ofDetector: index).match)
      let expanded = try ExampleTemplate.expand(example.text, seed: seed)
      return WrittenExample(
        detector: builtInRules.detectorID(index),
        path: BytePath(example.path.isEmpty ? "example.txt" : example.path),
        bytes: expanded.bytes)
    }
  }
}

/// A scanner for a rulebook of the test's own.
func makeScanner(_ detectors: [Detector]) throws -> Scanner {
  let rules = PackedRules(
    PackWriter.pack(detectors: detectors, practices: [], placeholders: Placeholders()))
  return try scanner(of: rules)
}

/// A scanner for the rules that credlint ships with.
func makeScanner() throws -> Scanner { try scanner(of: builtInRules) }

private func scanner(of rules: PackedRules) throws -> Scanner {
  guard let scanner = Scanner(Engine(rules: rules)) else { throw OutOfMemory() }
  return scanner
}

/// That there is no room for a scanner.
struct OutOfMemory: Error {}
