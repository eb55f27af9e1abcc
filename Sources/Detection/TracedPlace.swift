import Decoders
import Model

extension Trace {
  /// A place that may hide something, and what a look at it came by. All but where it stands is told from
  /// its beginning on.
  struct Place: Hashable {
    let kind: HidingPlace.Kind
    private(set) var start: Int32
    private let count: Int32
    /// Whether it belongs to an earlier place, so that nobody looked.
    private var isPassed = false
    /// Up to where escapes had been decoded already.
    private var decoded: Int32 = 0
    /// Where the bytes begin and end that what it hides follows from; they may lie beyond the text, where
    /// its ends tell.
    private var low: Int32 = 0
    private var seen: Int32 = 0
    /// Up to where all belongs to it.
    private var end: Int32 = 0
    /// Up to where escapes were decoded behind it, or literals joined.
    private var done: Int32 = 0
    /// How many bytes came out of what is compressed.
    private(set) var unpacked: Int32 = 0
    /// Whether what it hides may be wanted.
    private(set) var isWanted = false

    init(_ place: HidingPlace) {
      kind = place.kind
      start = Int32(place.range.start)
      count = Int32(place.range.count)
    }

    /// The place itself, as it was found.
    var hidingPlace: HidingPlace {
      HidingPlace(kind, ByteRange(Int(start), Int(start + count)))
    }

    func shifted(by shift: Int32) -> Self {
      var place = self
      place.start += shift
      return place
    }

    /// Whether it belongs to what earlier places made of the text.
    func isPassed(by progress: HiddenTexts.Progress) -> Bool {
      let end = kind == .run ? progress.end : max(progress.end, progress.jointsEnd)
      return Int(start) < end
    }

    /// The same place, passed over.
    var passed: Self { Self(hidingPlace, isPassed: true) }

    private init(_ place: HidingPlace, isPassed: Bool) {
      self.init(place)
      self.isPassed = isPassed
    }

    /// Up to where escapes were decoded, as far as it matters here.
    private func decoded(by progress: HiddenTexts.Progress) -> Int32 {
      kind == .run ? max(0, Int32(progress.escapesEnd) - start) : 0
    }

    /// Whether a look at it that was taken over with `range` would come by the same now.
    func holds(
      after progress: HiddenTexts.Progress, _ range: CopiedRange, isBeginning: Bool, isEnd: Bool
    ) -> Bool {
      !isPassed && decoded == decoded(by: progress)
        && (Int(start + low) >= range.target || isBeginning)
        && (Int(start + seen) <= range.targetEnd || isEnd)
    }

    /// Leaves to later places what the look at it did.
    func advance(_ progress: inout HiddenTexts.Progress) {
      progress.end = Int(start + end)
      switch kind {
      case .run: progress.escapesEnd = Int(start + done)
      case .joint: progress.jointsEnd = Int(start + done)
      }
    }

    /// Keeps what a look came by.
    ///
    /// - Parameters:
    ///   - before: what earlier places left.
    ///   - after: what later ones are left.
    mutating func note(
      _ before: HiddenTexts.Progress, _ after: HiddenTexts.Progress, _ evidence: ByteRange,
      unpacked: Int, isWanted: Bool
    ) {
      isPassed = false
      decoded = decoded(by: before)
      low = Int32(evidence.start) - start
      seen = Int32(evidence.end) - start
      end = max(0, Int32(after.end) - start)
      done = max(0, Int32(kind == .run ? after.escapesEnd : after.jointsEnd) - start)
      self.unpacked = Int32(unpacked)
      self.isWanted = isWanted
    }
  }

  /// The first place at a position or behind it, in `places`.
  func firstPlace(at position: Int) -> Int {
    places.endOfPrefix { Int($0.start) < position }
  }
}
