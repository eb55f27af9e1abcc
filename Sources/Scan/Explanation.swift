package import Bytes
import Detection
package import Model
import RulePack

/// Why the values on a line are reported, or are not: each match of a detector's pattern there, and what
/// became of it. No value stands in it.
package struct Explanation: Sendable {
  /// One match on the line.
  package struct Part: Sendable {
    package var detector: String
    /// 1-based, in code points; the end is exclusive.
    package var start: Position
    package var end: Position
    var isFound: Bool
    /// What became of it, as a clause: `refused: …`.
    package var outcome: String
    /// How the value looks, each feature with its share.
    package var look: String
  }

  package private(set) var parts: [Part] = []
  /// Whether the file has such a line.
  package private(set) var hasLine = false

  /// Nil only when memory has run out.
  package init?(of path: BytePath, line: Int, _ policy: ScanPolicy) throws(SystemError) {
    let bytes = try path.read()
    guard var scanner = Scanner(Engine(rules: policy.rules.packed)) else { return nil }
    var lines = LineCounter(bytes.span, from: .first)
    for trial in scanner.trials(in: bytes.span, path: path) {
      let start = lines.position(of: trial.range.start, in: bytes.span)
      guard start.line <= line else { break }
      var ends = lines
      let end = ends.position(of: trial.range.end, in: bytes.span)
      guard line <= end.line else { continue }
      let value = Array(bytes[trial.range.start..<trial.range.end])
      parts.append(
        Part(
          detector: trial.detector, start: start, end: end, isFound: trial.isKept,
          outcome: outcome(of: trial, policy.rules.ids.detector(trial.detector)?.0, value),
          look: Look(of: value).explanation))
    }
    // What is found first, then what the others made of it.
    parts = parts.filter(\.isFound) + parts.filter { !$0.isFound }
    hasLine = line <= 1 + bytes.count { $0 == UInt8(ascii: "\n") }
  }
}

private func outcome(of trial: Trial, _ detector: Detector?, _ value: [UInt8]) -> String {
  switch trial.verdict {
  case .kept(let kept):
    let checksum = kept.value.title == detector?.title ? "" : ": its checksum is wrong"
    return "found, with \(kept.value.confidence.name) confidence" + checksum
  case .beaten(let other): return "read better by \(other)"
  case .refused(let refusal):
    return "refused: " + reason(for: refusal, detector?.filters ?? Detector.Filters(), value)
  }
}

private func reason(
  for refusal: Trial.Refusal, _ filters: Detector.Filters, _ value: [UInt8]
) -> String {
  switch refusal {
  case .structure: "it does not decode to what it should (\(filters.structure?.rawValue ?? "text"))"
  case .classes: "too few capitals, small letters, digits or marks"
  case .entropy:
    "entropy \(hundredths(shannonEntropy(of: value))) of at least "
      + "\(hundredths(Double(filters.entropy) / 1000)) bits a character"
  case .look: "it looks written rather than drawn"
  case .not: "its form is one that the detector refuses (filters.not)"
  case .lineNot: "the words before it are ones that the detector refuses (filters.line_not)"
  case .placeholder:
    "it only stands where a secret will: a word, a mask, a variable, a public sample"
  }
}

private func hundredths(_ number: Double) -> String {
  let all = Int((number * 100).rounded())
  return "\(all / 100).\(all % 100 < 10 ? "0" : "")\(all % 100)"
}
