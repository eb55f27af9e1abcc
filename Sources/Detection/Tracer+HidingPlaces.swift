import Decoders
import Model

/// What is encoded in a text: looked at again only where that is new.
extension Tracer {
  /// A place, taken over or found.
  struct PendingPlace {
    var place: Trace.Place
    /// The index of a copied range; below zero for a place that is new.
    var range: Int
  }

  /// Fills in what a text may hide; as `Scanner.hiddenMatches` finds it.
  ///
  /// - Parameter ranges: what of it stands in the text that `base` is of.
  mutating func traceHidden(
    in text: Span<UInt8>, _ ranges: [CopiedRange], from base: Trace, _ trace: inout Trace
  ) {
    if trace.isBinary || trace.isGivenUp { return }
    var progress = HiddenTexts.Progress(from: 0)
    var unpacked = 0
    let places = places(in: text, ranges, base)
    trace.places.reserveCapacity(places.count)
    for entry in places {
      var place = entry.place
      if place.isPassed(by: progress) {
        place = place.passed
      } else if holds(entry, after: progress, ranges, text, base) {
        place.advance(&progress)
      } else {
        look(at: &place, in: text, trace.kind, &progress)
      }
      trace.places.append(place)
      unpacked += Int(place.unpacked)
      if place.isWanted { trace.hidesWanted = true }
    }
    if unpacked > HiddenTexts.mostUnpacked { trace.hidesWanted = true }
  }

  private func holds(
    _ entry: PendingPlace, after progress: HiddenTexts.Progress, _ ranges: [CopiedRange],
    _ text: Span<UInt8>, _ base: Trace
  ) -> Bool {
    guard entry.range >= 0 else { return false }
    let range = ranges[entry.range]
    return entry.place.holds(
      after: progress, range, isBeginning: range.isBeginning, isEnd: range.isEnd(of: text, base))
  }

  // MARK: Places

  /// All places of the text, in rising order.
  private func places(
    in text: Span<UInt8>, _ ranges: [CopiedRange], _ base: Trace
  ) -> [PendingPlace] {
    var places: [PendingPlace] = []
    // Up to where all of them are known.
    var known = 0
    for (index, range) in ranges.enumerated() {
      // What begins a range may go on a run that stands before it.
      let first = range.isBeginning ? 0 : range.target + 1
      let last =
        range.isEnd(of: text, base)
        ? text.count : HidingPlace.firstDependent(onEndAt: range.targetEnd, in: text)
      if last <= max(known, first) { continue }
      find(from: known, to: first, in: text, &places)
      known = max(known, first)
      let shift = Int32(range.target - range.source)
      var place = base.firstPlace(at: known - Int(shift))
      while place < base.places.count, Int(base.places[place].start + shift) < last {
        places.append(
          PendingPlace(place: base.places[place].shifted(by: shift), range: index))
        place += 1
      }
      known = last
    }
    find(from: known, to: text.count, in: text, &places)
    return places
  }

  private func find(
    from start: Int, to end: Int, in text: Span<UInt8>, _ places: inout [PendingPlace]
  ) {
    let whole = ByteRange(0, text.count)
    var start = start
    while start < end,
      let place = HidingPlace(in: text, from: start, before: end, within: whole)
    {
      places.append(PendingPlace(place: Trace.Place(place), range: -1))
      start = place.range.start + 1
    }
  }

  // MARK: What they hide

  private mutating func look(
    at place: inout Trace.Place, in text: Span<UInt8>, _ kind: UInt32,
    _ progress: inout HiddenTexts.Progress
  ) {
    var texts = HiddenTexts(progress)
    var isWanted = false
    let evidence = texts.look(
      at: place.hidingPlace, in: text, within: ByteRange(0, text.count)
    ) { hidden in
      isWanted = isWanted || mayHold(hidden, kind, depth: 1)
    }
    place.note(
      progress, texts.progress, evidence, unpacked: HiddenTexts.mostUnpacked - texts.room,
      isWanted: isWanted || texts.room < 0)
    progress = texts.progress
  }

  /// Whether what stands encoded in a part of a decoded text may be wanted.
  private mutating func mayHide(
    in text: Span<UInt8>, within part: ByteRange, _ kind: UInt32, depth: Int
  ) -> Bool {
    if looksBinary(text) { return false }
    var mayHide = false
    let isCut = HiddenTexts.find(in: text, within: part) { hidden in
      mayHide = mayHide || mayHold(hidden, kind, depth: depth)
    }
    return mayHide || isCut
  }

  private mutating func mayHold(_ hidden: HiddenText, _ kind: UInt32, depth: Int) -> Bool {
    let text = DecodedText(
      bytes: hidden.bytes, kind: kind, part: hidden.decoded, depth: depth)
    if let known = decoded[text] { return known }
    isHidden = true
    var trace = Trace(size: text.bytes.count, kind: kind)
    trace.isBinary = looksBinary(text.bytes.span)
    tracePlain(in: text.bytes.span, [], from: Trace(size: 0, kind: kind), &trace)
    isHidden = false
    let answer =
      trace.mayHold
      || depth < Scanner.deepestEncoding
        && mayHide(in: hidden.bytes.span, within: hidden.decoded, kind, depth: depth + 1)
    decodedWeight += text.bytes.count
    if decodedWeight > Self.mostDecoded {
      decodedWeight = text.bytes.count
      decoded.removeAll(keepingCapacity: true)
    }
    decoded[text] = answer
    return answer
  }
}
