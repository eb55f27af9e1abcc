import Model
import RuleFiles

/// One thing that can be configured. The table of these drives the reading of files, variables and
/// options, what `config show` prints, and the JSON Schema.
package struct ConfigurationKey: Sendable {
  /// As in the file; behind a dot where it stands in a section, as in `paths.exclude`.
  package let name: String
  package let help: String
  let form: Form
  /// Puts what was said where it belongs; texts fit the form.
  let store: @Sendable (inout Configuration, [Said]) -> Void
  /// What holds, and where it was said.
  let shown: @Sendable (Configuration) -> [(text: String, origin: Origin)]

  /// What a value looks like.
  package enum Form: Hashable, Sendable {
    case word([String])
    case truth
    case number(ClosedRange<Int>)
    /// A text of at least so many characters that is never shown.
    case secret(atLeast: Int)
    case file
    case files
    case globs
    case ids
  }

  /// One value, and where it was said.
  struct Said {
    var text: String
    var origin: Origin
    /// What a relative path starts from; nil for the working folder.
    var folder: BytePath?

    /// The file that it names.
    var path: BytePath {
      let path = BytePath(text)
      guard let folder, !path.isAbsolute else { return path }
      return folder.joined(path)
    }
  }

  /// The variable of the environment that says it: `CREDLINT_FAIL_ON` for `fail-on`.
  package var variable: String {
    if case .secret = form { return Self.prefix + "KEY" }
    let word = name.split(separator: ".").last ?? ""
    return Self.prefix + word.uppercased().split(separator: "-").joined(separator: "_")
  }

  /// What is wrong with a variable that looks like one of ours and is none; nil if none does.
  ///
  /// Names that are like no other are left alone: scripts have variables of their own.
  /// - Parameter variables: `name=value` of each.
  package static func mistake(in variables: [[UInt8]]) -> ConfigurationError? {
    let known = Set(all.map(\.variable) + otherVariables)
    let words = known.map { String($0.dropFirst(prefix.count)) }.sorted()
    let names = variables.map { variable in
      String(decoding: variable.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
    }
    for name in names.sorted() where name.hasPrefix(prefix) && !known.contains(name) {
      guard let near = Wording.nearest(to: String(name.dropFirst(prefix.count)), among: words)
      else { continue }
      return Origin.variable(name).error("unknown variable, did you mean '\(prefix)\(near)'?")
    }
    return nil
  }

  private static let prefix = "CREDLINT_"
  /// Those that say no key of a configuration.
  private static let otherVariables = ["CREDLINT_CONFIG", "CREDLINT_HISTORY"]

  /// The words that the value may be; empty for any.
  package var choices: [String] {
    switch form {
    case .word(let choices): choices
    case .truth: ["true", "false"]
    default: []
    }
  }
}

/// What can be said in a file, with the positions of what is wrong.
extension ConfigurationKey {
  func read(
    _ node: Node, in folder: BytePath, into configuration: inout Configuration
  ) throws(RuleFileError) {
    let origin = Origin.file(node.mark)
    func one(_ text: String) -> [Said] { [Said(text: text, origin: origin, folder: folder)] }
    let said: [Said]
    switch form {
    case .word(let choices): said = one(try node.choice(of: choices) { $0 })
    case .truth: said = one(try node.truth() ? "true" : "false")
    case .number(let range): said = one(String(try node.integer(in: range)))
    case .file: said = one(try node.line())
    case .secret(let least):
      let text = try node.line()
      guard text.utf8.count >= least else {
        throw node.mark.error("found a text of \(text.utf8.count) bytes, expected \(least) or more")
      }
      said = one(text)
    case .files, .globs, .ids:
      said = zip(try node.lines(), try node.items()).map { text, item in
        Said(text: text, origin: .file(item.mark), folder: folder)
      }
    }
    store(&configuration, said)
  }
}

/// What can be said in a variable or an option; a list is separated by commas.
extension ConfigurationKey {
  /// Takes a text; throws where it does not fit.
  package func read(
    _ text: String, from origin: Origin, into configuration: inout Configuration
  ) throws(ConfigurationError) {
    store(&configuration, try said(text, from: origin))
  }

  private func said(_ text: String, from origin: Origin) throws(ConfigurationError) -> [Said] {
    let one = [Said(text: text, origin: origin)]
    switch form {
    case .word(let choices):
      guard choices.contains(text) else {
        throw origin.error(Wording.unknownWord(text, among: choices))
      }
      return one
    case .truth:
      switch text.lowercased() {
      case "true", "yes", "on", "1": return [Said(text: "true", origin: origin)]
      case "false", "no", "off", "0": return [Said(text: "false", origin: origin)]
      default: throw origin.error("expected true or false")
      }
    case .number(let range):
      guard let number = Int(text), range.contains(number) else {
        throw origin.error(
          "expected a whole number from \(range.lowerBound) to \(range.upperBound)")
      }
      return one
    case .secret(let least):
      guard text.utf8.count >= least else {
        throw origin.error("found a text of \(text.utf8.count) bytes, expected \(least) or more")
      }
      return one
    case .file: return one
    case .files, .globs, .ids:
      return text.split(separator: ",").map { part in
        Said(text: String(part.drop { $0 == " " }), origin: origin)
      }
    }
  }
}

extension BytePath {
  /// Where `path` leads from this folder, without `.` and `..` where they can be told from the text.
  func joined(_ path: BytePath) -> BytePath {
    var parts = bytes.split(separator: UInt8(ascii: "/")).map { Array($0) }.filter { $0 != [0x2E] }
    for part in path.bytes.split(separator: UInt8(ascii: "/")) where Array(part) != [0x2E] {
      let isUp = part.elementsEqual([0x2E, 0x2E])
      if isUp, let last = parts.last, last != [0x2E, 0x2E] {
        parts.removeLast()
      } else {
        parts.append(Array(part))
      }
    }
    return BytePath((isAbsolute ? [0x2F] : []) + Array(parts.joined(separator: [0x2F])))
  }
}
