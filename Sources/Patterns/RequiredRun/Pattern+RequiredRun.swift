package import Model

extension Pattern {
  /// A run of bytes that every match of `source` holds; `TokenRun.none` where no telling one is found.
  ///
  /// Of several one that is all of a match, else the most telling: programs hold long runs of letters
  /// and `_`, but few of hex digits.
  ///
  /// - Parameter mayBeWhole: whether every match holds a keyword, so that a run may be looked for there.
  package static func requiredRun(of source: String, mayBeWhole: Bool = true) -> TokenRun {
    var best = TokenRun.none
    var most = 0
    for alphabet in TokenRun.Alphabet.allCases {
      let (run, whole) = RunReader.runs(of: alphabet, in: source)
      if mayBeWhole, let whole, whole >= shortestRun {
        return TokenRun(alphabet, count: min(whole, longestRun), isWhole: true)
      }
      let count = min(run, longestRun)
      let weight = count * alphabet.rarity
      if count >= shortestRun, weight > most {
        (best, most) = (TokenRun(alphabet, count: count), weight)
      }
    }
    return best
  }

  /// Shorter ones stand everywhere; longer ones are found no faster.
  private static var shortestRun: Int { 4 }
  private static var longestRun: Int { 64 }
}

extension TokenRun.Alphabet {
  fileprivate var rarity: Int {
    switch self {
    case .hex: 4
    case .alphanumeric: 3
    case .word: 2
    case .token: 1
    }
  }
}
