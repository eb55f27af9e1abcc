/// Reads the outline of a text in one pass, whatever the language: JSON, and fragments of it pasted
/// into code, configuration, comments and strings.
struct OutlineReader {
  /// What quotes mean.
  enum Dialect {
    /// Strings as in RFC 8259.
    case json
    /// Any quotes, and structure inside of strings shows through.
    case fragment
  }

  let bytes: [UInt8]
  let dialect: Dialect
  var position = 0
  /// Where a quote may open a string although a letter or a quote stands before it.
  var mayOpenAt = 0

  private var outline = Outline()
  private var open: [Int] = []
  /// Brackets deeper than `deepest`, which are counted and not kept.
  private var unkept = 0
  private var root = 0
  private var name = Name.none
  /// The bracketless separator behind `name`, once it was seen.
  private var separator: UInt8?
  /// Whether a line ended behind `separator`.
  private var crossesLine = false
  /// Where the last bare word ends, if nothing but spaces stood behind it.
  private var wordEnd: Int?

  /// What may be the name of a field: the last text before a separator.
  private enum Name {
    case none
    case unknown
    case known(FieldName, Range<Int>)
  }

  private init(_ bytes: [UInt8], dialect: Dialect) {
    self.bytes = bytes
    self.dialect = dialect
  }

  /// The outline of `bytes`; takes time and space in proportion to their number.
  static func outline(of bytes: [UInt8], dialect: Dialect) -> Outline {
    var reader = OutlineReader(bytes, dialect: dialect)
    while reader.position < bytes.count { reader.step() }
    return reader.outline
  }

  private static let deepest = 256
  private static let longestValue = 1_024

