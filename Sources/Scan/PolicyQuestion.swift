package import Model
package import Policy

/// What was said of where a policy stands, and over it.
package struct PolicyQuestion: Sendable {
  /// A configuration to take in place of one that is found.
  package var file: BytePath?
  /// Whether a configuration is looked for at all.
  package var looksForFile = true
  /// Whether a baseline is read.
  package var looksForBaseline = true
  /// The commit to read the policy from, in place of the files as they are.
  package var revision: String?
  /// Values that count for more than those of files and variables.
  package var options: [Option] = []

  package init() {}

  /// A value that was typed.
  package struct Option: Sendable {
    package var key: ConfigurationKey
    /// The option as it was typed, such as `--fail-on`.
    package var name: String
    package var text: String

    package init(_ key: ConfigurationKey, name: String, text: String) {
      self.key = key
      self.name = name
      self.text = text
    }
  }
}
