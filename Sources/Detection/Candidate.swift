import Model
import RulePack

/// A detector that a keyword calls, and what is known before its pattern runs.
struct Candidate: Sendable {
  let detector: Int32
  /// How far around the keyword's first byte a match may begin, and its value.
  private let before: Int32
  private let after: Int32
  private let runLength: Int32
  /// The bit of the run's alphabet in `alphabets`.
  private let alphabet: UInt8

  init(_ detector: Int, _ vicinity: PackedRules.Vicinity, keywordLength: Int) {
    self.detector = Int32(detector)
    before = Int32(vicinity.reach.before)
    after = Int32(vicinity.reach.after + keywordLength)
    runLength = Int32(vicinity.run.count)
    alphabet = 1 << vicinity.run.alphabet.rawValue
  }

  /// The cheap refusal: whether the run that all matches of the detector hold begins near a keyword.
  ///
  /// Not every byte is looked at: one outside the alphabet rules out all runs that would hold it.
  func mayMatch(at position: Int, in text: Span<UInt8>, _ alphabets: Span<UInt8>) -> Bool {
    let length = Int(runLength)
    guard length > 0 else { return true }
    let end = min(text.count, position &+ Int(after) &+ length &- 1)
    var place = max(0, position &- Int(before)) &+ length &- 1
    while place < end {
      let first = place &- length
      var outside = place
      while outside > first, alphabets[Int(text[outside])] & alphabet != 0 { outside &-= 1 }
      if outside == first { return true }
      place = outside &+ length
    }
    return false
  }

  /// For each byte, a bit for each alphabet that has it.
  static let alphabets: [UInt8] = (0...255).map { byte in
    TokenRun.Alphabet.allCases.reduce(0) {
      $1.contains(UInt8(byte)) ? $0 | 1 << $1.rawValue : $0
    }
  }
}
