/// What shells complete, made from the table of commands.
struct Completions {
  let table: CommandTable

  static let shells = ["bash", "zsh", "fish"]

  /// The script for a shell; nil for one that is not known.
  func script(for shell: String) -> String? {
    switch shell {
    case "bash": bash
    case "zsh": zsh
    case "fish": fish
    default: nil
    }
  }

  /// The words after the command's name: groups have actions, some commands have words.
  private var words: [(command: String, words: [String])] {
    table.firstWords.compactMap { first in
      let members = table.members(of: first.name)
      let own = table.entries.first { $0.name == first.name }?.words ?? []
      let words = members.isEmpty ? own : members.map(\.name.lastWord)
      return words.isEmpty ? nil : (first.name, words)
    }
  }

  // MARK: bash

  private var bash: String {
    var script = """
      # bash completion of credlint: source this file, or put it where bash-completion looks.
      # shellcheck shell=bash disable=SC2207
      _credlint() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
        COMPREPLY=()
        # Bash makes words of --name=value at the sign.
        if [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi
        if [[ $word == = ]]; then before=${COMP_WORDS[COMP_CWORD-1]} word=; fi
        if [[ $COMP_CWORD -eq 1 ]]; then
          COMPREPLY=($(compgen -W '\(table.firstWords.map(\.name).joined(separator: " "))' -- "$word"))
          return
        fi
        case $command in

      """
    for (command, words) in words where !table.members(of: command).isEmpty {
      script += "    \(command))\n"
      script += "      if [[ $COMP_CWORD -eq 2 ]]; then\n"
      script += "        COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$word\"))\n"
      script += "        return\n      fi\n      command+=\" ${COMP_WORDS[2]}\" ;;\n"
    }
    script += "    esac\n  case \"$command $before\" in\n"
    for entry in table.entries {
      for option in entry.options where option.value != nil {
        let patterns = option.names.map { "'\(entry.name) \($0)'" }.joined(separator: "|")
        if !option.choices.isEmpty {
          let choices = option.choices.joined(separator: " ")
          script +=
            "    \(patterns)) COMPREPLY=($(compgen -W '\(choices)' -- \"$word\")); return ;;\n"
        } else if !option.takesFile {
          script += "    \(patterns)) return ;;\n"
        } else {
          script += "    \(patterns)) _credlint_files \"$word\"; return ;;\n"
        }
      }
    }
    script += "  esac\n  if [[ $word == -* ]]; then\n    case $command in\n"
    for entry in table.entries {
      let names = entry.options.flatMap(\.names).joined(separator: " ")
      script += "      '\(entry.name)') COMPREPLY=($(compgen -W '\(names)' -- \"$word\")) ;;\n"
    }
    script +=
      "    esac\n    return\n  fi\n  if [[ $COMP_CWORD -eq 2 ]]; then\n    case $command in\n"
    for (command, words) in words where table.members(of: command).isEmpty {
      script +=
        "      \(command)) COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$word\")); return ;;\n"
    }
    return script + """
          esac
        fi
        _credlint_files "$word"
      }
      _credlint_files() {
        local IFS=$'\\n'
        COMPREPLY=($(compgen -f -- "$1"))
      }
      complete -o filenames -F _credlint credlint

      """
  }

  // MARK: zsh

  private var zsh: String {
    var script = """
      #compdef credlint
      # zsh completion of credlint: put it as _credlint into a folder of $fpath.
      _credlint() {
        local -a commands=(

      """
    for first in table.firstWords { script += "    '\(first.name):\(zshText(first.summary))'\n" }
    script += """
        )
        if (( CURRENT == 2 )); then
          _describe command commands
          return
        fi
        local command=$words[2]
        shift words
        (( CURRENT-- ))
        case $command in

      """
    for first in table.firstWords {
      let members = table.members(of: first.name)
      script += "    \(first.name))\n"
      if members.isEmpty {
        for entry in table.entries where entry.name == first.name { script += zshArguments(entry) }
      } else {
        let actions = members.map(\.name.lastWord).joined(separator: " ")
        script += "      if (( CURRENT == 2 )); then compadd \(actions); return; fi\n"
        script += "      command=$words[2]\n      shift words\n      (( CURRENT-- ))\n"
        script += "      case $command in\n"
        for entry in members {
          script += "    \(entry.name.lastWord))\n" + zshArguments(entry) + "      ;;\n"
        }
        script += "      esac\n"
      }
      script += "      ;;\n"
    }
    return script + "  esac\n}\n_credlint \"$@\"\n"
  }

  private func zshArguments(_ entry: CommandEntry) -> String {
    var lines = entry.options.flatMap { option in
      option.names.map { name in
        var line = "'*\(name)"
        if option.value != nil, name.hasPrefix("--") { line += "=" }
        line += "[\(zshText(option.help))]"
        if let value = option.value {
          let action =
            option.choices.isEmpty
            ? option.takesFile ? "_files" : " " : "(\(option.choices.joined(separator: " ")))"
          line += ":\(zshText(value)):\(action)"
        }
        return line + "'"
      }
    }
    if entry.words.isEmpty {
      if !entry.operands.isEmpty { lines.append("'*:file:_files'") }
    } else {
      lines += ["'1:word:(\(entry.words.joined(separator: " ")))'", "'*:file:_files'"]
    }
    return "      _arguments -S \\\n"
      + lines.map { "        \($0)" }.joined(separator: " \\\n") + "\n"
  }

  private func zshText(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "'": escaped += "'\\''"
      case "[", "]", ":", "\\": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
  }

  // MARK: fish

  private var fish: String {
    var script = """
      # fish completion of credlint: put it into ~/.config/fish/completions/credlint.fish.
      function __credlint_is
        set -l typed (commandline -opc)
        set -l last (math (count $argv) + 1)
        test (count $typed) -ge $last; and test "$typed[2..$last]" = "$argv"
      end
      complete -c credlint -n 'test (count (commandline -opc)) -eq 1' -f

      """
    for first in table.firstWords {
      script +=
        "complete -c credlint -n 'test (count (commandline -opc)) -eq 1' -a \(first.name)"
        + " -d '\(fishText(first.summary))'\n"
    }
    for (command, words) in words {
      script +=
        "complete -c credlint -n '__credlint_is \(command); "
        + "and test (count (commandline -opc)) -eq 2' -a '\(words.joined(separator: " "))'\n"
    }
    for entry in table.entries {
      for option in entry.options {
        script += "complete -c credlint -n '__credlint_is \(entry.name)'"
        for name in option.names {
          script += name.hasPrefix("--") ? " -l \(name.dropFirst(2))" : " -s \(name.dropFirst())"
        }
        if option.value != nil {
          script += option.takesFile ? " -r -F" : " -x"
          if !option.choices.isEmpty { script += " -a '\(option.choices.joined(separator: " "))'" }
        }
        script += " -d '\(fishText(option.help))'\n"
      }
    }
    return script
  }

  private func fishText(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      escaped += character == "'" || character == "\\" ? "\\\(character)" : "\(character)"
    }
  }
}
