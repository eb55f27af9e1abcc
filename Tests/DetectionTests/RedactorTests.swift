import Detection
import Model
import TestSupport
import Testing

/// What a report shows of a line, and never shows of a secret.
@Suite struct RedactorTests {
  @Test(arguments: [1, 2] as [UInt64])
  func `no snippet of any rule's example shows eight bytes of a secret`(seed: UInt64) throws {
    var scanner = try makeScanner()
    var showing: Set<String> = []
    for example in try WrittenExample.oneOfEach(seed: seed) {
      var windows = SecretWindows()
      let found = scanner.scan(example.bytes.span, path: example.path).occurrences
        .filter(\.detector.findsSecrets)
      for occurrence in found {
        // Words that values of a kind begin with are public, and may stand elsewhere on the line.
        windows.add(
          occurrence.secret.bytes.drop { $0 > UInt8(ascii: "9") || $0 == UInt8(ascii: "-") })
      }
      for occurrence in found {
        let redacted = occurrence.secret.redacted(publicPrefix: occurrence.detector.prefix)
        if windows.first(in: Array((occurrence.snippet.text + "\n" + redacted).utf8)) != nil {
          showing.insert(example.detector)
        }
      }
    }
    #expect(showing.sorted() == [])
  }

  @Test func `several secrets of a line are all blanked, wherever it is cut`() throws {
    var scanner = try makeScanner()
    try forAll(seed: 1, count: 400) { random in
      var windows = SecretWindows()
      var line: [UInt8] = []
      for _ in 0..<random.number(in: 1..<7) {
        let seed = random.next()
        let secret = random.pick(from: [
          Drawn.ibmKey(seed), Drawn.githubToken(seed), drawn("{{hex:64}}", seed: seed),
        ])
        windows.add(secret.utf8)
        line += Array("apikey = \"\(secret)\",".utf8)
        line += random.bytes(random.number(in: 0..<120), of: " abc.;")
      }
      for occurrence in scanner.scan(line.span, path: BytePath("a.js")).occurrences {
        let shown = windows.first(in: Array(occurrence.snippet.text.utf8))
        #expect(shown == nil, "seed \(random.seed)")
      }
    }
  }

  @Test func `a value that no rule knows is not shown in part where the line is cut`() throws {
    var scanner = try makeScanner()
    let value = drawn("{{base62:24}}", seed: 3)
    var windows = SecretWindows()
    windows.add(value.utf8)
    for gap in 60..<130 {
      let padding = String(repeating: ".", count: gap)
      let line = Array("see \(value)\(padding) apikey = \"\(Drawn.ibmKey(1))\"".utf8)
      let found = scanner.scan(line.span, path: BytePath("a.js")).occurrences
      #expect(found.count == 1)
      for occurrence in found {
        #expect(windows.first(in: Array(occurrence.snippet.text.utf8)) == nil, "gap \(gap)")
      }
    }
  }

  @Test func `the mark stands under the value, in code points`() throws {
    var scanner = try makeScanner()
    let text = "é🔑\t\u{202E}x = '\(Drawn.githubToken())'; // ü"
    let found = scanner.scan(Array(text.utf8).span, path: BytePath("a.js")).occurrences
    let snippet = try #require(found.first).snippet
    let scalars = Array(snippet.text.unicodeScalars)
    #expect(snippet.text == "é🔑 \u{FFFD}x = 'ghp_********\(Drawn.githubToken().suffix(4))'; // ü")
    #expect(scalars[snippet.mark].first == "g" && snippet.mark.count == 16)
  }
}
