import Model

// Sources that tell different things of one key are shown as such; neither is taken for right.

extension Credential {
  /// Warnings for facts that can only be so or so, and of which sources say both.
  var disagreements: [Notice] {
    [
      disagreement("creation", resolved: "the earlier date counts") { claim in
        if case .createdAt(let date) = claim { date.toTheMinute } else { nil }
      },
      disagreement("end", resolved: "the first counts") { claim in
        if case .expiresAt(let date) = claim { date.toTheMinute } else { nil }
      },
      disagreement("owner", resolved: "the first counts") { claim in
        if case .identity(let identity) = claim { identity.id?.bareID } else { nil }
      },
      disagreement("state", resolved: "it counts as disabled") { claim in
        if case .disabled(let isDisabled) = claim {
          isDisabled ? "disabled" : "enabled"
        } else {
          nil
        }
      },
    ].compactMap(\.self)
  }

  private func disagreement(
    _ what: String, resolved: String, _ read: (Fact.Claim) -> String?
  ) -> Notice? {
    var told: [(value: String, source: String)] = []
    for fact in facts {
      guard let value = read(fact.claim), !told.contains(where: { $0.value == value }) else {
        continue
      }
      told.append((value, fact.source))
    }
    guard told.count > 1, let place = place(telling: told[0].source) else { return nil }
    let sources = told.map { "\($0.value) (\($0.source))" }.joined(separator: ", ")
    return Notice(
      path: place.path,
      reason: "sources disagree on the \(what) of one key: \(sources); \(resolved)")
  }
}

extension Instant {
  /// Sources round to the minute.
  fileprivate var toTheMinute: String { String(rfc3339.prefix(16)) + "Z" }
}

extension String {
  /// `iam-ServiceId-…` and `ServiceId-…` are one owner's.
  fileprivate var bareID: String { hasPrefix("iam-") ? String(dropFirst(4)) : self }
}
