import Bytes

/// Standard output and standard error of this run.
struct Console: Sendable {
  /// Findings and answers; a reader that has gone away is no error.
  func print(_ bytes: [UInt8]) throws(SystemError) {
    try Output.send(bytes, to: Output.standardOutput)
  }

  func print(_ text: String) throws(SystemError) { try print(Array(text.utf8)) }

  /// Everything else. That standard error is closed cannot be told to anyone.
  func say(_ line: String) { tell("credlint: \(line)\n") }

  /// Whole lines for standard error.
  func tell(_ lines: String) {
    _ = try? Output.send(Array(lines.utf8), to: Output.standardError)
  }

  /// Whether to colour what goes to the descriptor: flag, then NO_COLOR, FORCE_COLOR and
  /// CLICOLOR_FORCE, then what the terminal can do.
  func usesColor(_ choice: ColorChoice, on descriptor: Int32) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if Environment.value("NO_COLOR") != nil { return false }
    for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
      if let value = Environment.value(name), value != "0" { return true }
    }
    if Environment.value("TERM") == "dumb" || Environment.value("CLICOLOR") == "0" { return false }
    return Environment.isTerminal(descriptor)
  }
}
