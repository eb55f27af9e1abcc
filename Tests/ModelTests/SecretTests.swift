import Model
import TestSupport
import Testing

/// A secret shows a public beginning and its last four characters at most.
@Suite struct SecretTests {
  private func redacted(_ value: String, prefix: String = "") -> String {
    Secret(Array(value.utf8)).redacted(publicPrefix: prefix)
  }

  @Test func `eight bytes in a row are never shown`() throws {
    try forAll(seed: 1, count: 500) { random in
      let value = random.bytes(random.number(in: 0..<80), of: "abcABC019_-")
      let prefix = String(decoding: value.prefix(random.number(in: 0..<20)), as: UTF8.self)
      var windows = SecretWindows()
      windows.add(value)
      let shown = Secret(value).redacted(publicPrefix: prefix)
      #expect(windows.first(in: Array(shown.utf8)) == nil, "seed \(random.seed)")
    }
  }

  @Test func `short ones show nothing, and no one a prefix that it has not`() {
    #expect(redacted("tok_" + String(repeating: "a", count: 15), prefix: "tok_") == "********")
    #expect(
      redacted("tok_" + String(repeating: "a", count: 16), prefix: "tok_") == "tok_********aaaa")
    #expect(redacted(String(repeating: "b", count: 20), prefix: "tok_") == "********bbbb")
    #expect(redacted(String(repeating: "b", count: 20) + "\n") == "********")
  }

  @Test func `it prints itself in no way`() {
    let secret = Secret(Array(("kwzvtq" + "mnbvcx").utf8))
    var dumped = ""
    dump(secret, to: &dumped)
    for text in [
      "\(secret)", String(reflecting: secret), dumped, "\([secret])", "\(secret as Any)",
    ] {
      #expect(!text.contains("kwz") && !text.contains("107"))
    }
  }
}
