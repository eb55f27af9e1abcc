import Model

// What a credential's dates say at one moment.

extension Credential {
  /// How old a key is, and who says so.
  struct Age {
    let days: Int
    let source: String

    var evidence: Finding.Evidence {
      Finding.Evidence(name: "ageDays", value: .number(days), source: source)
    }
  }

  /// Nil where no creation date is known, and for one that is still to come.
  func age(at now: Instant) -> Age? {
    guard let created = createdAt, created.value <= now else { return nil }
    return Age(days: now.days(since: created.value), source: created.source)
  }

  func hasExpired(at now: Instant) -> Bool { expiresAt.map { $0.value <= now } ?? false }

  var endEvidence: Finding.Evidence? {
    expiresAt.map {
      Finding.Evidence(name: "expiresAt", value: .text($0.value.rfc3339), source: $0.source)
    }
  }

  /// The place beside which `source` was read; else a key file, else the first place.
  func occurrence(telling source: String) -> Occurrence? {
    occurrences.first { $0.facts.contains { $0.source == source } }
      ?? occurrences.first { $0.setting.contains(.keyFile) } ?? occurrences.first
  }

  /// Warnings for fields that should hold a date, and do not; such a key's age may go unjudged.
  var unreadableDates: [Notice] {
    facts.filter { $0.claim == .unreadableDate }.compactMap { fact in
      occurrence(telling: fact.source).map {
        Notice(
          path: $0.path,
          reason: "\(fact.source) is no date and is left out of account; "
            + "expected one such as 2026-01-31T10:00+0000")
      }
    }
  }
}
