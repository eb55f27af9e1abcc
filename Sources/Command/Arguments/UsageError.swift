import Model
import Reports

/// What was typed wrongly, and how it is typed rightly. Arguments that may be secrets are not echoed.
enum UsageError: Error, CustomStringConvertible {
  case unknownCommand(String, known: [String])
  case unknownFlag(String, known: [String])
  case missingValue(of: String, named: String)
  case unwantedValue(of: String)
  case badValue(of: String, given: String, expected: [String])
  case unwantedArgument(String, command: String)
  case wrong(String)

  var description: String {
    switch self {
    case .unknownCommand(let word, let known):
      "unknown command \(echo(word))" + suggestion(for: word, among: known)
        + "; 'credlint help' lists the commands"
    case .unknownFlag(let flag, let known):
      "unknown option \(echo(flag))" + suggestion(for: flag, among: known)
    case .missingValue(let flag, let name): "option \(flag) needs a value: \(flag) \(name)"
    case .unwantedValue(let flag): "option \(flag) takes no value"
    case .badValue(let flag, let given, let expected):
      "option \(flag) cannot be \(echo(given)); expected "
        + expected.joined(separator: ", ") + suggestion(for: given, among: expected)
    case .unwantedArgument(let argument, let command):
      "'credlint \(command)' takes no argument \(echo(argument))"
    case .wrong(let message): message
    }
  }
}

/// The argument in quotes, unless it is so long or so mixed that it may be a key.
func echo(_ argument: String) -> String {
  let isPlain = argument.unicodeScalars.allSatisfy { scalar in
    scalar.properties.isLowercase || scalar == "-" || scalar == "_" || scalar == "."
      || scalar == "/" || scalar == ","
  }
  return isPlain && argument.utf8.count <= 40 || argument.utf8.count <= 12
    ? "'\(argument.unicodeScalars.filter { $0.properties.generalCategory != .control }.reduce(into: "") { $0.unicodeScalars.append($1) })'"
    : "[not shown]"
}

/// The path in quotes, unless a part of it is so long and so mixed that it may be a key.
func echo(_ path: BytePath) -> String {
  let mayBeSecret = path.text.split(separator: "/").contains { part in
    part.utf8.count >= 20 && part.unicodeScalars.contains { $0.properties.numericType != nil }
      && part.unicodeScalars.contains { $0.properties.isAlphabetic }
  }
  return mayBeSecret ? "[not shown]" : "'\(path.text.visible)'"
}

func suggestion(for word: String, among known: [String]) -> String {
  let ranked = known.map { (distance(word, $0), $0) }.min { $0.0 < $1.0 }
  guard let (away, best) = ranked, away <= max(1, word.utf8.count / 3) else { return "" }
  return ", did you mean '\(best)'?"
}

/// Edits that turn one word into another: insertions, deletions, replacements, and neighbours that
/// change places (optimal string alignment).
private func distance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a.utf8.prefix(64)), Array(b.utf8.prefix(64)))
  var rows = [Array(0...b.count)]
  for (i, from) in a.enumerated() {
    var row = [i + 1]
    for (j, to) in b.enumerated() {
      var edits = min(rows[i][j] + (from == to ? 0 : 1), row[j] + 1, rows[i][j + 1] + 1)
      if i > 0, j > 0, from == b[j - 1], to == a[i - 1] {
        edits = min(edits, rows[i - 1][j - 1] + 1)
      }
      row.append(edits)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
