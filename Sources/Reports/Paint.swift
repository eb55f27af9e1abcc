import Model

/// Terminal colours (ECMA-48, "select graphic rendition"), or none.
struct Paint {
  let isOn: Bool

  /// The text in bold.
  func bold(_ text: String) -> String { rendition("1", text) }

  /// The frame around what is shown.
  func frame(_ text: String) -> String { rendition("34", text) }

  /// What a reader may pass over.
  func dim(_ text: String) -> String { rendition("2", text) }

  /// What went well.
  func good(_ text: String) -> String { rendition("32", text) }

  /// What went wrong.
  func bad(_ text: String) -> String { rendition("1;31", text) }

  /// The text in the colour of a severity.
  func severity(_ severity: Severity, _ text: String) -> String {
    switch severity {
    case .critical: rendition("1;35", text)
    case .high: rendition("1;31", text)
    case .medium: rendition("1;33", text)
    case .low: rendition("1;36", text)
    case .info: rendition("1;34", text)
    }
  }

  private func rendition(_ code: String, _ text: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
