package import Model

/// Which findings a baseline knows, and which of its entries know nothing.
package struct BaselineMatching {
  private let entries: [BaselineEntry]
  private let now: Instant
  private var left: [Int]

  package init(_ baseline: Baseline, at now: Instant) {
    entries = baseline.entries
    self.now = now
    left = entries.map { $0.holds(at: now) ? $0.count : 0 }
  }

  /// For each finding, whether it is known: in its own file first, then wherever it has moved to.
  package mutating func knows(_ found: [BaselineEntry]) -> [Bool] {
    let byKind = Dictionary(grouping: entries.indices) { entries[$0].kind }
    var isKnown = found.map { _ in false }
    for mustBeThere in [true, false] {
      for index in found.indices where !isKnown[index] {
        let match = byKind[found[index].kind]?.first { entry in
          left[entry] > 0 && (!mustBeThere || entries[entry].path == found[index].path)
        }
        guard let match else { continue }
        left[match] -= 1
        isKnown[index] = true
      }
    }
    return isKnown
  }

  /// Entries that have expired, or that no finding was known by.
  ///
  /// - Parameter isJudged: whether what the entry is about was looked for.
  package func stale(
    where isJudged: (BaselineEntry) -> Bool
  ) -> [(entry: BaselineEntry, fault: String)] {
    entries.indices.compactMap { index in
      let entry = entries[index]
      if !entry.holds(at: now) { return (entry, "has expired") }
      return left[index] == entry.count && isJudged(entry) ? (entry, "matches nothing") : nil
    }
  }
}
