package import Model

/// Tells which findings are known: by a comment beside the value.
package struct Silencing {
  private let now: Instant
  private let allows: [Finding.Location: [Allow]]
  private var used: Set<Place> = []
  /// The comments that silenced something, by their files; in the order in which they did.
  package private(set) var silencers: [BytePath: [Allow]] = [:]

  /// A comment, by where it stands.
  private struct Place: Hashable {
    var path: BytePath
    var line: Int
  }

  /// - Parameters:
  ///   - occurrences: with the comments beside them.
  ///   - confidence: occurrences of less make no findings, but do need their comments.
  package init(
    beside occurrences: [Occurrence], at now: Instant, leastConfidence confidence: Confidence
  ) {
    self.now = now
    var allows: [Finding.Location: [Allow]] = [:]
    for occurrence in occurrences where !occurrence.allows.isEmpty {
      allows[occurrence.location, default: []] += occurrence.allows
      guard occurrence.detector.confidence < confidence else { continue }
      for allow in occurrence.allows {
        used.insert(Place(path: occurrence.path, line: allow.line))
      }
    }
    self.allows = allows
  }

  /// Whether there is no comment at all.
  package var isEmpty: Bool { allows.isEmpty }

  /// Whether a comment silences the finding.
  ///
  /// - Parameter places: where its credential stands, for a finding that is about all of them.
  package mutating func silences(_ finding: Finding, of places: [Finding.Location] = []) -> Bool {
    guard !allows.isEmpty else { return false }
    let places = places.isEmpty ? [finding.location] : places
    let found = places.map { place in
      (place, allows[place]?.first { covers($0, finding) })
    }
    guard found.allSatisfy({ $0.1 != nil }) else { return false }
    for case (let place, let allow?) in found {
      used.insert(Place(path: place.path, line: allow.line))
      if silencers[place.path]?.contains(allow) != true {
        silencers[place.path, default: []].append(allow)
      }
    }
    return true
  }

  /// What is wrong with a comment of ours, as in `has expired`; nil if nothing is.
  ///
  /// - Parameters:
  ///   - isJudged: whether all findings were looked for that it may be about.
  ///   - mistake: what is wrong with an id that nothing has.
  package func fault(
    of comment: Occurrence, where isJudged: (_ ids: [String]) -> Bool,
    mistake: (_ id: String) -> String?
  ) -> String? {
    let line = comment.start.line
    guard
      let allow = comment.allows.first(where: { $0.line == line && $0.mark == AllowComment.mark })
    else { return "silences nothing" }
    if let fault = allow.fault { return "silences nothing: " + fault }
    if let mistake = allow.ids.lazy.compactMap(mistake).first { return mistake }
    if !allow.holds(at: now) { return "has expired" }
    let isUsed = used.contains(Place(path: comment.path, line: line))
    return isUsed || !isJudged(allow.ids) ? nil : "silences nothing"
  }

  private func covers(_ allow: Allow, _ finding: Finding) -> Bool {
    allow.holds(at: now) && allow.covers(practice: finding.practice, detector: finding.detector)
  }
}

extension Occurrence {
  /// Where findings about it stand.
  package var location: Finding.Location {
    Finding.Location(path: path, start: start, end: end, commit: commit, lineHash: lineHash)
  }
}
