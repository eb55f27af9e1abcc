package import Model

/// Which practices and detectors take part, by `--enable` and `--disable`.
///
/// An id names a practice, a detector, or `practice/detector`. With any enabled by name only those
/// take part; what is disabled by name never does.
package struct Selection: Hashable, Sendable {
  package var enabled: [String]
  package var disabled: [String]

  package init(enabled: [String] = [], disabled: [String] = []) {
    self.enabled = enabled
    self.disabled = disabled
  }

  /// Whether findings of this practice, with this detector or with none, are wanted.
  package func isEnabled(practice: String, detector: String?) -> Bool {
    func names(_ id: String) -> Bool {
      id == practice || (detector.map { id == $0 || id == practice + "/" + $0 } ?? false)
    }
    return (enabled.isEmpty || enabled.contains(where: names)) && !disabled.contains(where: names)
  }

  /// Whether any finding with this detector can be wanted.
  package func isEnabled(detector: String, of practices: [String]) -> Bool {
    practices.contains { isEnabled(practice: $0, detector: detector) }
  }
}

/// What is worth reporting, and what is worth failing for.
package struct Thresholds: Hashable, Sendable {
  package var severity = Severity.info
  package var confidence = Confidence.medium
  /// Findings of this severity or a higher one make the exit status 1; nil never does.
  package var failing: Severity? = .low

  package init() {}

  /// Whether a finding is reported at all.
  package func reports(_ finding: Finding) -> Bool {
    finding.severity >= severity && finding.confidence >= confidence
  }

  /// Whether a finding makes a gate close.
  package func fails(_ finding: Finding) -> Bool {
    failing.map { finding.severity >= $0 } ?? false
  }
}
