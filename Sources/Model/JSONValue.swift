/// A value of a JSON text (RFC 8259); objects keep the order of their members.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  /// Any number that is no whole one in the range of `Int`.
  case fraction(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// A name and its value.
  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONValue
  }

  /// The value of an object's first member of that name; nil where there is none.
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The members of an object; none of anything else.
  package var members: [Member] { if case .object(let members) = self { members } else { [] } }

  /// The elements of a list; none of anything else.
  package var elements: [JSONValue] { if case .list(let elements) = self { elements } else { [] } }

  /// The text, where it is one.
  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The whole number, where it is one.
  package var integer: Int? { if case .integer(let number) = self { number } else { nil } }

  /// True or false, where it is either.
  package var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }

  /// Reads one whole text.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    var reader = JSONReader(bytes)
    self = try reader.document()
  }
}

/// What is not JSON, and where.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// 1-based, in bytes.
  package var line: Int
  package var column: Int
  package var expected: String

  package var description: String { "\(line):\(column): expected \(expected)" }
}
