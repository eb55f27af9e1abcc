import Model
import RuleFiles
import Testing

@Suite struct DetectorFileTests {
  static let good = """
    provider: acme
    title: Acme
    detectors:
      - id: acme-api-key
        title: Acme API key
        keywords: [acme_, 'X-Acme']
        pattern: '(?<![a-z])(?<secret>acme_[a-z0-9]{32})'
        reach: {before: 20}
        specificity: named
        practice: token-committed
        severity: high
        confidence: medium
        prefix: acme_
        filters:
          entropy: 3.25
          classes: {lower: 2, digit: 1}
          checksum: crc32-base62
          structure: base64-uuid
          look: random
          placeholder: allow
          not: ['x{4}']
          line_not: ['^#']
          path: {only: ['*.sh'], never: ['**/test/**']}
        remediation:
          - Revoke the key.
        references: ['https://acme.example/docs/keys']
        tests:
          match:
            - 'key = "«acme_{{a-z0-9:32}}»"'
            - {text: '-H "X-Acme-Key: «acme_{{a-z0-9:32}}»"', path: deploy.sh}
          refuse:
            - {text: 'key = "acme_{{repeat:x:32}}"', why: a placeholder}
            - {text: 'acme_{{a-z0-9:31}}', path: a.sh, why: one character short}
      - id: acme-endpoint
        title: Acme endpoint
        keywords: [acme.example]
        pattern: |
          (?x) (?<place>
            acme\\.example )
        severity: low
        confidence: low
        remediation: [Move on.]
        references: ['https://acme.example/docs']
        tests:
          match: ['«acme.example»', 'to «acme.example»']
          refuse: [{text: acme, why: short}, {text: example, why: short}]

    """

  @Test func `a run stands around a keyword only where all matches hold one`() throws {
    let key = try RuleFile.detectors(Array(Self.good.utf8), file: "a.yaml")[0]
    #expect(key.forms[0].run == TokenRun(.word, count: 37, isWhole: true))
    let near = Self.good.replacing("keywords: [acme_, 'X-Acme']", with: "keywords: [elsewhere]")
    let other = try RuleFile.detectors(Array(near.utf8), file: "a.yaml")[0]
    #expect(!other.forms[0].run.isWhole && other.forms[0].run.count == 32)
  }

  @Test("reads every field, and gives those left out their defaults")
  func readsFields() throws {
    let detectors = try RuleFile.detectors(Array(Self.good.utf8), file: "rules/acme.yaml")
    try #require(detectors.count == 2)
    let key = detectors[0]
    #expect(key.id == "acme-api-key" && key.title == "Acme API key" && key.provider == "acme")
    #expect(key.keywords == ["acme_", "X-Acme"])
    #expect(key.forms[0].pattern == "(?<![a-z])(?<secret>acme_[a-z0-9]{32})")
    #expect(key.forms[0].reach.before == 20 && key.forms[0].reach.after == 256)
    #expect(key.specificity == .named && key.practice == "token-committed")
    #expect(key.severity == .high && key.confidence == .medium && key.prefix == "acme_")
    #expect(key.remediation == ["Revoke the key."])
    #expect(key.references == ["https://acme.example/docs/keys"])

    var filters = Detector.Filters()
    filters.entropy = 3_250
    (filters.lower, filters.digit) = (2, 1)
    filters.checksum = .crc32Base62
    filters.structure = .base64UUID
    for confidence in Confidence.allCases { filters.looks[confidence] = .random }
    filters.allowsPlaceholders = true
    (filters.not, filters.lineNot) = (["x{4}"], ["^#"])
    (filters.onlyPaths, filters.neverPaths) = (["*.sh"], ["**/test/**"])
    #expect(key.filters == filters)

    #expect(key.tests.match.map(\.line) == [29, 30] && key.tests.refuse.map(\.line) == [32, 33])
    #expect(key.tests.match.map(\.path) == ["", "deploy.sh"])
    #expect(key.tests.refuse.map(\.why) == ["a placeholder", "one character short"])
    #expect(key.tests.refuse[1].path == "a.sh")

    let endpoint = detectors[1]
    #expect(endpoint.forms[0].pattern == "(?x) (?<place>\n  acme\\.example )\n")
    #expect(endpoint.specificity == .exact && endpoint.practice == "embedded-key")
    #expect(endpoint.filters == Detector.Filters() && endpoint.prefix.isEmpty)
  }

  /// The first detector with two forms and a group that they share.
  private static let twoForms = good.replacing(
    """
        keywords: [acme_, 'X-Acme']
        pattern: '(?<![a-z])(?<secret>acme_[a-z0-9]{32})'
        reach: {before: 20}

    """,
    with: """
          groups: {value: '[a-z0-9] {32}', is: '[=] '}
          forms:
            - {keywords: [acme_], pattern: '(?<secret>acme_(?&value))', reach: {before: 0}}
            - keywords: [X-Acme]
              pattern: '(?i:X-Acme)(?&is)(?<secret>(?&value))'

      """)

