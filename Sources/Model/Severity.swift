/// How much harm a finding may do, from nothing to report to a breach.
package enum Severity: UInt8, Comparable, CaseIterable, Sendable {
  case info, low, medium, high, critical

  /// The word used on the command line, in rules and in reports.
  package var name: String {
    switch self {
    case .info: "info"
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    case .critical: "critical"
    }
  }

  /// Reads the word that `name` gives.
  package init?(name: String) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// This severity moved down by so many steps, never below `info`.
  package func lowered(by steps: UInt8) -> Severity {
    Severity(rawValue: rawValue - min(rawValue, steps)) ?? .info
  }
}

/// How often findings of a kind are right; a separate axis from severity.
package enum Confidence: UInt8, Comparable, CaseIterable, Sendable {
  case low, medium, high

  /// The word used on the command line, in rules and in reports.
  package var name: String {
    switch self {
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    }
  }

  /// Reads the word that `name` gives.
  package init?(name: String) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
