import Model

/// Finds runs of an alphabet without looking at every byte: a byte outside of it rules out all runs
/// that would hold it.
struct RunFinder: Sendable {
  /// For each byte, a bit for each alphabet that has it.
  private let alphabets: [UInt8]

  init() {
    alphabets = (0...255).map { byte in
      TokenRun.Alphabet.allCases.reduce(0) {
        $1.contains(UInt8(byte)) ? $0 | 1 << $1.rawValue : $0
      }
    }
  }

  /// Whether such a run begins in `start..<end`, wherever it ends.
  func holds(_ run: TokenRun, in text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard run.count > 0 else { return true }
    let bit: UInt8 = 1 << run.alphabet.rawValue
    let last = min(text.count, end + run.count - 1)
    var place = start + run.count - 1
    while place < last {
      let first = place &- run.count
      var outside = place
      while outside > first, alphabets[Int(text[outside])] & bit != 0 { outside &-= 1 }
      if outside == first { return true }
      place = outside &+ run.count
    }
    return false
  }
}