  @Test func `a detector may have several forms, which share groups`() throws {
    let detectors = try RuleFile.detectors(Array(Self.twoForms.utf8), file: "acme.yaml")
    let forms = detectors[0].forms
    try #require(forms.count == 2)
    #expect(forms.map(\.keywords) == [["acme_"], ["X-Acme"]])
    #expect(detectors[0].keywords == ["acme_", "X-Acme"])
    #expect(forms.map(\.reach.before) == [0, 96])
    #expect(forms.map(\.run.count) == [32, 32])
    #expect(forms[0].pattern.contains("(?<value>(?x:[a-z0-9] {32}"))
    #expect(!forms[0].pattern.contains("(?<is>") && forms[1].pattern.contains("(?<is>(?x:[=] "))
  }

  @Test func `forms stand alone, and are two or more`() {
    let both = Self.twoForms.replacing("    forms:\n", with: "    reach: {before: 3}\n    forms:\n")
    #expect(
      Self.error(in: both)?.hasSuffix(
        "the detector has 'forms' and 'reach'; write the latter into each form") == true)
    let one = Self.good.replacing("    keywords: [acme_, 'X-Acme']\n", with: "    forms: []\n")
    #expect(
      Self.error(in: one)?.hasSuffix(
        "the detector has 'forms' and 'pattern'; write the latter into each form") == true)
    let odd = Self.twoForms.replacing("{value: ", with: "{'a b': ")
    #expect(
      Self.error(in: odd)?.hasSuffix("expected a group's name of lower-case letters, as in key")
        == true)
  }

  @Test func `a look for each confidence`() throws {
    let file = Self.good.replacing(
      "look: random", with: "look: {low: odd, high: drawn}")
    let filters = try RuleFile.detectors(Array(file.utf8), file: "acme.yaml")[0].filters
    #expect(filters.looks.low == .odd && filters.looks.high == .drawn)
    #expect(filters.looks.medium == nil)
  }

  /// One change to the good file, and the error that it causes.
  struct Mistake: CustomTestStringConvertible, Sendable {
    var old: String
    var new: String
    var error: String

    init(_ old: String, _ new: String, _ error: String) {
      (self.old, self.new, self.error) = (old, new, error)
    }

    var testDescription: String { error }
  }

  static let mistakes = [
    Mistake(
      "    pattern: '(?<!", "    patern: '(?<!",
      "7:5: unknown key 'patern', expected one of id, title, keywords, pattern, reach, "
        + "groups, forms, specificity, practice, severity, confidence, prefix, names, filters, remediation, references, "
        + "tests; did you mean 'pattern'?"),
    Mistake("    title: Acme API key\n", "", "4:5: missing key 'title'; add it to this mapping"),
    Mistake(
      "    severity: high", "    severity: high\n    id: x",
      "12:5: found a key that stands on line 4 already; remove one of them"),
    Mistake(
      "severity: high", "severity: hihg",
      "11:15: unknown word 'hihg', expected one of critical, high, medium, low, info; "
        + "did you mean 'high'?"),
    Mistake(
      "severity: high", "severity: hunter",
      "11:15: unknown word, expected one of critical, high, medium, low, info"),
    Mistake(
      "placeholder: allow", "placeholder: deny", "20:20: unknown word, expected allow"),
    Mistake(
      "specificity: named", "specificity: [named]", "9:18: expected a text, found a list"),
    Mistake(
      "title: Acme API key", "title: 12",
      "5:12: expected a text, found a number; put it in quotes"),
    Mistake(
      "title: Acme API key", "title:",
      "5:11: expected a text, found nothing"),
    Mistake("title: Acme API key", "title: ' '", "5:12: expected a text, found a blank one"),
    Mistake(
      "title: Acme API key", #"title: "a\nb""#,
      "5:12: expected a text on one line, found a line break or a tab"),
    Mistake(
      "id: acme-api-key", "id: Acme_key",
      "4:9: expected a name in kebab-case, as in acme-api-key"),
    Mistake(
      "id: acme-endpoint", "id: acme-api-key",
      "34:9: found an id that stands on line 4 already; ids are unique"),
    Mistake(
      "[acme_, 'X-Acme']", "[]", "6:15: found 0 of at least 1 items; add 1"),
    Mistake(
      "[acme_, 'X-Acme']", "[acme_, ac]",
      "6:23: found a keyword of 2 bytes, expected 3 or more; choose a longer one"),
    Mistake(
      "[acme_, 'X-Acme']", "[acmé_]",
      "6:16: found a keyword that is not ASCII; choose another part of the match"),
    Mistake(
      "[acme_, 'X-Acme']", "[acme_, ACME_]",
      "6:23: found a keyword twice (case does not count); remove one of them"),
    Mistake(
      "[acme_, 'X-Acme']", "acme_", "6:15: expected a list, found a text"),
    Mistake(
      "?<secret>", "?<key>",
      "7:14: the pattern has no group 'secret' or 'place'; name one, as in (?<secret>…)"),
    Mistake(
      "acme_[a-z0-9]{32})", "acme_)(?<place>)",
      "7:14: the pattern has both groups 'secret' and 'place'; keep one of them"),
    Mistake(
      "acme_[a-z0-9]{32})", "''é''[z-a])",
      "7:43: the pattern does not compile: range out of order in character class"),
    Mistake(
      "acme\\.example )", "acme\\.[b-a] )",
      "39:18: the pattern does not compile: range out of order in character class"),
    Mistake(
      "'x{4}'", "'x', 'a(b'",
      "21:22: the pattern does not compile: missing closing parenthesis"),
    Mistake(
      "{before: 20}", "{before: -1}",
      "8:21: expected a whole number from 0 to 65535, found another"),
    Mistake(
      "{before: 20}", "{before: '20'}",
      "8:21: expected a whole number from 0 to 65535, found a text"),
    Mistake(
      "{before: 20}", "20", "8:12: expected a mapping, found a number"),
    Mistake(
      "entropy: 3.25", "entropy: 8.5",
      "15:16: expected a number from 0.001 to 8 with at most three decimals, found another"),
    Mistake(
      "entropy: 3.25", "entropy: high",
      "15:16: expected a number from 0.001 to 8 with at most three decimals, found a text"),
    Mistake(
      "{lower: 2, digit: 1}", "{lower: 2, digits: 1}",
      "16:27: unknown key 'digits', expected one of upper, lower, digit, other; "
        + "did you mean 'digit'?"),
    Mistake(
      "prefix: acme_", "prefix: 'Acme API'",
      "13:13: expected a prefix of printable ASCII characters without blanks"),
    Mistake(
      "['https://acme.example/docs/keys']", "[acme.example]",
      "26:18: expected an address that begins with https://"),
    Mistake(
      "['https://acme.example/docs/keys']", "['https://a.example', 'https://a.example']",
      "26:39: found an item twice; remove one of them"),
    Mistake(
      "        - {text: 'acme_{{a-z0-9:31}}', path: a.sh, why: one character short}\n", "",
      "32:9: found 1 of at least 2 items; add 1"),
    Mistake(
      "'key = \"«acme_{{a-z0-9:32}}»\"'", "'key = \"acme_{{a-z0-9:32}}\"'",
      "29:11: the text has no marks; put the secret between « and »"),
    Mistake(
      "'key = \"«acme_{{a-z0-9:32}}»\"'", "'key = \"«acme_{{a-z0-9:32}}\"'",
      "29:39: the mark « has no »; put one behind the secret"),
    Mistake(
      "'key = \"«acme_{{a-z0-9:32}}»\"'", "'it''s «acme_{{hexx:32}}»'",
      "29:24: unknown generator; did you mean 'hex'?"),
    Mistake(
      "'acme_{{a-z0-9:31}}', path", "'«acme_{{a-z0-9:31}}»', path",
      "33:18: the text has marks, expected none; what is refused is no secret"),
    Mistake(
      "{text: acme, why: short}", "acme",
      "46:16: expected a mapping with text and why, found a text"),
    Mistake(
      "{text: acme, why: short}", "{text: acme}",
      "46:16: missing key 'why'; add it to this mapping"),
  ]

  @Test("tells of each mistake in one line with its place", arguments: mistakes)
  func tellsOfMistakes(_ mistake: Mistake) throws {
    let text = Self.good.replacing(mistake.old, with: mistake.new, maxReplacements: 1)
    try #require(text != Self.good)
    #expect(Self.error(in: text) == "rules/acme.yaml:" + mistake.error)
  }

  @Test("refuses a title that shows more of a long prefix than reports may")
  func refusesTokenInTitle() {
    let text = Self.good.replacing("prefix: acme_", with: "prefix: acme_live_")
      .replacing("title: Acme API key", with: "title: Acme acme_live_ key")
    #expect(
      Self.error(in: text)
        == "rules/acme.yaml:5:12: the title holds 8 bytes of the prefix, expected at most 7; "
        + "shorten it"
    )
    let short = Self.good.replacing("title: Acme API key", with: "title: acme_ key")
    #expect(Self.error(in: short) == nil)
  }

  @Test("never shows a value, nor a key that is no plain word")
  func showsNoValues() {
    let value = String(repeating: "k9", count: 20)
    for line in [
      "severity: \(value)", "\(value): high", "entropy: \(value)", "- \(value)", "*\(value)",
    ] {
      let text = Self.good.replacing("severity: high", with: line)
      let error = Self.error(in: text)
      #expect(error?.contains("k9k9") == false, "\(line)")
    }
  }

  static func error(in text: String) -> String? {
    do throws(RuleFileError) {
      _ = try RuleFile.detectors(Array(text.utf8), file: "rules/acme.yaml")
      return nil
    } catch { return error.description }
  }
}
