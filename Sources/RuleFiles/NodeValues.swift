extension Node {
  /// What kind of value it is, for errors; never the value itself.
  package var kind: String {
    switch content {
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar(let scalar): scalar.kind
    }
  }

  /// The entries of a mapping, in the file's order.
  package func entries() throws(RuleFileError) -> [Entry] {
    guard case .mapping(let entries) = content else { throw expected("a mapping") }
    return entries
  }

  /// The items of a list that has at least so many.
  package func items(atLeast least: Int = 0) throws(RuleFileError) -> [Node] {
    guard case .sequence(let items) = content else { throw expected("a list") }
    guard items.count >= least else {
      throw mark.error(
        "found \(items.count) of at least \(least) items; add \(least - items.count)")
    }
    return items
  }

  /// The items of a list, each read as one line, no two the same.
  package func lines(atLeast least: Int = 0) throws(RuleFileError) -> [String] {
    var lines: [String] = []
    var known: Set<String> = []
    for item in try items(atLeast: least) {
      let line = try item.line()
      guard known.insert(line).inserted else {
        throw item.mark.error("found an item twice; remove one of them")
      }
      lines.append(line)
    }
    return lines
  }

  /// A text that is not blank. What YAML reads as a number, a truth value or nothing needs quotes.
  package func text() throws(RuleFileError) -> String {
    guard case .scalar(let scalar) = content else { throw expected("a text") }
    guard scalar.isText else {
      throw expected("a text", mend: scalar.kind == "nothing" ? "" : "; put it in quotes")
    }
    guard scalar.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw mark.error("expected a text, found a blank one")
    }
    return scalar.text
  }

  /// A text on one line; the line break that ends a block does not count.
  package func line() throws(RuleFileError) -> String {
    let text = try text()
    let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
    if let control = line.utf8.firstIndex(where: { $0 < 0x20 || $0 == 0x7F }) {
      let offset = line.utf8.distance(from: line.startIndex, to: control)
      throw mark(at: offset).error("expected a text on one line, found a line break or a tab")
    }
    return line
  }

  /// A whole number, in decimal, within `range`.
  package func integer(in range: ClosedRange<Int>) throws(RuleFileError) -> Int {
    let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard case .scalar(let scalar) = content, scalar.isPlain else { throw expected(wanted) }
    guard scalar.kind == "a number", let number = Int(scalar.text), range.contains(number) else {
      throw expected(wanted, found: scalar.kind == "a number" ? "another" : scalar.kind)
    }
    return number
  }

  /// A decimal number with at most three places, in thousandths, within `range`.
  package func thousandths(in range: ClosedRange<Int>) throws(RuleFileError) -> Int {
    let bounds = (Wording.decimal(range.lowerBound), Wording.decimal(range.upperBound))
    let wanted = "a number from \(bounds.0) to \(bounds.1) with at most three decimals"
    guard case .scalar(let scalar) = content, scalar.kind == "a number" else {
      throw expected(wanted)
    }
    let parts = scalar.text.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1] : ""
    guard parts.count <= 2, decimals.utf8.count <= 3, parts.count == 1 || !decimals.isEmpty,
      parts[0].utf8.count <= 9, let whole = UInt32(parts[0]),
      let part = UInt32(decimals + String(repeating: "0", count: 3 - decimals.utf8.count)),
      case let number = Int(whole) * 1_000 + Int(part), range.contains(number)
    else { throw expected(wanted, found: "another") }
    return number
  }

  /// `true` or `false`.
  package func truth() throws(RuleFileError) -> Bool {
    guard case .scalar(let scalar) = content, scalar.kind == "a truth value" else {
      throw expected("true or false")
    }
    return scalar.text.lowercased() == "true"
  }

  /// The one of `choices` that the text names.
  package func choice<Choice>(
    of choices: some Collection<Choice>, named name: (Choice) -> String
  ) throws(RuleFileError) -> Choice {
    let word = try text()
    guard let choice = choices.first(where: { name($0) == word }) else {
      throw mark.error(Wording.unknownWord(word, among: choices.map(name)))
    }
    return choice
  }

  /// The case of an enumeration that the text names.
  package func choice<Choice: RawRepresentable<String> & CaseIterable>()
    throws(RuleFileError) -> Choice
  {
    try choice(of: Array(Choice.allCases)) { $0.rawValue }
  }

  /// The error that the node is something else than `wanted`.
  package func expected(
    _ wanted: String, found: String? = nil, mend: String = ""
  ) -> RuleFileError {
    mark.error("expected \(wanted), found \(found ?? kind)\(mend)")
  }
}

extension Node.Scalar {
  var isText: Bool { kind == "a text" }

  /// After the core schema of YAML 1.2, section 10.3.
  var kind: String {
    guard isPlain else { return "a text" }
    switch text {
    case "", "~", "null", "Null", "NULL": return "nothing"
    case "true", "True", "TRUE", "false", "False", "FALSE": return "a truth value"
    default: return isNumber ? "a number" : "a text"
    }
  }

  private var isNumber: Bool {
    var rest = text.utf8[...]
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    func takeDigits() -> Int {
      let count = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(count)
      return count
    }
    func take(_ characters: String) -> Bool {
      guard let byte = rest.first, characters.utf8.contains(byte) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = take("+-")
    if [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"].contains(String(rest) ?? "") {
      return true
    }
    if rest.starts(with: "0x".utf8) || rest.starts(with: "0o".utf8) {
      let digits = rest.dropFirst(2)
      return !digits.isEmpty && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }
    let whole = takeDigits()
    let fraction = take(".") ? takeDigits() : 0
    guard whole + fraction > 0 else { return false }
    if take("eE") {
      _ = take("+-")
      guard takeDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
