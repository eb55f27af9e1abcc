import RuleFiles
import Testing

@Suite struct NodeTests {
  @Test("keeps the order of keys, and the place of every value")
  func keepsPlaces() throws {
    let node = try Node(reading: Array("b: [1, 'é', x]\na:\n  - {c: d}\n".utf8), file: "f")
    let entries = try node.entries()
    #expect(entries.map(\.key) == ["b", "a"])
    #expect(try entries[0].value.items().map(\.mark.column) == [5, 8, 13])
    let inner = try entries[1].value.items()[0].entries()[0]
    #expect(inner.mark == Mark(file: "f", line: 3, column: 6))
    #expect(inner.value.mark == Mark(file: "f", line: 3, column: 9))
  }

  @Test(
    "tells where a byte of a text stands",
    arguments: [
      ("a: xéyz", "1:6"), ("a: 'xéyz'", "1:7"), (#"a: "xéyz""#, "1:7"), ("a: 'é''yz'", "1:8"),
      ("a: |\n   xé\n   yz\n", "2:6"), ("a: |\n\n  x\n   yz\n", "4:3"),
      ("a: |2\n    xéz\n", "2:6"), (#"a: "é\tyz""#, "1:4"), ("a: >\n  xéyz\n", "1:4"),
    ])
  func findsBytes(_ text: String, _ place: String) throws {
    let mark = try Node(reading: Array(text.utf8), file: "f").entries()[0].value.mark(at: 3)
    #expect("\(mark.line):\(mark.column)" == place)
  }

  @Test(
    "takes plain scalars for what YAML says they are",
    arguments: [
      ("", "nothing"), ("~", "nothing"), ("null", "nothing"), ("true", "a truth value"),
      ("FALSE", "a truth value"), ("yes", "a text"), ("0", "a number"), ("-1.5e3", "a number"),
      ("0x1F", "a number"), (".inf", "a number"), ("1.2.3", "a text"), ("0acme", "a text"),
      (".", "a text"), ("-", "a list"), ("'1'", "a text"), ("\"\"", "a text"), ("+", "a text"),
      ("1e", "a text"), ("{}", "a mapping"), ("|\n  1", "a text"),
    ])
  func tellsKinds(_ text: String, _ kind: String) throws {
    #expect(try Node(reading: Array("- \(text)\n".utf8), file: "f").items()[0].kind == kind)
  }

  @Test(
    "refuses what is no plain tree",
    arguments: [
      ("", "1:1: found nothing, expected a mapping; the file is empty"),
      ("# only a comment\n", "1:1: found nothing, expected a mapping; the file is empty"),
      ("a: &b c", "1:4: found an anchor, expected a value; write the value out"),
      ("a: *b", "1:4: found an alias, expected a value; write the value out"),
      ("a: !!str c", "1:4: found a tag, expected a value; leave the tag out"),
      ("a: ! c", "1:4: found a tag, expected a value; leave the tag out"),
      ("a: !x [c]", "1:4: found a tag, expected a value; leave the tag out"),
      ("%YAML 1.1\n--- a", "1:1: " + directive), ("a: b\n...\n%TAG ! x\n", "3:1: " + directive),
      ("a: b\r%TAG ! x\n", "1:6: " + directive),
      ("--- a\n--- b\n", "2:1: found a second document, expected one; split the file"),
      ("a: 1\nb: 2\na: 3", "3:1: found a key that stands on line 1 already; remove one of them"),
      ("[a]: 1", "1:1: found a collection as a key, expected a word"),
      ("a: 'b", "1:6: not YAML: found unexpected end of stream while scanning a quoted scalar"),
      ("a: b: c", "1:5: not YAML: mapping values are not allowed in this context"),
      ("a: [b", "2:1: not YAML: did not find expected ',' or ']' while parsing a flow sequence"),
      ("é: \u{1}", "1:4: not UTF-8 text: control characters are not allowed"),
    ])
  func refuses(_ text: String, _ error: String) {
    #expect(Self.error(in: Array(text.utf8)) == "f:" + error)
  }

  private static let directive =
    "found '%' at a line's beginning, expected a value; leave directives out"

  @Test("refuses bytes that are not UTF-8, at their place")
  func refusesOtherEncodings() {
    let broken = Array("é: 1\né: ".utf8) + [0xFF] + Array("\n".utf8)
    #expect(Self.error(in: broken) == "f:2:4: not UTF-8 text: invalid leading UTF-8 octet")
    #expect(Self.error(in: [0xFF, 0xFE, 0x61, 0x00])?.hasPrefix("f:1:1: not UTF-8 text") == true)
  }

  @Test("refuses nesting, counts and sizes beyond the limits")
  func refusesBombs() {
    func nested(_ levels: Int) -> [UInt8] {
      Array((String(repeating: "[", count: levels) + String(repeating: "]", count: levels)).utf8)
    }
    #expect(Self.error(in: nested(Node.deepest)) == nil)
    let tooDeep = "f:1:17: found more than 16 levels of nesting; flatten the file"
    #expect(Self.error(in: nested(Node.deepest + 1)) == tooDeep)
    #expect(Self.error(in: nested(100_000)) == tooDeep)
    #expect(
      Self.error(in: Array("[\(String(repeating: "a,", count: Node.mostNodes))]".utf8))?
        .hasSuffix("found more than 262144 values; split the file") == true)
    #expect(
      Self.error(in: Array(repeating: 0x20, count: Node.longestFile + 1))
        == "f:1:1: found 4194305 bytes, expected at most 4 MiB; split the file")
  }

  static func error(in bytes: [UInt8]) -> String? {
    do throws(RuleFileError) {
      _ = try Node(reading: bytes, file: "f")
      return nil
    } catch { return error.description }
  }
}
