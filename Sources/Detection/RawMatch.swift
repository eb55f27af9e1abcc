import Decoders
import Model

/// A match that passed its detector's filters, before matches of other detectors are looked at.
struct RawMatch {
  var range: ByteRange
  /// The index of the form in the rulebook.
  var form: Int
  /// The detector as it reads this value: less sure, or less severe, than in general.
  var reading: Shared<Detector>
  /// How the value is hidden there; nil where it stands as it is.
  private(set) var hiding: Hiding?

  /// What stands for a value.
  struct Hiding {
    var value: [UInt8]
    /// How to come to it, outermost first.
    var codings: [String]
    /// All that tells a part of it.
    var cover: ByteRange
  }

  private var specificity: Detector.Specificity { reading.value.specificity }
  private var confidence: Confidence { reading.value.confidence }

  init(range: ByteRange, form: Int, reading: Shared<Detector>) {
    self.range = range
    self.form = form
    self.reading = reading
  }

  /// The match in the text that holds `hidden`; nil where nothing of it was decoded.
  init?(_ match: RawMatch, in hidden: HiddenText) {
    guard let range = hidden.origin(of: match.range) else { return nil }
    self = match
    self.range = range
    let cover = match.hiding.flatMap { hidden.origin(of: $0.cover) } ?? range
    hiding = Hiding(
      value: match.hiding?.value ?? hidden.bytes.span.bytes(in: match.range),
      codings: [hidden.coding] + (match.hiding?.codings ?? []),
      cover: hidden.isOneValue ? hidden.part.union(cover) : cover)
  }

  /// Whether this reading of a span is to be preferred: the narrower one, else the one that is right
  /// more often, else the longer one; the rulebook's order decides what is left.
  func beats(_ other: RawMatch) -> Bool {
    if specificity != other.specificity { return specificity > other.specificity }
    if confidence != other.confidence { return confidence > other.confidence }
    if (hiding == nil) != (other.hiding == nil) { return hiding == nil }
    if range.count != other.range.count { return range.count > other.range.count }
    if range.start != other.range.start { return range.start < other.range.start }
    return form < other.form
  }
}

/// One reading of every span: of matches that share a byte the best is kept; in order of position.
func resolveOverlaps(_ matches: [RawMatch]) -> [RawMatch] {
  var kept: [RawMatch] = []
  for match in matches.sorted(by: { $0.beats($1) }) {
    // Those kept share no byte, so only the two neighbours can overlap.
    let place = kept.endOfPrefix { $0.range.start < match.range.start }
    let followsOther = place > 0 && kept[place - 1].range.overlaps(match.range)
    let precedesOther = place < kept.count && kept[place].range.overlaps(match.range)
    if !followsOther && !precedesOther { kept.insert(match, at: place) }
  }
  return kept
}
