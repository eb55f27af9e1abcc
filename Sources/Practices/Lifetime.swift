import Model

// What a credential's dates say at one moment.

extension Credential {
  /// How old a key is at least, and who says so.
  struct Age {
    let days: Int
    let source: String
    /// Whether it is known since when it exists, and not only since when git has it.
    let isOfCreation: Bool

    var evidence: Finding.Evidence {
      Finding.Evidence(
        name: isOfCreation ? "ageDays" : "exposedDays", value: .number(days), source: source)
    }
  }

  /// By its creation, or by its first commit where that is not known or cannot be true; nil for dates
  /// that are still to come.
  func age(at now: Instant) -> Age? {
    let created = createdAt.flatMap { created -> Age? in
      guard created.value <= now else { return nil }
      return Age(
        days: now.days(since: created.value), source: created.source, isOfCreation: true)
    }
    guard let exposed = exposure(at: now) else { return created }
    return created.map { $0.days >= exposed.days ? $0 : exposed } ?? exposed
  }

  /// Since when git has it; nil where no commits were looked at.
  func exposure(at now: Instant) -> Age? {
    guard let first = firstSeen, let date = first.date, date <= now else { return nil }
    return Age(
      days: now.days(since: date), source: "commit \(first.id.prefix(12))", isOfCreation: false)
  }

  /// How old it is, and how long it has been out, as far as that is known.
  func ages(at now: Instant) -> [Finding.Evidence] {
    let age = age(at: now)
    let exposure = age?.isOfCreation == true ? exposure(at: now) : nil
    return [age, exposure].compactMap { $0?.evidence }
  }

  func hasExpired(at now: Instant) -> Bool { expiresAt.map { $0.value <= now } ?? false }

  var endEvidence: Finding.Evidence? {
    expiresAt.map {
      Finding.Evidence(name: "expiresAt", value: .text($0.value.rfc3339), source: $0.source)
    }
  }

  /// Warnings for fields that should hold a date, and do not; such a key's age may go unjudged.
  var unreadableDates: [Notice] {
    facts.filter { $0.claim == .unreadableDate }.compactMap { fact in
      place(telling: fact.source).map {
        Notice(
          path: $0.path,
          reason: "\(fact.source) is no date and is left out of account; "
            + "expected one such as 2026-01-31T10:00+0000")
      }
    }
  }
}
