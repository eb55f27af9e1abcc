import Model

/// What a severity is called where only three steps are known: SARIF and the formats for people.
enum Level: String, CaseIterable {
  case error, warning, note
}

extension Severity {
  /// The step of three.
  var level: Level {
    switch self {
    case .critical, .high: .error
    case .medium: .warning
    case .low, .info: .note
    }
  }
}

/// `1 error`, `2 errors`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
