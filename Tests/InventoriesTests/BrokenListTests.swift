import Inventories
import Model
import TestSupport
import Testing

/// What is broken, strange or huge gives a note of one line, and never a trap.
@Suite struct BrokenListTests {
  @Test(
    "is told in one line",
    arguments: [
      ("", "ends in the middle"), ("{", "ends in the middle"),
      ("[" + Lists.key(1), "ends in the middle, after 1 whole rows"),
      ("[" + Lists.key(1) + #",{"id": "ApiKe"#, "ends in the middle, after 1 whole rows"),
      ("ID  Name", "is no JSON list"), ("[1]]", "is no JSON list"), ("[{]}", "is no JSON list"),
      ("\u{0}\u{1}", "is no JSON list"), (#"{"a": 1}"#, "is no list of keys"),
      (#"[{"a": 1}]"#, "is no list of keys"), ("{}{}", "is no JSON list"),
      (String(repeating: "[", count: 100_000), "is no JSON list"),
      (String(repeating: "{\"a\":", count: 100_000), "is no JSON list"),
    ])
  func broken(text: String, reason: String) throws {
    let list = try Lists.reading(text)
    #expect(list.unread.count == 1)
    #expect(list.reasons.first?.hasPrefix(reason) == true, "\(list.reasons)")
    #expect(list.reasons.allSatisfy { !$0.contains("\n") })
  }

  @Test func `empty lists are lists`() throws {
    for text in ["[]", "\u{FEFF}[ ]", #"{"apikeys": []}"#, #"{"resources": []}"#] {
      #expect(try Lists.reading(text).reasons == [], "\(text)")
    }
  }

  @Test func `what is missing is told`() throws {
    let scratch = try ScratchFolder()
    #expect(InventoryFile.reading(scratch.path("none.json")).reasons == ["does not exist"])
    #expect(InventoryFile.reading(scratch.path("")).unread.count == 1)
  }

  @Test func `strange rows among good ones are left out`() throws {
    let list = try Lists.reading("[" + Lists.key(1) + #", {"a": 1}, 5, "x", null]"#)
    #expect(list.listings.count == 1 && list.reasons == [])
    #expect(list.warnings.map(\.reason) == ["1 of 2 rows are of no known kind: left out"])
  }

  @Test func `a date that cannot be read is one`() throws {
    let list = try Lists.reading("[" + Lists.key(1, createdAt: "the 5th of May") + "]")
    #expect(list.listings.first?.claims.contains(.unreadableDate) == true)
  }

  @Test func `a row of more than a MiB is left out, and told`() throws {
    let long = String(repeating: "x", count: 1_100_000)
    let list = try Lists.reading(
      "[" + Lists.key(1, more: ", \"description2\": \"\(long)\"") + "," + Lists.key(2) + "]")
    #expect(list.listings.count == 1)
    #expect(list.reasons == ["1 rows of more than 1048576 bytes: left out"])
  }

  @Test func `any bytes, cut anywhere, are survived`() throws {
    let whole = Array(("[" + Lists.key(1) + "," + Lists.key(2) + "]").utf8)
    try forAll(seed: 7, count: 200) { random in
      var bytes = whole
      for _ in 0..<random.number(in: 1..<8) {
        let byte = random.pick(from: Array("{}[]\",:\\\u{0}x".utf8))
        bytes[random.number(in: bytes.indices)] = byte
      }
      bytes.removeLast(random.number(in: 0..<40))
      _ = try Lists.reading(bytes)
    }
  }

  @Test func `lists longer than a piece of a file are read whole`() throws {
    let row = Lists.key(1, more: #", "x": "\#(String(repeating: "y", count: 900))""#)
    let rows = Array(repeating: row, count: 8_000)
    let list = try Lists.reading("[" + rows.joined(separator: ",\n") + "]")
    #expect(list.listings.count == 8_000 && list.reasons == [])
    #expect(Joining(list).joined(to: []) { _ in nil }.isEmpty)
  }
}
