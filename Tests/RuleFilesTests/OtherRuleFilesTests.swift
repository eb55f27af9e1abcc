import Model
import RuleFiles
import Testing

@Suite struct PracticeFileTests {
  static let good = """
    practices:
      - id: key-age
        title: Key older than the policy allows
        severity: medium
        why: >
          A key that lives long
          is known to many.
        message: '{credential} was created {ageDays} days ago.'
        remediation: [Rotate it.]
        references: ['https://acme.example/rotation']
        parameters: {days: 90}

    """

  @Test("reads every field")
  func readsFields() throws {
    let practice = try #require(
      try RuleFile.practices(Array(Self.good.utf8), file: "practices.yaml").first)
    #expect(practice.id == "key-age" && practice.severity == .medium)
    #expect(practice.why == "A key that lives long is known to many.")
    #expect(practice.message == "{credential} was created {ageDays} days ago.")
    #expect(practice.parameters == ["days": 90])
  }

  @Test(
    "tells of each mistake",
    arguments: [
      ("{ageDays}", "{age days}", "8:44: expected braces around a name of letters, as in {age}"),
      ("{ageDays}", "age}", "8:43: expected braces around a name of letters, as in {age}"),
      ("{ageDays}", "{age", "8:44: expected braces around a name of letters, as in {age}"),
      ("days ago.", "{", "8:14: expected braces around a name of letters, as in {age}"),
      (
        "{days: 90}", "{days: many}",
        "11:24: expected a whole number from 0 to 1000000000, found a text"
      ),
      ("{days: 90}", "{'': 90}", "11:18: expected a name of letters, as in days"),
      (
        "practices:", "practises:",
        "1:1: unknown key 'practises', expected practices; did you mean 'practices'?"
      ),
    ])
  func tellsOfMistakes(_ old: String, _ new: String, _ expected: String) {
    let text = Self.good.replacing(old, with: new)
    let error = #expect(throws: RuleFileError.self) {
      try RuleFile.practices(Array(text.utf8), file: "p.yaml")
    }
    #expect(error?.description == "p.yaml:" + expected)
  }
}

@Suite struct PlaceholderFileTests {
  @Test("reads words, values, patterns and digests")
  func readsFields() throws {
    let digest = String(repeating: "0a", count: 32)
    let text = "words: [example]\nvalues: ['1']\npatterns: ['^x+$']\nsamples: [\(digest)]\n"
    let placeholders = try RuleFile.placeholders(Array(text.utf8), file: "p.yaml")
    #expect(placeholders.words == ["example"] && placeholders.values == ["1"])
    #expect(placeholders.patterns == ["^x+$"] && placeholders.samples == [digest])
  }

  @Test(
    "tells of each mistake",
    arguments: [
      ("samples: [0A]", "1:11: expected a SHA-256 in 64 lower-case hexadecimal digits"),
      ("patterns: ['a', '(']", "1:19: the pattern does not compile: missing closing parenthesis"),
      ("words: [a, a]", "1:12: found an item twice; remove one of them"),
      ("- words", "1:1: expected a mapping, found a list"),
    ])
  func tellsOfMistakes(_ text: String, _ expected: String) {
    let error = #expect(throws: RuleFileError.self) {
      try RuleFile.placeholders(Array(text.utf8), file: "p.yaml")
    }
    #expect(error?.description == "p.yaml:" + expected)
  }
}
