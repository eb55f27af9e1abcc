import Model
import TestSupport
import Testing

@Suite struct JSONValueTests {
  private func parsed(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8))
  }

  @Test func `reads every kind of value`() throws {
    let value = try parsed(
      "\u{FEFF} {\"a\": [1, -2, 1.5e2, true, false, null, \"\"], \"b\": {\"c\": \"d\"}, \"b\": 2} \n"
    )
    #expect(
      value["a"]?.elements == [
        .integer(1), .integer(-2), .fraction(150), .flag(true), .flag(false), .null, .text(""),
      ])
    #expect(value["b"]?["c"]?.text == "d")
    #expect(value.members.map(\.name) == ["a", "b", "b"])
    #expect(value["x"] == nil)
  }

  @Test(
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00fc\ud83d\udd11""#, "ü\u{1F511}"),
      (#""\ud83d""#, "\u{FFFD}"), (#""\udd11x""#, "\u{FFFD}x"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    ])
  func `reads escapes`(text: String, meaning: String) throws {
    #expect(try parsed(text) == .text(meaning))
  }

  @Test(
    arguments: [
      ("", "1:1: expected a value"), ("{\n \"a\" 1}", "2:6: expected a colon"),
      ("[1 2]", "1:4: expected a comma or a closing bracket"), ("[1,]", "1:4: expected a value"),
      ("{a: 1}", "1:2: expected a name in double quotes"), ("nul", "1:1: expected a value"),
      ("1 2", "1:3: expected the end of the text"),
      ("\"a\nb\"", "1:3: expected the end of a string"),
      ("\"\\x\"", "1:3: expected an escape"),
      ("\"\\u12\"", "1:4: expected four hexadecimal digits"),
      ("-", "1:2: expected a digit"),
    ])
  func `says what is wrong, and where`(text: String, error: String) {
    #expect { try parsed(text) } throws: { "\($0)" == error }
  }

  @Test func `survives what is cut, deep or hostile`() throws {
    #expect(throws: JSONError.self) { try parsed(String(repeating: "[", count: 100_000)) }
    #expect(try parsed(String(repeating: "9", count: 400)) == .fraction(.infinity))
    let text = #"{"a":[1,{"b":"c\u00fc\n"},-1.5e-3,true]}"#
    for end in 0..<text.utf8.count {
      #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text.utf8.prefix(end))) }
    }
    try forAll(seed: 1, count: 500) { random in
      _ = try? JSONValue(parsing: random.bytes(40, of: #"{}[]",:\u01e-.tfn "#))
    }
  }
}
