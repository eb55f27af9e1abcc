import Scan

/// The manual page, credlint(1), in the macros of man(7).
struct ManPage {
  let table: CommandTable

  var text: String {
    var page = ".TH CREDLINT 1 \"\" \"credlint \(toolVersion)\" \"User Commands\"\n"
    page += section("NAME") + "credlint \\- find credentials and judge how they are kept\n"
    page += section("SYNOPSIS") + ".B credlint\n.I COMMAND\n[options]\n"
    page += section("DESCRIPTION")
    page +=
      escaped(
        "credlint looks for credentials in files, in what is staged, in ranges of commits and in the "
          + "whole history, and judges how they are kept: where they stand, how old they are, what "
          + "they may do.") + "\n"
    for entry in table.entries { page += command(entry) }
    page += section("EXIT STATUS")
    for (status, meaning) in [
      ("0", "All was read, and nothing was found at or above --fail-on."), ("1", "Findings."),
      ("2", "Wrong usage, or something that was asked for could not be read."),
    ] {
      page += ".TP\n.B \(status)\n\(escaped(meaning))\n"
    }
    page += section("ENVIRONMENT")
    for (name, meaning) in [
      ("CREDLINT_CONFIG", "The configuration, as --config."),
      ("CREDLINT_KEY", "Makes the ids of findings your own."),
      ("CREDLINT_FAIL_ON, CREDLINT_DISABLE and so on", "As the keys of the configuration."),
      ("NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR", "Whether to colour."),
    ] {
      page += ".TP\n.B \(escaped(name))\n\(escaped(meaning))\n"
    }
    page += section("FILES")
    for (name, meaning) in [
      (".credlint.yaml", "The configuration, at the root of a repository."),
      (".credlint-baseline.jsonl", "Findings that are known."),
    ] {
      page += ".TP\n.I \(escaped(name))\n\(escaped(meaning))\n"
    }
    return page
  }

  private func section(_ title: String) -> String { ".SH \(title)\n" }

  private func command(_ entry: CommandEntry) -> String {
    var page = section(escaped("credlint " + entry.name).uppercased())
    page += escaped(entry.summary) + ".\n.PP\n"
    page += ".B credlint \(escaped(entry.name))\n"
    page += (entry.options.isEmpty ? "" : "[options] ") + escaped(entry.operands) + "\n"
    for example in entry.examples {
      page += ".TP\n.B \(escaped(example.command))\n\(escaped(example.what))\n"
    }
    if entry.options.isEmpty { return page }
    page += ".SS Options\n"
    for option in entry.options {
      page += ".TP\n.B \(escaped(option.spelled))\n\(escaped(option.help))\n"
    }
    return page
  }

  /// As roff takes text: its own characters escaped, no line that begins with a request.
  private func escaped(_ text: String) -> String {
    let plain = text.split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "\\e")
      .split(separator: "-", omittingEmptySubsequences: false).joined(separator: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
