import Decoders
package import Model
import Patterns
import Prefilter
import RulePack

/// Says which of many texts may hold a match, and looks in texts that are made of others only at what is
/// new; one a worker.
///
/// Matches are those of all detectors, whatever the path and whatever other detectors make of them: a
/// text that may hold some is to be scanned as any other.
package struct Tracer: ~Copyable {
  var scanner: Scanner
  /// For each keyword, how far around it its forms look before they search.
  private let vicinities: [(before: Int, after: Int)]
  private let isWanted: (Detector) -> Bool
  private let kinds: PathKinds
  /// Its answers, by form and confidence.
  private var wanted: [Int: Bool] = [:]
  /// The hits of the current text, in order, with the range that they were taken over with.
  private var pending: [Pending] = []
  private var found: [Prefilter.Hit] = []
  private var matches: [RawMatch] = []
  private var met: [Int] = []
  /// Whether the current text was encoded in another.
  var isHidden = false
  /// Whether decoded texts may hold what is wanted: the same ones stand in version after version.
  var decoded: [DecodedText: Bool] = [:]
  /// Bytes of the texts in `decoded`.
  var decodedWeight = 0

  struct DecodedText: Hashable {
    var bytes: [UInt8]
    var kind: UInt32
    var part: ByteRange
    var depth: Int

    func hash(into hasher: inout Hasher) {
      // Few are alike in so many bytes and not in all.
      hasher.combine(bytes.count)
      for index in stride(from: 0, to: bytes.count, by: 1 + bytes.count / 64) {
        hasher.combine(bytes[index])
      }
    }
  }

  private struct Pending {
    var hit: Trace.Hit
    /// The index of a copied range; below zero for a hit that is new.
    var range: Int32
  }

  /// Shorter copies are searched as if they were new: hardly anything can be taken over with them.
  private static let shortestCopy = 128
  /// Bytes of decoded texts that are remembered.
  static let mostDecoded = 4 * 1024 * 1024
  /// In a text with more hits than one for so many bytes nothing is taken over.
  private static let leastBytesPerHit = 8

  /// Nil only when memory has run out.
  ///
  /// - Parameter isWanted: whether a match that is read so may be wanted.
  package init?(
    _ engine: Engine, _ kinds: PathKinds, isWanted: @escaping (Detector) -> Bool
  ) {
    guard let scanner = Scanner(engine) else { return nil }
    self.kinds = kinds
    self.scanner = scanner
    self.isWanted = isWanted
    vicinities = (0..<engine.rules.keywordCount).map { keyword in
      let calls = engine.calls[keyword]..<engine.calls[keyword + 1]
      let length = engine.prefilter.keywords.length(of: keyword)
      var (before, after) = (0, 0)
      for call in calls {
        let vicinity = engine.rules.vicinity(ofForm: Int(engine.candidates[Int(call)].form))
        before = max(before, vicinity.reach.before)
        after = max(after, vicinity.reach.after + length + vicinity.run.count)
      }
      return (before, after)
    }
  }

  /// What a text may hold, as it stands and encoded.
  ///
  /// - Parameters:
  ///   - kind: of its path.
  ///   - copies: what of it stands in another text, in its order; empty where nothing is known.
  ///   - base: what the search of that text came by.
  package mutating func trace(
    _ text: Span<UInt8>, kind: UInt32, copies: [CopiedRange] = [], from base: Trace? = nil
  ) -> Trace {
    let known = base ?? Trace(size: 0, kind: kind)
    var trace = Trace(size: text.count, kind: kind)
    var ranges =
      base == nil || known.isGivenUp || known.kind != kind
      ? [] : copies.filter { $0.count >= Self.shortestCopy }
    trace.beginsWithoutZeros = beginsWithoutZeros(text, ranges, known)
    trace.isBinary = !trace.beginsWithoutZeros && looksBinary(text)
    if trace.isBinary != known.isBinary { ranges = [] }
    tracePlain(in: text, ranges, from: known, &trace)
    traceHidden(in: text, ranges, from: known, &trace)
    return trace
  }

  /// Fills in what a text may hold as it stands.
  ///
  /// - Parameter ranges: what of it stands in the text that `known` is of.
  mutating func tracePlain(
    in text: Span<UInt8>, _ ranges: [CopiedRange], from known: Trace, _ trace: inout Trace
  ) {
    guard gatherHits(in: text, ranges, known) else {
      trace.isGivenUp = true
      return
    }
    trace.hits.reserveCapacity(pending.count)
    var call = 0
    var range: Int32 = -1
    for entry in pending {
      trace.hits.append(entry.hit)
      guard entry.range >= 0 else {
        look(at: entry.hit, in: text, &trace)
        continue
      }
      let copy = ranges[Int(entry.range)]
      if entry.range != range {
        range = entry.range
        call = known.firstCall(at: copy.source)
      }
      guard isInside(entry.hit, copy, text, known) else {
        look(at: entry.hit, in: text, &trace)
        continue
      }
      let shift = Int32(copy.target - copy.source)
      let position = entry.hit.position - shift
      while call < known.calls.count, known.calls[call].hit.position < position { call += 1 }
      while call < known.calls.count, known.calls[call].hit.position == position {
        if known.calls[call].hit.keyword == entry.hit.keyword {
          take(known.calls[call], copy, in: text, known, &trace)
        } else if known.calls[call].hit.keyword > entry.hit.keyword {
          break
        }
        call += 1
      }
    }
    for index in met { scanner.searchedTo[index] = 0 }
    met.removeAll(keepingCapacity: true)
  }

  // MARK: Hits

  /// Fills `pending`; false where there are too many.
  private mutating func gatherHits(
    in text: Span<UInt8>, _ ranges: [CopiedRange], _ base: Trace
  ) -> Bool {
    pending.removeAll(keepingCapacity: true)
    let most = text.count / Self.leastBytesPerHit + 4096
    let overlap = scanner.engine.prefilter.longestKeyword - 1
    var covered = 0
    var start = 0
    for (index, range) in ranges.enumerated() {
      find(from: start, to: range.target, beyond: covered, in: text)
      takeHits(of: range, Int32(index), base)
      covered = range.targetEnd
      start = max(range.target, covered - overlap)
      if pending.count > most { return false }
    }
    find(from: start, to: text.count, beyond: covered, in: text)
    return pending.count <= most
  }

  /// Adds the hits that begin in a part of the text and end behind `covered`.
  private mutating func find(
    from start: Int, to end: Int, beyond covered: Int, in text: Span<UInt8>
  ) {
    guard start < end else { return }
    let engine = scanner.engine
    found.removeAll(keepingCapacity: true)
    // A hit may be shown by a byte before it, and by any of its own.
    let first = max(0, start - 1) & ~1
    engine.prefilter.scan(
      text, within: first..<min(text.count, end + engine.prefilter.longestKeyword), into: &found)
    for hit in found where hit.position >= start && hit.position < end {
      guard hit.position + engine.keywordLength(hit.keyword) > covered else { continue }
      insert(
        Pending(
          hit: Trace.Hit(position: Int32(hit.position), keyword: Int32(hit.keyword)), range: -1))
    }
  }

  /// Adds the hits that lie within a copied range.
  private mutating func takeHits(of range: CopiedRange, _ index: Int32, _ base: Trace) {
    let engine = scanner.engine
    let shift = Int32(range.target - range.source)
    var hit = base.firstHit(at: range.source)
    while hit < base.hits.count, Int(base.hits[hit].position) < range.sourceEnd {
      var taken = base.hits[hit]
      hit += 1
      if Int(taken.position) + engine.keywordLength(Int(taken.keyword)) > range.sourceEnd {
        continue
      }
      taken.position += shift
      insert(Pending(hit: taken, range: index))
    }
  }

  /// Adds a hit at its place, which is among the last.
  private mutating func insert(_ new: Pending) {
    var place = pending.count
    while place > 0, new.hit < pending[place - 1].hit { place -= 1 }
    if place == pending.count { pending.append(new) } else { pending.insert(new, at: place) }
  }

  /// Whether all that says which forms are called by a hit lies in the range.
  private func isInside(
    _ hit: Trace.Hit, _ range: CopiedRange, _ text: Span<UInt8>, _ base: Trace
  ) -> Bool {
    let (before, after) = vicinities[Int(hit.keyword)]
    let position = Int(hit.position)
    return (position - before >= range.target || range.isBeginning)
      && (position + after <= range.targetEnd || range.isEnd(of: text, base))
  }

  // MARK: Calls

  /// Takes over what a search came by, if all that it follows from is the same here; else searches again.
  private mutating func take(
    _ call: Trace.Call, _ range: CopiedRange, in text: Span<UInt8>, _ base: Trace,
    _ trace: inout Trace
  ) {
    let shift = Int32(range.target - range.source)
    let index = Int(call.form)
    var call = call
    let endsThere = Int(call.seen) == base.size
    call.hit.position += shift
    call.low += shift
    call.start += shift
    call.seen += shift
    call.after += shift
    guard let live = scanner.form(index) else { return }
    let isSame =
      Int(call.start) == start(of: live, index, at: call.hit)
      && (Int(call.low) >= range.target && call.low > shift || range.isBeginning)
      && Int(call.seen) <= range.targetEnd && endsThere == (Int(call.seen) == text.count)
    guard isSame else { return search(live, index, at: call.hit, in: text, &trace) }
    if scanner.searchedTo[index] == 0 { met.append(index) }
    scanner.searchedTo[index] = Int(call.after)
    trace.calls.append(call)
  }

  /// Where a match may begin first.
  private func start(of live: LiveForm, _ index: Int, at hit: Trace.Hit) -> Int {
    max(Int(hit.position) - live.reach.before, scanner.searchedTo[index], 0)
  }

  /// Tries the forms that a hit calls.
  private mutating func look(at hit: Trace.Hit, in text: Span<UInt8>, _ trace: inout Trace) {
    let engine = scanner.engine
    let keyword = Int(hit.keyword)
    for call in engine.calls[keyword]..<engine.calls[keyword + 1] {
      let candidate = engine.candidates[Int(call)]
      let index = Int(candidate.form)
      guard kinds.accepts(trace.kind, form: index),
        candidate.mayMatch(at: Int(hit.position), in: text, scanner.runs),
        let live = scanner.form(index)
      else { continue }
      if !live.isExact, trace.isBinary { continue }
      search(live, index, at: hit, in: text, &trace)
    }
  }

  private mutating func search(
    _ live: LiveForm, _ index: Int, at hit: Trace.Hit, in text: Span<UInt8>,
    _ trace: inout Trace
  ) {
    if scanner.searchedTo[index] == 0 { met.append(index) }
    let start = start(of: live, index, at: hit)
    scanner.matcher.shownTo = 0
    matches.removeAll(keepingCapacity: true)
    do throws(MatchLimit) {
      try scanner.search(
        text, for: live, index: index,
        at: Prefilter.Hit(position: Int(hit.position), keyword: Int(hit.keyword)), into: &matches)
    } catch {
      scanner.searchedTo[index] = text.count
      trace.isGivenUp = true
    }
    var isWanted = false
    for match in matches where !isWanted { isWanted = wants(match) }
    trace.calls.append(
      Trace.Call(
        hit: hit, form: Int32(index), low: Int32(max(0, start - live.lookbehind)),
        start: Int32(start), seen: Int32(max(scanner.matcher.shownTo, start)),
        after: Int32(scanner.searchedTo[index]), isWanted: isWanted))
  }

  private mutating func wants(_ match: RawMatch) -> Bool {
    if isHidden, !match.reading.value.isOfProvider { return false }
    let place =
      match.form * Confidence.allCases.count + Int(match.reading.value.confidence.rawValue)
    if let known = wanted[place] { return known }
    let answer = isWanted(match.reading.value)
    wanted[place] = answer
    return answer
  }

  // MARK: Zeros

  /// Whether no byte is zero among those that tell whether the text looks binary; only those are looked
  /// at that are not known from the text before.
  private func beginsWithoutZeros(
    _ text: Span<UInt8>, _ ranges: [CopiedRange], _ base: Trace
  ) -> Bool {
    let end = min(text.count, bytesThatTellBinary)
    var index = 0
    for range in ranges {
      guard base.beginsWithoutZeros, range.target < end else { break }
      guard range.source < bytesThatTellBinary else { continue }
      if text.holdsZero(from: index, to: min(range.target, end)) { return false }
      index = max(index, range.target + min(range.count, bytesThatTellBinary - range.source))
    }
    return !text.holdsZero(from: index, to: end)
  }
}

extension CopiedRange {
  /// Whether it begins both texts.
  var isBeginning: Bool { source == 0 && target == 0 }

  /// Whether it ends both texts.
  func isEnd(of text: Span<UInt8>, _ base: Trace) -> Bool {
    sourceEnd == base.size && targetEnd == text.count
  }
}

extension Span<UInt8> {
  fileprivate func holdsZero(from start: Int, to end: Int) -> Bool {
    guard start < end else { return false }
    // Counting them all is quicker than stopping at the first.
    var zeros = 0
    for index in start..<end where self[index] == 0 { zeros &+= 1 }
    return zeros > 0
  }
}
