import Git
import Model

// From the places of values to the occurrences that are judged.

extension Sightings {
  /// One occurrence a value, with its other places.
  func leads(along trail: Trail) -> [Occurrence] {
    places.values.flatMap { places in
      let sorted = places.values.sorted { $0.leads($1) }
      // What is no secret can be mended only where it still stands.
      let kept = sorted.filter { $0.isCurrent || $0.occurrence.detector.findsSecrets }
      return occurrence(of: kept, along: trail).map { [$0] } ?? []
    }
  }

  /// One occurrence for each place that still holds a value; for one that is gone, where it first was.
  func news(along trail: Trail) -> [Occurrence] {
    let new = places.values.flatMap { places in
      let sorted = places.values.sorted { $0.leads($1) }
      let current = sorted.filter(\.isCurrent)
      if current.isEmpty { return occurrence(of: sorted, along: trail).map { [$0] } ?? [] }
      let first = sorted.compactMap(\.commit).min().map { trail.commit($0) }
      return current.compactMap { occurrence(of: [$0], first: first, along: trail) }
    }
    let old = known.values.compactMap { occurrence -> Occurrence? in
      guard places[occurrence.secret] == nil,
        let fact = trail.replacement(of: occurrence.secret)
      else { return nil }
      var occurrence = occurrence
      occurrence.isNew = false
      occurrence.exposure = .history
      occurrence.facts.append(fact)
      return occurrence
    }
    return new + old
  }

  /// The first of some places of one value, with what is known from all of them.
  ///
  /// - Parameter first: the commit that brought it in, where that is none of these places'.
  private func occurrence(
    of places: [Place], first: Commit? = nil, along trail: Trail
  ) -> Occurrence? {
    guard let lead = places.first else { return nil }
    var occurrence = lead.occurrence
    occurrence.exposure =
      places.contains { $0.isCurrent(along: trail) } ? .committed : .history
    let earliest = places.min { ($0.commit ?? .max) < ($1.commit ?? .max) }
    occurrence.commit = first ?? earliest?.commit(along: trail)
    occurrence.elsewhere = places.dropFirst().map { place in
      var location = Finding.Location(place.occurrence)
      location.commit = place.commit(along: trail)
      return location
    }
    var seen: Set<Fact> = []
    occurrence.facts = places.flatMap(\.occurrence.facts).filter { seen.insert($0).inserted }
    occurrence.facts += (trail.refs[occurrence.secret] ?? []).map {
      Fact(.held(by: $0), source: "git for-each-ref")
    }
    if let fact = trail.replacement(of: occurrence.secret) { occurrence.facts.append(fact) }
    return occurrence
  }
}

extension Sightings.Place {
  /// The order in which places stand for their value: what is surest, what is still there, what no
  /// comment silences, what tells most, what came first.
  fileprivate func leads(_ other: Self) -> Bool {
    let (a, b) = (occurrence, other.occurrence)
    if a.detector.confidence != b.detector.confidence {
      return a.detector.confidence > b.detector.confidence
    }
    if isCurrent != other.isCurrent { return isCurrent }
    if a.allows.isEmpty != b.allows.isEmpty { return a.allows.isEmpty }
    if a.detector.specificity != b.detector.specificity {
      return a.detector.specificity > b.detector.specificity
    }
    let (first, second) = (commit ?? .max, other.commit ?? .max)
    return first == second ? a.path < b.path : first < second
  }

  /// Messages are current as long as HEAD reaches them, and while they are being pushed.
  fileprivate func isCurrent(along trail: Trail) -> Bool {
    isCurrent || occurrence.path.isOfMessage && trail.isOfHead(commit)
  }

  /// A tag's own, or the commit that brought it in.
  fileprivate func commit(along trail: Trail) -> Commit? {
    occurrence.commit ?? commit.map { trail.commit($0) }
  }
}

extension Trail {
  /// That another credential took the value's place.
  fileprivate func replacement(of secret: Secret) -> Fact? {
    guard let replacement = replacements[secret], let date = replacement.date else { return nil }
    return Fact(
      .replacedAt(date),
      source: "commit \(replacement.commit.description.prefix(12)) in \(replacement.path.text)")
  }
}
