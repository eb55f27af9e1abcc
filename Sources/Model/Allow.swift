/// A comment beside a value that asks not to be told of it.
package struct Allow: Hashable, Sendable {
  /// Practices, detectors, or `practice/detector`; none for all that the place breaks.
  package var ids: [String]
  /// The first moment at which it holds no more; nil if it holds for good.
  package var end: Instant?
  /// Where the comment stands, 1-based.
  package var line: Int
  /// The words that it is known by, such as `gitleaks:allow`.
  package var mark: String

  /// Why it allows nothing, as in `it needs an id`; nil where it does.
  package var fault: String?

  package init(
    ids: [String], end: Instant? = nil, line: Int, mark: String, fault: String? = nil
  ) {
    self.ids = ids
    self.end = end
    self.line = line
    self.mark = mark
    self.fault = fault
  }

  /// Whether it is about findings of this practice, with this detector or with none.
  package func covers(practice: String, detector: String?) -> Bool {
    ids.isEmpty
      || ids.contains { id in
        id == practice || (detector.map { id == $0 || id == practice + "/" + $0 } ?? false)
      }
  }

  /// Whether it is right, and has not ended yet.
  package func holds(at now: Instant) -> Bool { fault == nil && end.map { now < $0 } ?? true }
}
