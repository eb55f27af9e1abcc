import Bytes
import Model
import TestSupport
import Testing

/// One table says what credlint takes: help, man page and completions must agree on it.
@Suite struct CommandTableTests {
  private let scratch: ScratchFolder
  private let commands: [String]

  init() throws {
    scratch = try ScratchFolder()
    let overview = try Credlint.run("help", in: scratch).text
    let words = overview.split(separator: "\n").drop { $0 != "Commands:" }.dropFirst()
      .prefix { $0.hasPrefix("  ") }.compactMap { $0.split(separator: " ").first.map(String.init) }
    var commands: [String] = []
    for word in words {
      let help = try Credlint.run(word, "--help", in: scratch).text
      let isGroup = help.contains(" ACTION [options]")
      let actions = help.matches(of: #/(?m)^  ([a-z]+)  /#).map { "\(word) \($0.1)" }
      commands += isGroup ? actions : [word]
    }
    self.commands = commands
    try #require(commands.count > 8)
  }

  private func options(of command: String) throws -> [String] {
    let help = try Credlint.run(
      command.split(separator: " ").map(String.init) + ["--help"], in: scratch)
    #expect(help.status == 0 && help.text.contains("Usage: credlint \(command)"))
    let named = try Credlint.run(
      ["help"] + command.split(separator: " ").map(String.init), in: scratch)
    #expect(named.text == help.text)
    return help.text.matches(of: #/(?m)^  (?:-[a-zA-Z], )?(--[a-z-]+)/#).map { String($0.1) }
  }

  @Test func `every option is in the man page and in all completions`() throws {
    let man = try Credlint.run("man", in: scratch).text
    let scripts = try ["bash", "zsh"].map { try Credlint.run("completions", $0, in: scratch).text }
    let fish = try Credlint.run("completions", "fish", in: scratch).text
    for command in commands {
      for option in try options(of: command) {
        #expect(man.contains(option.replacing("-", with: "\\-")), "\(command) \(option)")
        for script in scripts { #expect(script.contains(option), "\(command) \(option)") }
        #expect(
          fish.split(separator: "\n").contains {
            $0.contains("__credlint_is \(command)'") && $0.contains(" -l \(option.dropFirst(2)) ")
          }, "\(command) \(option)")
      }
    }
    #expect(man.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test(arguments: [("bash", ["-n"]), ("zsh", ["-n"]), ("fish", ["--no-execute"])])
  func `shells take the completions`(shell: String, arguments: [String]) throws {
    try scratch.write("script", Credlint.run("completions", shell, in: scratch).text)
    guard let path = Environment.programOnPath(shell) else { return }
    let words = (arguments + [scratch.path("script").text]).map { Array($0.utf8) }
    let outcome = try Program(path.text, words, in: scratch.root).run(using: scratch)
    #expect(outcome.status == 0, "\(outcome.errorText)")
  }

  @Test(arguments: [
    ("credlint basel", "baseline"), ("credlint baseline cr", "create"),
    ("credlint hook un", "uninstall"), ("credlint scan --fail-on crit", "critical"),
    ("credlint hook install --ty", "--type"), ("credlint completions fi", "fish"),
    ("credlint init --ci gitl", "gitlab"), ("credlint help expl", "explain"),
    ("credlint scan --format = sa", "sarif"), ("credlint scan --color =", "auto always never"),
  ])
  func `bash completes`(typed: String, completed: String) throws {
    try scratch.write("script", Credlint.run("completions", "bash", in: scratch).text)
    guard let bash = Environment.programOnPath("bash") else { return }
    let script = """
      source ./script; read -ra COMP_WORDS <<<"$1"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _credlint; echo "${COMPREPLY[@]}"
      """
    let words = ["-c", script, "bash", typed].map { Array($0.utf8) }
    let outcome = try Program(bash.text, words, in: scratch.root).run(using: scratch)
    #expect(outcome.text == completed + "\n", "\(outcome.errorText)")
  }

  @Test(arguments: [
    ("credlint basel", "baseline"), ("credlint baseline cr", "create"),
    ("credlint hook un", "uninstall"), ("credlint scan --fail-on crit", "critical"),
    ("credlint hook install --ty", "--type"), ("credlint completions fi", "fish"),
    ("credlint init --ci gitl", "gitlab"), ("credlint help expl", "explain"),
  ])
  func `fish completes`(typed: String, completed: String) throws {
    try scratch.write("script", Credlint.run("completions", "fish", in: scratch).text)
    guard let fish = Environment.programOnPath("fish") else { return }
    let words = ["-c", "source ./script; complete -C '\(typed)'"].map { Array($0.utf8) }
    let outcome = try Program(fish.text, words, in: scratch.root).run(using: scratch)
    let first = outcome.text.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
    #expect(first == [completed[...]] && outcome.errors.isEmpty, "\(outcome.errorText)")
  }
}
