import Model
import RuleFiles
import Testing

/// Rules of other scanners become detectors, and what does not come along is said.
@Suite struct RuleDraftTests {
  private func drafts(
    _ text: String
  ) throws -> (drafts: [RuleDraft], losses: [String], detectors: [Detector]) {
    let read = try RuleDraft.read(Array(text.utf8), file: "peer")
    let items = read.drafts.map(\.yaml).filter { !$0.isEmpty }
    guard !items.isEmpty else { return (read.drafts, read.losses, []) }
    let file = RuleDraft.head + items.joined(separator: "\n")
    return (read.drafts, read.losses, try RuleFile.detectors(Array(file.utf8), file: "own.yaml"))
  }

  private static let gitleaks = #"""
    title = "rules"
    [extend]
    useDefault = true
    [[rules]]
    id = "Acme_Token"
    description = "Acme token: the \"new\" one"
    regex = '''(?i)\b(acme_(?:live|test)_[a-z0-9]{32})\b'''
    entropy = 3.2
    keywords = ["acme_"] # near it
    [[rules.allowlists]]
    regexTarget = "line"
    regexes = ['''example''']
    stopwords = ["dummy.x"]
    paths = ['''test/''']
    [[rules]]
    id = "second-group"
    regex = "(zorb|quix)[_-]key=([0-9a-f]{40})"
    secretGroup = 2
    """#

  @Test func `gitleaks: patterns, groups, entropy and allowlists`() throws {
    let read = try drafts(Self.gitleaks)
    #expect(read.losses == ["'extend' is left out: the detectors of credlint are there anyway"])
    let token = try #require(read.detectors.first)
    #expect(token.id == "acme-token" && token.title == "Acme token: the \"new\" one")
    #expect(token.keywords == ["acme_live_", "acme_test_"])
    #expect(token.forms[0].pattern == #"(?i)\b(?<secret>acme_(?:live|test)_[a-z0-9]{32})\b"#)
    #expect(token.specificity == .exact && token.filters.entropy == 3_200)
    #expect(token.filters.not == [#"(?i)(?:dummy\.x)"#] && token.filters.lineNot == ["example"])
    #expect(
      read.drafts[0].losses == [
        "the paths of an allowlist are left out: write filters.path.never"
      ])
    let second = try #require(read.detectors.last)
    #expect(second.forms[0].pattern == "(zorb|quix)[_-]key=(?<secret>[0-9a-f]{40})")
    #expect(second.specificity == .named)
    #expect(second.keywords == ["quix-key=", "quix_key=", "zorb-key=", "zorb_key="])
  }

  @Test func `Nosey Parker: extended patterns; values do not come along`() throws {
    let read = try drafts(
      """
      rules:
      - name: Acme Key
        id: np.acme.1
        pattern: |
          (?x)(?i)
          acme
          (?: . | [\\n\\r] ){0,20}?
          \\b ( [A-Z0-9]{40} ) \\b   # the key
        references: [https://acme.example/docs]
        examples: ['a value']
        validation: {type: Http}
      """)
    let detector = try #require(read.detectors.first)
    #expect(detector.id == "np-acme-1" && detector.keywords == ["acme"])
    #expect(detector.references == ["https://acme.example/docs"])
    #expect(detector.tests.match.allSatisfy { $0.text.contains("«{{0-9A-Za-z:40}}»") })
    #expect(read.drafts[0].losses == ["'validation' is left out"])
  }

  @Test(arguments: [
    ("[0-9a-f]{32}", "no word of three letters stands in every match; credlint needs one"),
    ("(a)bcd\\1", "its pattern has more than groups, classes and repetitions"),
    ("", "it has no pattern"),
  ])
  func `what cannot be a detector is left out, with the reason`(
    pattern: String, reason: String
  ) throws {
    let read = try drafts("[[rules]]\nid = 'x'\nregex = '''\(pattern)'''\n")
    #expect(read.drafts.map(\.losses) == [[reason]] && read.detectors.isEmpty)
  }

  @Test(arguments: [
    ("[[rules]]\nid = ", "peer:2:6: expected a value"),
    ("[[rules]\nid = 1", "peer:1:8: expected ']]' behind the name of a table"),
    ("[[rules]]\nid = 'x", "peer:2:8: expected ' at the end of a text"),
  ])
  func `a broken file is an error with its place`(text: String, message: String) {
    #expect {
      _ = try RuleDraft.read(Array(text.utf8), file: "peer")
    } throws: { "\($0)" == message }
  }

  @Test func `whether a pattern implies its keywords`() {
    #expect(KeywordCheck.isImplied(["acme"], by: "(?i)(?:acme|my_acme)_[a-z]{8}") == true)
    #expect(KeywordCheck.isImplied(["acme"], by: "(?:acme)?_[a-z]{8}") == false)
    #expect(KeywordCheck.isImplied(["acme"], by: "(?&to)x") == nil)
  }
}
