import Model
import Prefilter
import RulePack

/// A detector's form that a keyword calls, and what is known before its pattern runs.
struct Candidate: Sendable {
  let form: Int32
  /// How far around the keyword's first byte a match may begin, and its value.
  private let before: Int32
  private let after: Int32
  private let runLength: Int32
  /// Whether the keyword stands in the run.
  private let isWhole: Bool
  /// The bit of the run's alphabet in `runs`.
  private let alphabet: UInt8

  init(_ form: Int, _ vicinity: PackedRules.Vicinity, keywordLength: Int) {
    self.form = Int32(form)
    before = Int32(vicinity.reach.before)
    after = Int32(vicinity.reach.after + keywordLength)
    runLength = Int32(vicinity.run.count)
    isWhole = vicinity.run.isWhole
    alphabet = 1 << vicinity.run.alphabet.rawValue
  }

  /// The cheap refusal: whether the run that all matches of the form hold begins near
  /// a keyword, or stands around it.
  func mayMatch(at position: Int, in text: Span<UInt8>, _ runs: ByteRuns) -> Bool {
    if runLength == 0 { return true }
    if isWhole {
      return runs.surrounds(
        position, in: text, length: Int(runLength), before: Int(before), alphabet)
    }
    let vicinity = max(0, position &- Int(before))..<(position &+ Int(after))
    return runs.begins(in: vicinity, of: text, length: Int(runLength), alphabet)
  }

  /// For each byte of ASCII, a bit for each alphabet that has it.
  static let runs = ByteRuns(
    (0..<128).map { byte in
      TokenRun.Alphabet.allCases.reduce(0) { $1.contains(byte) ? $0 | 1 << $1.rawValue : $0 }
    })
}
