package import Model

/// A match of a detector's pattern, and what became of it.
package struct Trial: Sendable {
  /// Where the value stands, in bytes of the text.
  package var range: ByteRange
  /// The detector's id.
  package var detector: String
  package var verdict: Verdict

  /// What was tried, and by which detector.
  struct Place: Hashable {
    var range: ByteRange
    var detector: String
  }

  var place: Place { Place(range: range, detector: detector) }

  /// Whether it is what the text is reported for.
  package var isKept: Bool { if case .kept = verdict { true } else { false } }

  /// What became of a match.
  package enum Verdict: Sendable {
    /// It is reported as the detector reads it, unless another one reads it better.
    case kept(Shared<Detector>)
    case beaten(by: String)
    case refused(Refusal)
  }

  /// The filter that did not agree.
  package enum Refusal: Sendable {
    case structure, entropy, classes, look, not, lineNot, placeholder
  }
}
