import Model

/// What the search of a text came by, so that a text made out of it need not be searched again.
///
/// Every outcome is kept with the bytes that it follows from: where those stand in another text just so,
/// it does, too (`docs/DESIGN-history.md`).
package struct Trace: Sendable {
  /// A keyword, found.
  struct Hit: Hashable {
    var position: Int32
    var keyword: Int32

    static func < (a: Self, b: Self) -> Bool {
      a.position == b.position ? a.keyword < b.keyword : a.position < b.position
    }
  }

  /// The search for matches of a detector's form near a hit.
  struct Call: Hashable {
    var hit: Hit
    var form: Int32
    /// Its bytes begin here: the first that it looked at, or might have.
    var low: Int32
    /// Where a match might begin first: behind what was searched before.
    var start: Int32
    /// One past the last byte that it was shown.
    var seen: Int32
    /// Up to where the text was searched afterwards.
    var after: Int32
    /// Whether it came by a match that is wanted.
    var isWanted: Bool
  }

  /// Bytes of the text.
  let size: Int
  /// Of which kind its path is: only detectors that look at such paths were called.
  let kind: UInt32
  /// In rising order of position, then of keyword.
  var hits: [Hit] = []
  /// In the order of their hits.
  var calls: [Call] = []
  /// The places that may hide something, in rising order.
  var places: [Place] = []
  /// Whether the text looks binary.
  var isBinary = false
  /// Whether no byte is zero among those that tell whether it looks binary.
  var beginsWithoutZeros = true
  /// Whether a pattern met a limit, or keywords stand too densely to be kept.
  var isGivenUp = false
  /// Whether something that is encoded may be wanted.
  var hidesWanted = false

  init(size: Int, kind: UInt32) {
    self.size = size
    self.kind = kind
  }

  /// What the other one does not show just so, for people; nil where both show the same.
  package func difference(from other: Self) -> String? {
    if size != other.size { return "sizes \(size) and \(other.size)" }
    if isGivenUp != other.isGivenUp { return "given up: \(isGivenUp) and \(other.isGivenUp)" }
    if hidesWanted != other.hidesWanted {
      return "encoded: \(hidesWanted) and \(other.hidesWanted)"
    }
    for (own, other) in zip(places, other.places) where own != other {
      return "\(own) and \(other)"
    }
    if places.count != other.places.count {
      return "places: \(places.count) and \(other.places.count)"
    }
    if hits != other.hits { return "hits: \(hits.count) and \(other.hits.count)" }
    for (own, other) in zip(calls, other.calls) where own != other { return "\(own) and \(other)" }
    return calls.count == other.calls.count ? nil : "calls: \(calls.count) and \(other.calls.count)"
  }

  /// The first hit at a position or behind it, in `hits`.
  func firstHit(at position: Int) -> Int {
    hits.endOfPrefix { Int($0.position) < position }
  }

  /// The first call of a hit at a position or behind it, in `calls`.
  func firstCall(at position: Int) -> Int {
    calls.endOfPrefix { Int($0.hit.position) < position }
  }

  /// Whether the text may hold what is wanted; if not, it holds none.
  package var mayHold: Bool { isGivenUp || hidesWanted || calls.contains { $0.isWanted } }
}
