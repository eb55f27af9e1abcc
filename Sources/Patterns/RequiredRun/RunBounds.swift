/// How long a run of one alphabet every text that a piece of a pattern matches must hold.
struct RunBounds: Equatable {
  /// The least length, if all that the piece matches is of the alphabet.
  var whole: Int?
  /// The least run at the beginning, at the end, and anywhere.
  var prefix: Int
  var suffix: Int
  var best: Int

  /// Matches nothing, or looks around.
  static let empty = Self(whole: 0, prefix: 0, suffix: 0, best: 0)
  /// May match anything.
  static let unknown = Self(whole: nil, prefix: 0, suffix: 0, best: 0)

  static func one(inAlphabet: Bool) -> Self {
    inAlphabet ? Self(whole: 1, prefix: 1, suffix: 1, best: 1) : unknown
  }

  func followed(by next: Self) -> Self {
    Self(
      whole: whole.flatMap { own in next.whole.map { own + $0 } },
      prefix: whole.map { $0 + next.prefix } ?? prefix,
      suffix: next.whole.map { $0 + suffix } ?? next.suffix,
      best: max(best, next.best, suffix + next.prefix))
  }

  func or(_ other: Self) -> Self {
    Self(
      whole: whole.flatMap { own in other.whole.map { min(own, $0) } },
      prefix: min(prefix, other.prefix), suffix: min(suffix, other.suffix),
      best: min(best, other.best))
  }

  /// The piece at least so many times, with nothing between.
  func repeated(atLeast count: Int) -> Self {
    if let whole {
      let length = whole * count
      return Self(whole: length, prefix: length, suffix: length, best: length)
    }
    return count == 0 ? .unknown : count == 1 ? self : followed(by: self)
  }
}
