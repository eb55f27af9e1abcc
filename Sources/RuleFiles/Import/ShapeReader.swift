/// Reads a pattern in the syntax that PCRE2, RE2 and Hyperscan share; gives up where it meets more.
struct ShapeReader {
  /// What it does not know: a call, a condition, a reference back.
  struct Unknown: Error {}

  private let source: [UInt8]
  private var place = 0
  private var isExtended = false
  private var isFolded = false
  private var depth = 0
  /// Whether the last quantifier may stand for more than one.
  private var repeats = false
  /// Where each capturing group's parenthesis stands, and how long what opens it is.
  private(set) var captures: [(start: Int, opening: Int)] = []

  /// The pattern's shape, with the places of its captures.
  static func read(
    _ source: String
  ) throws(Unknown) -> (shape: Shape, captures: [(start: Int, opening: Int)]) {
    var reader = Self(source)
    let shape = try reader.alternatives()
    guard reader.place == reader.source.count else { throw Unknown() }
    return (shape, reader.captures)
  }

  private init(_ source: String) { self.source = Array(source.utf8) }

  private var next: UInt8? { place < source.count ? source[place] : nil }

  private mutating func take(_ text: String) -> Bool {
    guard source[place...].starts(with: text.utf8) else { return false }
    place += text.utf8.count
    return true
  }

  private mutating func take() throws(Unknown) -> UInt8 {
    guard let byte = next else { throw Unknown() }
    place += 1
    return byte
  }

  private mutating func skip(past end: String) throws(Unknown) {
    while next != nil { if take(end) { return } else { place += 1 } }
    throw Unknown()
  }

  // MARK: Structure

  private mutating func alternatives() throws(Unknown) -> Shape {
    depth += 1
    defer { depth -= 1 }
    guard depth < 60 else { throw Unknown() }
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(Unknown) -> Shape {
    var parts: [Shape] = []
    while true {
      skipBlanks()
      guard let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") else {
        return .sequence(parts)
      }
      var part = try atom()
      skipBlanks()
      while let least = try quantifier() {
        part = repeats ? .repeated(part, least: least) : .choice([.empty, part])
        skipBlanks()
      }
      parts.append(part)
    }
  }

  private mutating func quantifier() throws(Unknown) -> Int? {
    var least = 0
    repeats = next != UInt8(ascii: "?")
    if take("+") {
      least = 1
    } else if take("{") {
      let digits = source[place...].prefix { $0 >= 0x30 && $0 <= 0x39 }
      let text = String(decoding: digits, as: UTF8.self)
      guard digits.count <= 4, let count = Int(text.isEmpty ? "0" : text) else { throw Unknown() }
      least = count
      try skip(past: "}")
      if text.isEmpty && source[place - 2] == UInt8(ascii: "{") { throw Unknown() }
    } else if !take("*"), !take("?") {
      return nil
    }
    if !take("?") { _ = take("+") }
    return least
  }