  private mutating func step() {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "\n"):
      endLine()
      position += 1
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("): openScope(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"): closeScope(byte)
    case UInt8(ascii: ":"), UInt8(ascii: "="): readSeparator(byte)
    case UInt8(ascii: "\\"): readBackslashes()
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): readQuote(at: position)
    case _ where Self.isWord(byte):
      // Bare values stand on the line of their name; quotes and brackets may follow on the next.
      if separator == nil || crossesLine { readWord() } else { readBareValue() }
    default:
      forget()
      position += 1
    }
  }

  private mutating func forget() {
    name = .none
    separator = nil
    crossesLine = false
    wordEnd = nil
  }

  /// A line ends, and with it a name that no separator follows.
  mutating func endLine() {
    if separator == nil { forget() }
    crossesLine = separator != nil
    wordEnd = nil
  }

  // MARK: Brackets

  private var scope: Int { open.last ?? root }

  private mutating func openScope(_ opener: UInt8) {
    if open.count < Self.deepest {
      var named: FieldName?
      if separator != nil, case .known(let field, _) = name { named = field }
      open.append(outline.open(opener, at: position, in: scope, name: named))
    } else {
      unkept += 1
    }
    forget()
    position += 1
  }

  private mutating func closeScope(_ closer: UInt8) {
    defer {
      forget()
      position += 1
    }
    if unkept > 0 {
      unkept -= 1
      return
    }
    guard !open.isEmpty else {
      root = outline.restart(at: position, after: root)
      return
    }
    // A closer that fits none of the nearest brackets is text, not structure.
    let near = open.suffix(8)
    guard
      let match = near.lastIndex(where: {
        Self.closer(of: outline.scopes[$0].opener) == closer
      })
    else { return }
    while open.count > match { outline.close(open.removeLast(), at: position) }
  }

  private static func closer(of opener: UInt8) -> UInt8 {
    switch opener {
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    default: UInt8(ascii: ")")
    }
  }

  // MARK: Names

  private mutating func readSeparator(_ byte: UInt8) {
    let start = position
    while position < bytes.count, Self.isOperator(bytes[position]) { position += 1 }
    let run = bytes[start..<position]
    let isSeparator = run.count == 1 || run.elementsEqual("=>".utf8)
    guard isSeparator, separator == nil else { return forget() }
    if case .none = name { return forget() }
    separator = byte
    wordEnd = nil
  }

  private static func isOperator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
  }

  private mutating func readWord() {
    if separator != nil { forget() }
    let start = position
    while position < bytes.count, isInsideWord(position) { position += 1 }
    // A declaration (`const name`) names a variable, no field; `Created At` is a name of two words.
    let follows = wordEnd != nil
    if position - start <= 2 { mayOpenAt = position }
    wordEnd = position
    var end = position
    if !follows, let second = secondWord(after: position) { end = second }
    if !follows, let known = FieldName(folding: bytes[start..<end]) {
      name = .known(known, start..<end)
      position = end
      wordEnd = end
    } else {
      name = .unknown
    }
  }

  private func isInsideWord(_ index: Int) -> Bool {
    if Self.isWord(bytes[index]) { return true }
    return bytes[index] == UInt8(ascii: "-") && index + 1 < bytes.count
      && Self.isWord(bytes[index + 1])
  }

  private func secondWord(after end: Int) -> Int? {
    guard end + 1 < bytes.count, bytes[end] == UInt8(ascii: " "), Self.isWord(bytes[end + 1]) else {
      return nil
    }
    var index = end + 1
    while index < bytes.count, index - end < 32, Self.isWord(bytes[index]) { index += 1 }
    return index < bytes.count && bytes[index] == UInt8(ascii: ":") ? index : nil
  }

  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"),
      UInt8(ascii: "."), 0x80...0xFF:
      true
    default: false
    }
  }

  // MARK: Values

  /// Takes a quoted text as the value behind a separator, or as what may be a name.
  mutating func take(_ text: Range<Int>, slashes: Int) {
    if separator != nil, crossesLine, isFollowedByColon(text.upperBound + slashes + 1) { forget() }
    if separator != nil {
      add(text, form: .quoted(slashes: slashes))
      forget()
    } else if let known = FieldName(folding: bytes[text]) {
      name = .known(known, text)
    } else {
      name = .unknown
    }
    wordEnd = nil
  }

  private func isFollowedByColon(_ index: Int) -> Bool {
    let rest = bytes[min(index, bytes.count)...].prefix(8)
    return rest.first { $0 != UInt8(ascii: " ") } == UInt8(ascii: ":")
  }

  /// Passes over a quote that holds structure, or nothing that can be told.
  mutating func passQuote() {
    forget()
    position += 1
    mayOpenAt = position
  }

  private mutating func readBareValue() {
    let start = position
    let limit = min(bytes.count, start + Self.longestValue)
    while position < limit, !Self.endsBareValue(bytes[position]) {
      if bytes[position] == UInt8(ascii: " "), position + 1 < limit,
        bytes[position + 1] == UInt8(ascii: "#")
      {
        break
      }
      position += 1
    }
    var end = position
    while end > start, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    if isWholeValue(endingAt: position), position < start + Self.longestValue {
      let isOutside = outline.scopes[scope].isRoot
      let form: Field.Form =
        !isOutside ? .bare : separator == UInt8(ascii: ":") ? .plain : .assigned
      add(start..<end, form: form)
    }
    forget()
  }

  private static func endsBareValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"),
      UInt8(ascii: "\\"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "&"),
      UInt8(ascii: "|"):
      true
    default: false
    }
  }

  /// Whether what stands at `end` ends a literal; otherwise it was the beginning of an expression.
  private func isWholeValue(endingAt end: Int) -> Bool {
    guard end < bytes.count else { return true }
    switch bytes[end] {
    case UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "}"),
      UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: " "), UInt8(ascii: "\\"):
      return true
    default: return false
    }
  }

  private mutating func add(_ value: Range<Int>, form: Field.Form) {
    guard case .known(let field, let written) = name else { return }
    outline.add(Field(name: field, written: written, value: value, form: form), to: scope)
  }
}
