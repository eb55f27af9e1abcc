import Model

/// Reads a pattern for what every match of it must hold; gives up where it meets what it does not know.
///
/// Follows pcre2pattern(3) for the syntax that rules use. All it says must be true of every match, but
/// it need not say all that is true.
struct RunReader {
  private struct Unknown: Error {}

  private var characters: ArraySlice<UInt8>
  private let alphabet: TokenRun.Alphabet
  /// `(?x)`: blanks and comments do not count.
  private var isExtended = false
  private var depth = 0
  /// What groups with a name hold, all of one name together.
  private var groups: [[UInt8]: RunBounds] = [:]
  private init(_ source: String, _ alphabet: TokenRun.Alphabet, _ groups: [[UInt8]: RunBounds]) {
    characters = Array(source.utf8)[...]
    self.alphabet = alphabet
    self.groups = groups
  }

  /// The longest run of the alphabet that every match holds, in bytes, 0 where nothing is known; and
  /// how long a match is at least, where all of it is such a run.
  static func runs(
    of alphabet: TokenRun.Alphabet, in source: String
  ) -> (longest: Int, whole: Int?) {
    // A group may be called before it stands: then it is known when all is read again.
    var first = Self(source, alphabet, [:])
    _ = try? first.alternatives()
    var reader = Self(source, alphabet, first.groups)
    guard let bounds = try? reader.alternatives(), reader.characters.isEmpty else {
      return (0, nil)
    }
    return (bounds.best, bounds.whole)
  }

  // MARK: Structure

