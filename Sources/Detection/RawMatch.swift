import Model

/// A match that passed its detector's filters, before matches of other detectors are looked at.
struct RawMatch {
  var range: ByteRange
  /// The detector's index in the rulebook.
  var detector: Int
  private var specificity: Detector.Specificity
  /// Its detector's, or a lower one.
  var confidence: Confidence

  init(range: ByteRange, detector: Int, like: Detector) {
    self.range = range
    self.detector = detector
    specificity = like.specificity
    confidence = like.confidence
  }

  /// Whether this reading of a span is to be preferred: the narrower one, else the one that is right
  /// more often, else the longer one; the rulebook's order decides what is left.
  func beats(_ other: RawMatch) -> Bool {
    if specificity != other.specificity { return specificity > other.specificity }
    if confidence != other.confidence { return confidence > other.confidence }
    if range.count != other.range.count { return range.count > other.range.count }
    if range.start != other.range.start { return range.start < other.range.start }
    return detector < other.detector
  }
}

/// One reading of every span: of matches that share a byte the best is kept; in order of position.
func resolveOverlaps(_ matches: [RawMatch]) -> [RawMatch] {
  var kept: [RawMatch] = []
  for match in matches.sorted(by: { $0.beats($1) }) {
    // Those kept share no byte, so only the two neighbours can overlap.
    var low = 0
    var high = kept.count
    while low < high {
      let middle = (low + high) / 2
      if kept[middle].range.start < match.range.start { low = middle + 1 } else { high = middle }
    }
    let followsOther = low > 0 && kept[low - 1].range.overlaps(match.range)
    let precedesOther = low < kept.count && kept[low].range.overlaps(match.range)
    if !followsOther && !precedesOther { kept.insert(match, at: low) }
  }
  return kept
}