  private mutating func atom() throws(Unknown) -> Shape {
    switch try take() {
    case UInt8(ascii: "^"), UInt8(ascii: "$"): return .empty
    case UInt8(ascii: "."): return .byte(Set(0x20...0x7E))
    case UInt8(ascii: "["): return .byte(try bracket())
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "\\"): return try escape().map(Shape.byte) ?? .empty
    case let literal: return .byte(folding([literal]))
    }
  }

  private mutating func group() throws(Unknown) -> Shape {
    let start = place - 1
    if !take("?") {
      guard next != UInt8(ascii: "*") else { throw Unknown() }
      return try capture(start)
    }
    for around in ["<=", "<!", "=", "!"] where take(around) {
      _ = try body()
      return .empty
    }
    if take("#") {
      try skip(past: ")")
      return .empty
    }
    if take("P<") || take("<") {
      try skip(past: ">")
      return try capture(start)
    }
    if take(":") || take(">") { return try body() }
    return try options()
  }

  private mutating func capture(_ start: Int) throws(Unknown) -> Shape {
    captures.append((start, place - start))
    let number = captures.count
    return .capture(try body(), number: number)
  }

  private mutating func body() throws(Unknown) -> Shape {
    let outer = (isExtended, isFolded)
    let shape = try alternatives()
    guard take(")") else { throw Unknown() }
    (isExtended, isFolded) = outer
    return shape
  }

  private mutating func options() throws(Unknown) -> Shape {
    let outer = (isExtended, isFolded)
    var isOn = true
    while true {
      switch try take() {
      case UInt8(ascii: "x"): isExtended = isOn
      case UInt8(ascii: "i"): isFolded = isOn
      case UInt8(ascii: "-"): isOn = false
      case UInt8(ascii: "s"), UInt8(ascii: "m"), UInt8(ascii: "U"): break
      case UInt8(ascii: ")"): return .empty
      case UInt8(ascii: ":"):
        let shape = try body()
        (isExtended, isFolded) = outer
        return shape
      default: throw Unknown()
      }
    }
  }

  private mutating func skipBlanks() {
    guard isExtended else { return }
    while let byte = next {
      if byte == UInt8(ascii: "#") {
        while let byte = next, byte != 0x0A { place += 1 }
      } else if [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
        place += 1
      } else {
        return
      }
    }
  }

  // MARK: Characters

  private func folding(_ bytes: Set<UInt8>) -> Set<UInt8> {
    guard isFolded else { return bytes }
    return bytes.union(
      bytes.compactMap { byte in
        switch byte {
        case 0x41...0x5A, 0x61...0x7A: byte ^ 0x20
        default: nil
        }
      })
  }

  /// The bytes behind a backslash; nil for what matches no byte.
  private mutating func escape() throws(Unknown) -> Set<UInt8>? {
    let digits = Set<UInt8>(0x30...0x39)
    let word = digits.union(0x41...0x5A).union(0x61...0x7A).union([0x5F])
    let all = Set<UInt8>(0x20...0x7E)
    switch try take() {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"),
      UInt8(ascii: "Z"):
      return nil
    case UInt8(ascii: "d"): return digits
    case UInt8(ascii: "D"): return all.subtracting(digits)
    case UInt8(ascii: "w"): return word
    case UInt8(ascii: "W"): return all.subtracting(word)
    case UInt8(ascii: "s"), UInt8(ascii: "h"): return [0x20, 0x09, 0x0A]
    case UInt8(ascii: "S"): return all.subtracting([0x20])
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "x"):
      let isBraced = take("{")
      let text = String(decoding: [try take(), try take()], as: UTF8.self)
      guard let code = UInt8(text, radix: 16), !isBraced || take("}") else { throw Unknown() }
      return folding([code])
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: throw Unknown()
    case let literal: return [literal]
    }
  }

  private mutating func bracket() throws(Unknown) -> Set<UInt8> {
    let isNegated = take("^")
    var bytes: Set<UInt8> = []
    var isFirst = true
    while isFirst || next != UInt8(ascii: "]") {
      isFirst = false
      if take("[:") {
        bytes.formUnion(try posixClass())
        continue
      }
      let members = try member()
      guard members.count == 1, let low = members.first, next == UInt8(ascii: "-"),
        place + 1 < source.count, source[place + 1] != UInt8(ascii: "]")
      else {
        bytes.formUnion(members)
        continue
      }
      place += 1
      let ends = try member()
      guard ends.count == 1, let high = ends.first, low <= high else { throw Unknown() }
      bytes.formUnion(low...high)
    }
    place += 1
    let folded = folding(bytes)
    return isNegated ? Set(0x20...0x7E).subtracting(folded) : folded
  }

  private mutating func member() throws(Unknown) -> Set<UInt8> {
    guard take("\\") else { return [try take()] }
    let wasFolded = isFolded
    isFolded = false
    defer { isFolded = wasFolded }
    if take("b") { return [0x08] }
    guard let bytes = try escape() else { throw Unknown() }
    return bytes
  }

  private mutating func posixClass() throws(Unknown) -> Set<UInt8> {
    let start = place
    try skip(past: ":]")
    switch String(decoding: source[start..<(place - 2)], as: UTF8.self) {
    case "alnum": return Set(0x30...0x39).union(0x41...0x5A).union(0x61...0x7A)
    case "alpha": return Set(0x41...0x5A).union(0x61...0x7A)
    case "digit": return Set(0x30...0x39)
    case "lower": return Set(0x61...0x7A)
    case "upper": return Set(0x41...0x5A)
    case "xdigit": return Set(0x30...0x39).union(0x41...0x46).union(0x61...0x66)
    case "space": return [0x20, 0x09, 0x0A]
    case "word": return Set(0x30...0x39).union(0x41...0x5A).union(0x61...0x7A).union([0x5F])
    default: throw Unknown()
    }
  }
}
