package import Model
import Patterns
import Prefilter
import RulePack

/// Finds the occurrences in one blob after another; one a worker, since it owns what matching writes to.
package struct Scanner: ~Copyable {
  let engine: Engine
  var matcher: Matcher
  /// Those of the engine that this worker has met.
  private var live: [LiveForm?]
  /// Made for the first value that needs it: its patterns take milliseconds to compile.
  private var placeholders: PlaceholderJudge?
  private var hits: [Prefilter.Hit] = []
  /// For each form, up to where the current text was searched for the start of a match.
  var searchedTo: [Int]
  /// For each form met in the current text, whether its detector looks at its path at all.
  private var acceptsPath: [Bool?]
  private var met: [Int] = []
  let runs = Candidate.runs
  /// Whether the current text looks binary, once somebody asked.
  private var isBinary: Bool?
  /// What became of each match, where somebody wants to know.
  private var trials: [Trial]?

  /// Nil only when memory has run out.
  package init?(_ engine: Engine) {
    guard let matcher = Matcher() else { return nil }
    self.engine = engine
    self.matcher = matcher
    let count = engine.rules.formCount
    live = Array(repeating: nil, count: count)
    searchedTo = Array(repeating: 0, count: count)
    acceptsPath = Array(repeating: nil, count: count)
  }

  /// What a text holds.
  package struct Outcome {
    /// In order of position; no two share a byte.
    package var occurrences: [Occurrence] = []
    /// Why some of the text was not searched to the end, one reason a detector.
    package var limits: [String] = []
  }

  /// A piece of a blob that is larger than a buffer.
  package struct Piece {
    /// Where the text begins in the blob, in bytes.
    package var offset: Int
    /// Where it begins, in lines and columns.
    package var start: Position
    /// Only values that begin here, in offsets of the text, are this piece's to report.
    package var core: ByteRange

    package init(offset: Int, start: Position, core: ByteRange) {
      self.offset = offset
      self.start = start
      self.core = core
    }
  }

  /// The occurrences in a text, which is a whole blob unless `piece` says otherwise.
  package mutating func scan(
    _ text: Span<UInt8>, path: BytePath, piece: Piece? = nil
  ) -> Outcome {
    var outcome = Outcome()
    var matches = matches(in: text, path, &outcome)
    matches += hiddenMatches(in: text, within: ByteRange(0, text.count), path, &outcome)
    if piece?.offset ?? 0 == 0 { matches += documentMatches(in: text, path, &outcome) }
    guard !matches.isEmpty else { return outcome }

    let secrets = matches.flatMap { match in
      match.hiding.map { [(range: match.range, prefix: ""), (range: $0.cover, prefix: "")] }
        ?? [(range: match.range, prefix: match.reading.value.prefix)]
    }
    let core = piece?.core ?? ByteRange(0, text.count)
    let kept = resolveOverlaps(matches).filter {
      $0.range.start >= core.start && $0.range.start < core.end
    }
    var lines = LineCounter(text, from: piece?.start ?? .first)
    let redactor = Redactor(secrets: secrets)
    for match in kept {
      let start = lines.position(of: match.range.start, in: text)
      let end = lines.position(of: match.range.end, in: text)
      var occurrence = Occurrence(
        reading: match.reading, path: path, secret: Secret(text.bytes(in: match.range)),
        range: match.range.shifted(by: piece?.offset ?? 0), start: start, end: end,
        snippet: redactor.snippet(of: match.range, in: text),
        setting: setting(of: match.range, in: text, path: path))
      if let hiding = match.hiding { occurrence.isWritten(as: hiding.codings, of: hiding.value) }
      outcome.occurrences.append(occurrence)
    }
    return outcome
  }

  /// Whether the match is of a detector that knows a provider's values.
  func isOfProvider(_ match: RawMatch) -> Bool {
    match.reading.value.isOfProvider
  }

  /// All that the detectors match in a text, before matches of others are looked at.
  mutating func matches(
    in text: Span<UInt8>, _ path: BytePath, _ outcome: inout Outcome
  ) -> [RawMatch] {
    var matches: [RawMatch] = []
    isBinary = nil
    var start = 0
    while start < text.count {
      let end = min(text.count, start + Self.partSize)
      engine.prefilter.scan(text, within: start..<end, into: &hits)
      // The next part may show hits that begin shortly before it.
      let firstOpen = end == text.count ? end : end - engine.prefilter.longestKeyword
      let open = hits.firstIndex { $0.position >= firstOpen } ?? hits.endIndex
      for hit in hits[..<open] {
        look(at: hit, in: text, path, into: &matches, &outcome)
      }
      hits.removeSubrange(..<open)
      start = end
    }
    for index in met {
      searchedTo[index] = 0
      acceptsPath[index] = nil
    }
    met.removeAll(keepingCapacity: true)
    return matches
  }

  /// Text is looked at in parts of so many bytes, so that few hits are ever kept.
  private static let partSize = 64 * 1024

  /// Tries the forms that a keyword calls.
  private mutating func look(
    at hit: Prefilter.Hit, in text: Span<UInt8>, _ path: BytePath, into matches: inout [RawMatch],
    _ outcome: inout Outcome
  ) {
    for call in engine.calls[hit.keyword]..<engine.calls[hit.keyword + 1] {
      let candidate = engine.candidates[Int(call)]
      let index = Int(candidate.form)
      guard candidate.mayMatch(at: hit.position, in: text, runs),
        let form = form(index, for: path)
      else { continue }
      if !form.isExact, isBinary(text) { continue }
      do throws(MatchLimit) {
        try search(text, for: form, index: index, at: hit, into: &matches)
      } catch {
        searchedTo[index] = text.count
        let reason = "detector \(form.owner.detector.id) gave up: its pattern met a limit"
        if !outcome.limits.contains(reason) { outcome.limits.append(reason) }
      }
    }
  }

  private mutating func isBinary(_ text: Span<UInt8>) -> Bool {
    if let isBinary { return isBinary }
    let answer = looksBinary(text)
    isBinary = answer
    return answer
  }

  mutating func form(_ index: Int) -> LiveForm? {
    if live[index] == nil { live[index] = engine.live[index] }
    return live[index]
  }

  private mutating func form(_ index: Int, for path: BytePath) -> LiveForm? {
    guard let form = form(index) else { return nil }
    if acceptsPath[index] == nil {
      acceptsPath[index] = form.owner.accepts(path)
      met.append(index)
    }
    return acceptsPath[index] == true ? form : nil
  }

  mutating func search(
    _ text: Span<UInt8>, for live: LiveForm, index: Int, at hit: Prefilter.Hit,
    into matches: inout [RawMatch]
  ) throws(MatchLimit) {
    // A match holds its keyword, so that it begins no later than the keyword does.
    let end = hit.position + 1
    var start = max(hit.position - live.reach.before, searchedTo[index], 0)
    let runningOn = live.reach.after + engine.prefilter.keywords.length(of: hit.keyword)
    while start < end {
      guard
        try matcher.findFirst(
          live.pattern, in: text, startingIn: start, end, runningOn: runningOn),
        let whole = matcher.range(ofGroup: 0)
      else { break }
      start = max(whole.end, start + 1)
      guard let range = valueRange(live.groups) else { continue }
      let verdict = try verdict(on: range, in: text, live.owner)
      trials?.append(Trial(range: range, detector: live.owner.detector.id, verdict: verdict))
      if case .kept(let reading) = verdict {
        matches.append(RawMatch(range: range, form: index, reading: reading))
      }
    }
    searchedTo[index] = max(searchedTo[index], start, end)
  }

  /// Where the value of the last match stands.
  private func valueRange(_ groups: [Int]) -> ByteRange? {
    for group in groups {
      if let range = matcher.range(ofGroup: group) { return ByteRange(range.start, range.end) }
    }
    return nil
  }

  /// The detector as it reads this value, where all its filters agree, or the first that does not; the
  /// cheap ones are asked first.
  ///
  /// A value that looks made up is a matter of low confidence.
  private mutating func verdict(
    on range: ByteRange, in text: Span<UInt8>, _ live: LiveDetector
  ) throws(MatchLimit) -> Trial.Verdict {
    let filters = live.detector.filters
    let value = text.bytes(in: range)
    guard !value.isEmpty else { return .refused(.structure) }
    guard filters.acceptsStructure(of: value) else { return .refused(.structure) }
    let needsLook = live.detector.needsLook
    let isProven = filters.checksum.map { $0.isRight(in: value) } ?? true
    var confidence = Confidence.high
    if let refusal = filters.refusal(byAlphabetOf: value) {
      if needsLook || !isMadeUp(value) { return .refused(refusal) }
    } else if let look = filters.confidence(byLookOf: value) {
      confidence = look
    } else if needsLook || !isMadeUp(value) {
      return .refused(.look)
    }
    if try live.not.match(in: value, &matcher) { return .refused(.not) }
    if !live.lineNot.isEmpty {
      let line = Array(text.bytes(in: ByteRange(text.lineStart(before: range.start), range.end)))
      if try live.lineNot.match(in: line, &matcher) { return .refused(.lineNot) }
    }
    let reading = live.reading(atMost: confidence, isProven: isProven)
    if filters.allowsPlaceholders { return .kept(reading) }
    if let (user, password) = filters.userAndPassword(in: value) {
      if user.elementsEqual(password) { return .refused(.placeholder) }
      if try standing(of: password) == .placeholder { return .refused(.placeholder) }
    }
    switch try standing(of: value) {
    case .value: return .kept(reading)
    case .placeholder: return .refused(.placeholder)
    case .madeUp: return .kept(live.reading(atMost: .low, isProven: isProven))
    }
  }

  /// What a value stands for, a secret or the place of one.
  private mutating func standing(
    of value: [UInt8]
  ) throws(MatchLimit) -> PlaceholderJudge.Verdict {
    if placeholders == nil { placeholders = PlaceholderJudge(engine.rules.placeholders()) }
    return try placeholders?.verdict(on: value, &matcher) ?? .value
  }
}

// MARK: Telling why

extension Scanner {
  /// What became of every match of a text, in order of position: kept, refused, or beaten by another.
  package mutating func trials(in text: Span<UInt8>, path: BytePath) -> [Trial] {
    var outcome = Outcome()
    trials = []
    let kept = resolveOverlaps(matches(in: text, path, &outcome))
    // Two forms of a detector may find the same.
    var known: Set<Trial.Place> = []
    let tried = (trials ?? []).filter { known.insert($0.place).inserted }
      .sorted { $0.range.start < $1.range.start }
    trials = nil
    return tried.map { trial in
      guard case .kept = trial.verdict,
        let winner = kept.first(where: { $0.range.overlaps(trial.range) }),
        winner.reading.value.id != trial.detector || winner.range != trial.range
      else { return trial }
      var beaten = trial
      beaten.verdict = .beaten(by: winner.reading.value.id)
      return beaten
    }
  }
}

extension Detector {
  /// Whether values must look drawn for it, even those that look made up.
  fileprivate var needsLook: Bool { specificity == .generic || filters.allowsPlaceholders }
}
