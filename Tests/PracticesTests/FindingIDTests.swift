import Fingerprints
import Model
import Practices
import Testing

@Suite struct FindingIDTests {
  private func id(of occurrence: Occurrence, key: FingerprintKey = .publicKey) -> String? {
    findings(for: credential(occurrence), in: circumstances(key: key)).first?.id
  }

  @Test("an id is 24 hexadecimal digits, and stays under line moves and renames")
  func stable() throws {
    let secret = drawnSecret()
    let first = try #require(id(of: occurrence("a/x.py", line: 1, secret: secret)))
    #expect(first.count == 24)
    #expect(first.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    let moved = occurrence(
      "b/y.py", line: 80, column: 1, secret: secret,
      snippet: Snippet(text: "other ****", mark: 6..<10))
    #expect(id(of: moved) == first)
  }

  @Test("practice, detector, value and key each make another id")
  func different() {
    let secret = drawnSecret()
    let ids = [
      id(of: occurrence(secret: secret)),
      id(of: occurrence(secret: secret, setting: .url)),
      id(of: occurrence(of: detector("other"), secret: secret)),
      id(of: occurrence(secret: drawnSecret())),
      id(of: occurrence(secret: secret), key: FingerprintKey([1, 2, 3])),
    ]
    #expect(Set(ids).count == ids.count)
  }

  @Test("a value that could be guessed is named by its line, not by itself")
  func lowEntropy() {
    func place(_ path: String, line: Int, text: String, _ secret: Secret) -> Occurrence {
      let start = text.count - 8
      return occurrence(
        path, line: line, secret: secret,
        snippet: Snippet(text: text, mark: start..<(start + 8)))
    }
    let (one, other) = (drawnSecret(12), drawnSecret(12))
    let text = "password = " + String(repeating: "*", count: 8)
    let first = id(of: place("a/x.py", line: 1, text: text, one))
    #expect(id(of: place("a/x.py", line: 1, text: text, other)) == first)
    #expect(id(of: place("b/x.py", line: 9, text: "    " + text, one)) == first)
    #expect(id(of: place("a/y.py", line: 1, text: text, one)) == first, "a rename")
    #expect(id(of: place("a/x.py", line: 1, text: "db_" + text, one)) != first)

    let long = Secret([UInt8](repeating: 0x61, count: 200))
    let tail = Secret([UInt8](repeating: 0x62, count: 200))
    #expect(
      id(of: place("x.py", line: 1, text: text, long))
        == id(of: place("x.py", line: 1, text: text, tail)), "long, and easily guessed")
    #expect(
      id(of: place("x.py", line: 1, text: text, drawnSecret(16)))
        != id(of: place("x.py", line: 1, text: text, drawnSecret(16))), "16 × 4 bits are enough")
  }

  @Test("a mark that does not fit its line, and an empty value, do not trap")
  func oddSnippets() {
    for mark in [0..<0, 3..<90, 80..<90] {
      let snippet = Snippet(text: "abc d", mark: mark)
      #expect(id(of: occurrence(secret: Secret([]), snippet: snippet)) != nil)
    }
  }

  @Test("further places of one value get -2, -3 in path order")
  func suffixes() throws {
    let secret = drawnSecret()
    let places = credential(
      occurrence("b.py", line: 9, secret: secret), occurrence("a.py", secret: secret),
      occurrence("b.py", line: 2, secret: secret), occurrence("c.py", secret: secret))
    let found = findings(for: places)
    let first = try #require(found.first?.id)
    #expect(found.map { $0.location.path.text } == ["a.py", "b.py", "b.py", "c.py"])
    #expect(found.map { $0.location.start?.line } == [1, 2, 9, 1])
    #expect(found.map(\.id) == [first, first + "-2", first + "-3", first + "-4"])
  }

  @Test("findings are sorted by path, position and rule")
  func order() {
    let created = Fact(.createdAt(noon - 200 * day), source: "created_at in apikey.json")
    let user = Fact(.identity(Identity(kind: .user, id: nil)), source: "iam_id in apikey.json")
    let file = credential(
      occurrence(
        "a/apikey.json", setting: .keyFile, exposure: .untracked, facts: [created, user]))
    let found = findings(for: credential(occurrence("b", column: 2)), file)
    #expect(
      found.map(\.rule) == [
        "key-file-permissions", "key-age/ibm-cloud-api-key", "key-file/ibm-cloud-api-key",
        "user-key-for-app/ibm-cloud-api-key", "embedded-key/ibm-cloud-api-key",
      ])
  }
}
