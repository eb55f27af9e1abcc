/// What one command takes: parsing, help and the reference read the same table.
struct Syntax<Values> {
  var summary: String
  /// After the name in the first line of help, such as `[PATH …]`.
  var operands: String
  /// What the first operand can be; empty for anything.
  var words: [String] = []
  var examples: [(command: String, what: String)]
  var flags: [Flag<Values>]
  /// Where what is no option goes, as the bytes that were typed; nil if the command takes none.
  var operand: ((inout Values, [UInt8]) -> Void)?

  /// Reads arguments: `--a=b`, `--a b`, `-ab`, `-fX`, `--` before operands.
  func parse(
    _ arguments: ArraySlice<[UInt8]>, of command: String, into values: inout Values
  ) throws(UsageError) {
    var rest = arguments
    var onlyOperands = false
    while let argument = rest.popFirst() {
      let text = String(decoding: argument, as: UTF8.self)
      if onlyOperands || text == "-" || !text.hasPrefix("-") {
        guard let operand else { throw .unwantedArgument(text, command: command) }
        operand(&values, argument)
      } else if text == "--" {
        onlyOperands = true
      } else if text.hasPrefix("--") {
        try parseLong(text, &rest, &values)
      } else {
        try parseShort(text, &rest, &values)
      }
    }
  }

  private func parseLong(
    _ text: String, _ rest: inout ArraySlice<[UInt8]>, _ values: inout Values
  ) throws(UsageError) {
    let equals = text.firstIndex(of: "=")
    let name = String(text[..<(equals ?? text.endIndex)])
    let flag = try flag(named: name)
    if let equals {
      guard flag.value != nil else { throw .unwantedValue(of: name) }
      try flag.apply(&values, String(text[text.index(after: equals)...]))
    } else {
      try flag.apply(&values, try value(of: flag, &rest))
    }
  }

  private func parseShort(
    _ text: String, _ rest: inout ArraySlice<[UInt8]>, _ values: inout Values
  ) throws(UsageError) {
    var letters = text.dropFirst()
    while let letter = letters.popFirst() {
      let flag = try flag(named: "-\(letter)")
      if flag.value != nil, !letters.isEmpty {
        try flag.apply(&values, String(letters))
        return
      }
      try flag.apply(&values, try value(of: flag, &rest))
    }
  }

  private func value(
    of flag: Flag<Values>, _ rest: inout ArraySlice<[UInt8]>
  ) throws(UsageError) -> String {
    guard let name = flag.value else { return "" }
    guard let next = rest.popFirst() else { throw .missingValue(of: flag.longName, named: name) }
    return String(decoding: next, as: UTF8.self)
  }

  private func flag(named name: String) throws(UsageError) -> Flag<Values> {
    guard let flag = flags.first(where: { $0.names.contains(name) }) else {
      throw .unknownFlag(name, known: flags.flatMap(\.names))
    }
    return flag
  }
}