  private mutating func alternatives() throws(Unknown) -> RunBounds {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw Unknown() }
    var bounds = try sequence()
    while take("|") { bounds = bounds.or(try sequence()) }
    return bounds
  }

  private mutating func sequence() throws(Unknown) -> RunBounds {
    var bounds = RunBounds.empty
    while true {
      if isExtended { skipBlanks() }
      guard let next = characters.first, next != UInt8(ascii: "|"), next != UInt8(ascii: ")") else {
        return bounds
      }
      let piece = try atom()
      bounds = bounds.followed(by: try quantified(piece))
    }
  }

  private mutating func quantified(_ piece: RunBounds) throws(Unknown) -> RunBounds {
    var piece = piece
    while true {
      if isExtended { skipBlanks() }
      guard let least = try quantifier() else { return piece }
      piece = piece.repeated(atLeast: least)
    }
  }

  /// The least count of a quantifier that stands here, with its `?` or `+` behind.
  private mutating func quantifier() throws(Unknown) -> Int? {
    var least: Int
    if take("*") || take("?") {
      least = 0
    } else if take("+") {
      least = 1
    } else if characters.first == UInt8(ascii: "{"), let (count, rest) = braces() {
      least = count
      characters = rest
    } else {
      return nil
    }
    guard least < 65_536 else { throw Unknown() }
    if !take("?") { _ = take("+") }
    return least
  }

  /// `{n}`, `{n,}` or `{n,m}`; anything else is text.
  private func braces() -> (least: Int, rest: ArraySlice<UInt8>)? {
    var rest = characters.dropFirst()
    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard !digits.isEmpty, let least = Int(String(decoding: digits, as: UTF8.self)) else {
      return nil
    }
    rest = rest.dropFirst(digits.count)
    if rest.first == UInt8(ascii: ",") {
      rest = rest.dropFirst().drop { $0 >= 0x30 && $0 <= 0x39 }
    }
    return rest.first == UInt8(ascii: "}") ? (least, rest.dropFirst()) : nil
  }

  private mutating func atom() throws(Unknown) -> RunBounds {
    switch characters.removeFirst() {
    case UInt8(ascii: "^"), UInt8(ascii: "$"): return .empty
    case UInt8(ascii: "."): return .unknown
    case UInt8(ascii: "["): return .one(inAlphabet: try bracket())
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "\\"): return try escape()
    case let literal: return .one(inAlphabet: alphabet.contains(literal))
    }
  }

  private mutating func group() throws(Unknown) -> RunBounds {
    guard take("?") else {
      if characters.first == UInt8(ascii: "*") { throw Unknown() }
      return try body()
    }
    for lookaround in ["<=", "<!", "=", "!", "(DEFINE)"] where take(lookaround) {
      _ = try body()
      return .empty
    }
    if take("#") {
      _ = try name(before: ")")
      return .empty
    }
    // A call of a group, or of the whole pattern, from within.
    if take("&") || take("P>") { return groups[try name(before: ")")] ?? .unknown }
    if take("R") {
      _ = try name(before: ")")
      return .unknown
    }
    if take("P<") || take("<") { return try body(of: try name(before: ">")) }
    if take("'") { return try body(of: try name(before: "'")) }
    if !(take(">") || take("|") || take(":")) { return try options() }
    return try body()
  }

  /// What a group with a name holds.
  private mutating func body(of name: [UInt8]) throws(Unknown) -> RunBounds {
    let bounds = try body()
    groups[name] = groups[name]?.or(bounds) ?? bounds
    return bounds
  }

  /// `(?i)`, which holds up to the end of the group around it, or `(?i:…)`.
  private mutating func options() throws(Unknown) -> RunBounds {
    let outer = isExtended
    var isOn = true
    while let letter = characters.popFirst() {
      switch letter {
      case UInt8(ascii: "x"): isExtended = isOn
      case UInt8(ascii: "-"): isOn = false
      case UInt8(ascii: "i"), UInt8(ascii: "s"), UInt8(ascii: "m"), UInt8(ascii: "J"): break
      case UInt8(ascii: ")"): return .empty
      case UInt8(ascii: ":"):
        let bounds = try body()
        isExtended = outer
        return bounds
      default: throw Unknown()
      }
    }
    throw Unknown()
  }

  /// What a group holds, up to its end; an option set inside it ends with it.
  private mutating func body() throws(Unknown) -> RunBounds {
    let outer = isExtended
    let bounds = try alternatives()
    guard take(")") else { throw Unknown() }
    isExtended = outer
    return bounds
  }

  // MARK: Characters

  private mutating func escape() throws(Unknown) -> RunBounds {
    guard let letter = characters.popFirst() else { throw Unknown() }
    switch letter {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"),
      UInt8(ascii: "Z"), UInt8(ascii: "G"):
      return .empty
    case UInt8(ascii: "d"): return .one(inAlphabet: true)
    case UInt8(ascii: "g"):
      // What a group held; another group may be called by it, too.
      guard take("{-") else { throw Unknown() }
      _ = try name(before: "}")
      return .unknown
    case UInt8(ascii: "x"): return .one(inAlphabet: alphabet.contains(try code()))
    case UInt8(ascii: "w"):
      return .one(inAlphabet: alphabet == .word || alphabet == .token)
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
      // Blanks of all kinds are of no alphabet; the others need more of the syntax than rules use.
      guard Array("stnrfvhDWSHVN".utf8).contains(letter) else { throw Unknown() }
      return .unknown
    default: return .one(inAlphabet: alphabet.contains(letter))
    }
  }

  /// Whether every character of a class belongs to the alphabet; what stands behind `[`.
  private mutating func bracket() throws(Unknown) -> Bool {
    var isInside = !take("^")
    var isFirst = true
    while let next = characters.popFirst() {
      if next == UInt8(ascii: "]"), !isFirst { return isInside }
      isFirst = false
      // POSIX classes, and a range's two ends.
      if next == UInt8(ascii: "["), characters.first == UInt8(ascii: ":") { throw Unknown() }
      guard let first = try member(next, &isInside) else { continue }
      guard characters.first == UInt8(ascii: "-"), characters.dropFirst().first != UInt8(ascii: "]")
      else {
        isInside = isInside && alphabet.contains(first)
        continue
      }
      characters.removeFirst()
      guard let end = characters.popFirst(), let last = try member(end, &isInside), first <= last
      else { throw Unknown() }
      isInside = isInside && (first...last).allSatisfy(alphabet.contains)
    }
    throw Unknown()
  }

  /// A single character of a class; nil for a kind of characters, which is judged here.
  private mutating func member(_ next: UInt8, _ isInside: inout Bool) throws(Unknown) -> UInt8? {
    guard next == UInt8(ascii: "\\") else { return next }
    guard let letter = characters.popFirst() else { throw Unknown() }
    switch letter {
    case UInt8(ascii: "d"): return nil
    case UInt8(ascii: "w"):
      isInside = isInside && (alphabet == .word || alphabet == .token)
      return nil
    case UInt8(ascii: "x"): return try code()
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
      guard Array("stnrfvhDWSHVN".utf8).contains(letter) else { throw Unknown() }
      isInside = false
      return nil
    default: return letter
    }
  }

  /// The two digits behind `\x`.
  private mutating func code() throws(Unknown) -> UInt8 {
    let digits = characters.prefix(2)
    characters = characters.dropFirst(2)
    guard digits.count == 2, let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw Unknown() }
    return code
  }

  // MARK: Reading on

  private mutating func take(_ text: String) -> Bool {
    guard characters.starts(with: text.utf8) else { return false }
    characters = characters.dropFirst(text.utf8.count)
    return true
  }

  /// What stands before a mark, which is passed over, too.
  private mutating func name(before end: Character) throws(Unknown) -> [UInt8] {
    guard let place = characters.firstIndex(of: end.asciiValue ?? 0) else { throw Unknown() }
    defer { characters = characters[(place + 1)...] }
    return Array(characters[..<place])
  }

  private mutating func skipBlanks() {
    while let next = characters.first {
      if next == UInt8(ascii: "#") {
        characters = characters.drop { $0 != 0x0A }
      } else if [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains(next) {
        characters.removeFirst()
      } else {
        return
      }
    }
  }
}
