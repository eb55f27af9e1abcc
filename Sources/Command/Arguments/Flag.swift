/// One option of a command: the table of these drives parsing, help and the reference.
struct Flag<Values> {
  /// `-f`, `--format`: every spelling; the last is the one that errors name.
  var names: [String]
  /// What its value is called in help; nil for a switch.
  var value: String?
  /// The words that the value may be; empty for any.
  var choices: [String] = []
  var help: String
  /// Puts what was typed where it belongs; says what was expected where it does not fit.
  var apply: (inout Values, String) throws(UsageError) -> Void

  var longName: String { names.last ?? "" }
}

extension Flag {
  /// A switch: there or not.
  static func on(_ names: String..., help: String, _ field: WritableKeyPath<Values, Bool>) -> Self {
    Flag(names: names, help: help) { (values, _) throws(UsageError) in
      values[keyPath: field] = true
    }
  }

  /// A value of any form, kept with those given before.
  static func each(
    _ names: String..., value: String, help: String, _ field: WritableKeyPath<Values, [String]>
  ) -> Self {
    Flag(names: names, value: value, help: help) { (values, text) throws(UsageError) in
      values[keyPath: field].append(text)
    }
  }

  /// One of a list of words; the last one given counts.
  static func choice<Choice>(
    _ names: String..., value: String, from choices: [(String, Choice)], help: String,
    _ field: WritableKeyPath<Values, Choice>
  ) -> Self {
    let name = names.last ?? ""
    return Flag(names: names, value: value, choices: choices.map(\.0), help: help) {
      (values, text) throws(UsageError) in
      guard let found = choices.first(where: { $0.0 == text }) else {
        throw .badValue(of: name, given: text, expected: choices.map(\.0))
      }
      values[keyPath: field] = found.1
    }
  }
}

extension Flag {
  /// The same flag for a command that has these values as a part of its own.
  func within<Whole>(_ part: WritableKeyPath<Whole, Values>) -> Flag<Whole> {
    Flag<Whole>(names: names, value: value, choices: choices, help: help) {
      (whole, text) throws(UsageError) in
      try apply(&whole[keyPath: part], text)
    }
  }
}
