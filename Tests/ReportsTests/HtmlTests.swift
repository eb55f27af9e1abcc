import Fingerprints
import Foundation
import Model
import Testing

/// The page as text; `Scripts/look-at-html` looks at it in a browser.
@Suite struct HtmlTests {
  private func between(_ start: String, _ end: String, in page: String) throws -> String {
    let rest = try #require(page.firstRange(of: start)).upperBound
    let stop = try #require(page[rest...].firstRange(of: end)).lowerBound
    return String(page[rest..<stop])
  }

  @Test("lets its own style and script run, and nothing else", arguments: ["style", "script"])
  func policy(element: String) throws {
    let page = try printed("html", Sample.full)
    let text = try between("<\(element)>", "</\(element)>", in: page)
    let digits = Array(sha256(Array(text.utf8)))
    let digest = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
    let policy = try between("Content-Security-Policy\" content=\"", "\"", in: page)
    let hash = Data(digest).base64EncodedString()
    #expect(policy.contains("\(element)-src &#39;sha256-\(hash)&#39;"), "the hash is \(hash)")
    #expect(policy.hasPrefix("default-src &#39;none&#39;;"))
    #expect(page.ranges(of: "<\(element)").count == 1)
    #expect(!page.contains(#/ (style|on[a-z]+)="/#))
  }

  @Test("takes no markup from names, messages or lines") func hostile() throws {
    let evil = "</style></script><img src=x onerror=alert(1)>\"'&"
    var finding = Sample.finding(Sample.occurrence(Sample.secret(), path: BytePath(evil)))
    finding.message = evil
    finding.title = evil
    finding.snippet = Snippet(text: evil, mark: 3..<99)
    finding.references = ["javascript:alert(1)", "https://docs.example/\"><b>"]
    var rule = Sample.rule("embedded-key/github-pat")
    rule.remediation = [evil + "`" + evil + "`"]
    rule.references = finding.references
    let page = try printed(
      "html",
      Sample.report([finding], rules: [rule]) {
        $0.unread = [Notice(path: BytePath(evil), reason: evil)]
      })
    #expect(!page.contains("<img"))
    #expect(page.ranges(of: "</script>").count == 1)
    #expect(!page.contains("href=\"javascript"))
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;"))
  }

  @Test("says first whether the scan is complete") func verdict() throws {
    let page = try printed("html", Sample.full)
    #expect(page.contains("<h1>Incomplete: 4 errors, 1 warning, 1 note</h1>"))
    #expect(page.contains("Not read, though asked for: 1"))
    #expect(try printed("html", Sample.report()).contains("<h1>No findings</h1>"))
  }

  @Test("groups findings by credential, each in the classes of its filters") func groups() throws {
    let page = try printed("html", Sample.full)
    #expect(page.ranges(of: "<article").count == 3)
    #expect(page.ranges(of: "<li class=\"e-").count == 6)
    #expect(page.contains("<li class=\"e-committed f2 p1 s-critical\" id=\"finding-f1\">"))
    #expect(page.contains(" id=\"s-critical\" checked"))
  }

  @Test("draws the age of keys") func ages() throws {
    let page = try printed("html", Sample.full)
    #expect(page.contains("<rect class=\"bar old\""))
    #expect(page.contains(">199 days</text>"))
    #expect(!(try printed("html", Sample.report())).contains("<svg"))
  }
}
