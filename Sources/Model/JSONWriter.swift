/// Writes one JSON value, member by member, as it is told; nothing is kept but bytes.
package struct JSONWriter {
  private var bytes = ByteSink()
  private let isIndented: Bool
  private var depth = 0
  private var isEmpty = true
  private var followsName = false

  private init(isIndented: Bool) { self.isIndented = isIndented }

  /// Appends what `value` writes and a line feed: on one line, or with two spaces a level.
  package static func write(to out: inout ByteSink, indented: Bool, _ value: (inout Self) -> Void) {
    var json = Self(isIndented: indented)
    swap(&json.bytes, &out)
    value(&json)
    json.bytes.append(UInt8(ascii: "\n"))
    swap(&json.bytes, &out)
  }

  /// An object as an element or as the whole.
  package mutating func object(_ members: (inout Self) -> Void) {
    container("{", "}", members)
  }

  /// An array as the whole, or behind a name.
  package mutating func array(_ elements: (inout Self) -> Void) {
    container("[", "]", elements)
  }

  /// A member that is an object.
  package mutating func object(_ name: String, _ members: (inout Self) -> Void) {
    self.name(name)
    object(members)
  }

  /// A member that is an object, or null where there is nothing to describe.
  package mutating func object<Value>(
    _ name: String, _ value: Value?, _ members: (inout Self, Value) -> Void
  ) {
    guard let value else { return member(name, String?.none) }
    object(name) { members(&$0, value) }
  }

  /// A member that is an array; `each` writes exactly one value.
  package mutating func array<Element>(
    _ name: String, _ elements: some Sequence<Element>, _ each: (inout Self, Element) -> Void
  ) {
    self.name(name)
    container("[", "]") { json in for element in elements { each(&json, element) } }
  }

  /// A member that is an array of texts.
  package mutating func member(_ name: String, _ values: [String]) {
    array(name, values) { $0.text($1) }
  }

  /// A member that is a text, or null.
  package mutating func member(_ name: String, _ value: String?) {
    self.name(name)
    if let value { text(value) } else { literal("null") }
  }

  /// A member that is a whole number, or null.
  package mutating func member(_ name: String, _ value: Int?) {
    self.name(name)
    literal(value.map(String.init) ?? "null")
  }

  /// A member that is true or false.
  package mutating func member(_ name: String, _ value: Bool) {
    self.name(name)
    literal(value ? "true" : "false")
  }

  /// A text as an element.
  package mutating func text(_ value: String) {
    separate()
    quote(value)
  }

  /// A whole number as an element.
  package mutating func number(_ value: Int) { literal(String(value)) }

  /// The name of a member; exactly one value follows.
  package mutating func name(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    if isIndented { bytes.append(UInt8(ascii: " ")) }
    followsName = true
  }

  private mutating func literal(_ value: String) {
    separate()
    bytes.append(contentsOf: value.utf8)
  }

  private mutating func container(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ content: (inout Self) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: open))
    depth += 1
    isEmpty = true
    content(&self)
    depth -= 1
    if !isEmpty { breakLine() }
    bytes.append(UInt8(ascii: close))
    isEmpty = false
  }

  private mutating func separate() {
    if followsName {
      followsName = false
    } else if depth > 0 {
      if !isEmpty { bytes.append(UInt8(ascii: ",")) }
      breakLine()
    }
    isEmpty = false
  }

  private mutating func breakLine() {
    guard isIndented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  private mutating func quote(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    if value.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      bytes.append(contentsOf: value.utf8)
    } else {
      for scalar in value.unicodeScalars { quote(scalar) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  // Hidden characters are escaped although RFC 8259 would let most pass: a report is often read
  // in a terminal, too.
  private mutating func quote(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": bytes.append(contentsOf: "\\\"".utf8)
    case "\\": bytes.append(contentsOf: "\\\\".utf8)
    case "\n": bytes.append(contentsOf: "\\n".utf8)
    case "\r": bytes.append(contentsOf: "\\r".utf8)
    case "\t": bytes.append(contentsOf: "\\t".utf8)
    case _ where scalar.isHidden:
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        bytes.append(contentsOf: ("\\u" + zeros + digits).utf8)
      }
    default: bytes.append(contentsOf: String(scalar).utf8)
    }
  }
}
