/// All commands, and what is made of their table.
struct CommandTable {
  let entries: [CommandEntry]
  /// What the commands of a group have in common, by the group's word.
  let groups: [(name: String, summary: String)]
  /// Options that stand for a command, where they come first.
  let aliases: [String: String]

  /// What help can be asked for.
  var commands: [String] {
    var words = entries.map(\.name.firstWord).filter { $0 != "help" }
    for index in words.indices.reversed() where words[..<index].contains(words[index]) {
      words.remove(at: index)
    }
    return words
  }

  /// The first words of all commands, each once, in the order of the table.
  var firstWords: [(name: String, summary: String)] {
    var words: [(name: String, summary: String)] = []
    for entry in entries {
      let word = entry.name.firstWord
      if words.contains(where: { $0.name == word }) { continue }
      words.append((word, groups.first { $0.name == word }?.summary ?? entry.summary))
    }
    return words
  }

  /// The commands of a group; none where the word is no group's.
  func members(of group: String) -> [CommandEntry] {
    entries.filter { $0.name.hasPrefix(group + " ") }
  }

  /// Finds the command that the first words name, and runs it with the others.
  func run(_ arguments: ArraySlice<[UInt8]>, _ console: Console) throws(UsageError) -> ExitStatus {
    let words = arguments.prefix(2).map { String(decoding: $0, as: UTF8.self) }
    guard let typed = words.first else { return try answer(overview, console) }
    let first = aliases[typed] ?? typed
    if let entry = entries.first(where: { $0.name == first }) {
      return try entry.run(arguments.dropFirst(), console)
    }
    let members = members(of: first)
    if members.isEmpty { throw .unknownCommand(first, known: firstWords.map(\.name)) }
    guard words.count == 2 else {
      let actions = members.map(\.name.lastWord).joined(separator: ", ")
      throw .wrong("'credlint \(first)' needs one of \(actions)")
    }
    if words[1] == "--help" || words[1] == "-h" { return try answer(help(ofGroup: first), console) }
    guard let entry = members.first(where: { $0.name.lastWord == words[1] }) else {
      throw .unknownCommand("\(first) \(words[1])", known: members.map(\.name))
    }
    return try entry.run(arguments.dropFirst(2), console)
  }

  /// The help of the command that the words name, or the overview.
  func help(of words: [String]) throws(UsageError) -> String {
    guard let first = words.first else { return overview }
    if let entry = entries.first(where: { $0.name == words.joined(separator: " ") }) {
      return entry.help
    }
    guard words.count == 1, !members(of: first).isEmpty else {
      throw .unknownCommand(words.joined(separator: " "), known: entries.map(\.name))
    }
    return help(ofGroup: first)
  }

  private func help(ofGroup group: String) -> String {
    let summary = groups.first { $0.name == group }?.summary ?? ""
    return "\(summary).\n\nUsage: credlint \(group) ACTION [options]\n\n"
      + Self.lines(members(of: group).map { ($0.name.lastWord, $0.summary) })
      + "\n'credlint \(group) ACTION --help' says more.\n"
  }

  /// What credlint is, and its commands.
  var overview: String {
    """
    credlint finds credentials and judges how they are kept.

    Usage: credlint COMMAND [options]

      credlint scan              look for credentials here, git-ignored files too
      credlint scan -f json src  as JSON, in one folder
      credlint explain key-age   what a practice asks, and where that comes from
      credlint init              set up a repository: configuration, hook, CI

    Commands:
    \(Self.lines(firstWords))
    Exit status: 0 nothing found, 1 findings, 2 wrong usage or something could not be read.

    """
  }

  private static func lines(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { name, summary in
      "  " + name + String(repeating: " ", count: width - name.count + 2) + summary + "\n"
    }.joined()
  }
}

extension String {
  var firstWord: String { split(separator: " ").first.map(String.init) ?? self }
  var lastWord: String { split(separator: " ").last.map(String.init) ?? self }
}
