import Detection
import Model
import TestSupport
import Testing

/// Hashes of lines as GitHub's code scanning makes them (codeql-action, `fingerprints.test.ts`).
@Suite struct LineHashTests {
  /// The hash of each line of a text, by way of an occurrence of no secret on it.
  private func hashes(_ text: String) -> [String?] {
    let bytes = Array(text.utf8)
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.count
    var occurrences = (1...lines).map { occurrence(line: $0, ByteRange(0, 0), findsSecrets: false) }
    occurrences.addLineHashes(from: bytes.span, to: Array(occurrences.indices))
    return occurrences.map(\.lineHash)
  }

  private func occurrence(
    line: Int, _ range: ByteRange, of text: [UInt8] = [], findsSecrets: Bool = true
  ) -> Occurrence {
    var detector = Detector(
      id: "d", title: "D", provider: "p", severity: .high, confidence: .high)
    detector.practice = findsSecrets ? "embedded-key" : "legacy-endpoint"
    let position = Position(line: line, column: 1, utf16Column: 1, byteColumn: 1)
    return Occurrence(
      reading: Shared(detector), path: BytePath("a"),
      secret: Secret(Array(text[range.start..<range.end])),
      range: range, start: position, end: position, snippet: Snippet(text: "", mark: 0..<0),
      setting: [])
  }

  @Test func `an empty file has a line`() {
    #expect(hashes("") == ["c129715d7a2bc9a3:1"])
  }

  @Test func `white space does not count`() {
    #expect(
      hashes(" a\nb\n  \t\tc\n d") == [
        "271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1",
      ])
  }

  @Test(arguments: [("\n", "\n"), ("\r", "\r"), ("\r\n", "\r\n"), ("\r\n", "\n")])
  func `all ends of lines are alike`(first: String, second: String) {
    let text = " hello; \t#world!!!###  \t\tGreetings# End#".split(
      separator: "#",
      omittingEmptySubsequences: false)
    let joined = text.dropFirst().enumerated().reduce(String(text[0])) {
      $0 + ($1.offset == 0 ? first : second) + $1.element
    }
    #expect(
      hashes(joined) == [
        "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
        "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
      ])
  }

  @Test func `a last line without an end has a hash of its own`() {
    #expect(
      hashes(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End") == [
        "8b7cf3e952e7aeb2:1", "b1ae1287ec4718d9:1", "bff680108adb0fcc:1", "c6805c5e1288b612:1",
        "b86d3392aea1be30:1", "e6ceba753e1a442:1",
      ])
  }

  @Test func `lines of one hash are numbered`() {
    #expect(
      hashes(String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10))
        == (1...6).map { "a7f2ff13bc495cf2:\($0)" } + [
          "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1",
          "c129715d7a2bc9a3:1",
        ])
  }

  @Test func `bytes that are not UTF-8 do not move the others`() {
    let text: [UInt8] = [0xFF, 0xE2, 0x82, 0x0A, 0x61]
    var occurrences = [occurrence(line: 2, ByteRange(4, 5), of: text, findsSecrets: false)]
    occurrences.addLineHashes(from: text.span, to: Array(occurrences.indices))
    #expect(occurrences[0].lineHash == hashes("\n" + "a")[1])
  }

  @Test func `a value that a hash would give away has none`() {
    let long = Array(drawn("{{base62:40}}", seed: 1).utf8)
    let short = Array(drawn("{{base62:12}}", seed: 2).utf8)
    func hash(_ values: [(line: Int, value: [UInt8])], in text: [UInt8]) -> String? {
      var occurrences = values.map { line, value in
        let start = text.firstRange(of: value)?.lowerBound ?? 0
        return occurrence(line: line, ByteRange(start, start + value.count), of: text)
      }
      occurrences.addLineHashes(from: text.span, to: Array(occurrences.indices))
      return occurrences[0].lineHash
    }
    let name = Array("token: ".utf8)
    #expect(hash([(1, long)], in: name + long) != nil)
    #expect(hash([(1, short)], in: name + short) == nil)
    // Cut by the end of what is hashed: with the hash of another place, the difference would tell.
    let far = Array(repeating: UInt8(ascii: "."), count: 80)
    #expect(hash([(1, long)], in: far + long) == nil)
    let next = far[..<40] + [UInt8(ascii: "\n")]
    #expect(hash([(1, long), (2, short)], in: long + next + short) != nil)
    #expect(
      hash([(1, long), (2, short)], in: long + far[..<50] + [UInt8(ascii: "\n")] + short) == nil)
  }
}
