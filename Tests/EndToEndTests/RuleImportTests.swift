import TestSupport
import Testing

/// Rules of other scanners, and lines, explained by the program itself.
@Suite struct RuleImportTests {
  @Test func `imported rules pass their tests and find`() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      "peer.toml",
      """
      [[rules]]
      id = "zorb-token"
      description = "Zorb token"
      regex = '''zorb_[a-z0-9]{32}'''
      [[rules]]
      id = "anything"
      regex = '''[0-9a-f]{32}'''

      """)
    let imported = try Credlint.run("rules", "import", "peer.toml", in: scratch)
    #expect(imported.status == 0)
    #expect(imported.errorText.contains("1 of 2 rules carried over"))
    #expect(imported.errorText.contains("rule 'anything' is left out: no word of three letters"))
    try scratch.write("own.yaml", imported.text)
    let tested = try Credlint.run("rules", "test", "--cost", "own.yaml", in: scratch)
    #expect(tested.text == "1 detectors, 4 examples, 0 failed\n")
    #expect(tested.errorText.hasPrefix("own.yaml: zorb-token: "))

    let value = drawn("zorb_{{a-z0-9:32}}")
    try scratch.write(".credlint.yaml", "rules: [own.yaml]\n")
    try scratch.write("a.txt", "\nx = \(value)\n")
    let explained = try Credlint.run("explain", "a.txt:2", in: scratch)
    #expect(explained.text.hasPrefix("2:5: zorb-token: found, with medium confidence\n"))
    #expect(explained.text.contains("looks drawn +") && !explained.text.contains(value))
    let nothing = try Credlint.run("explain", "a.txt:1", in: scratch)
    #expect(nothing.text == "1: nothing here has the form that a detector looks for\n")
    let beyond = try Credlint.run("explain", "a.txt:9", in: scratch)
    #expect(beyond.status == 2 && beyond.errorText.contains("'a.txt' has no line 9"))
  }

  @Test func `a file that is none of these is an error`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("peer.toml", "[[rules]]\nid = \n")
    let outcome = try Credlint.run("rules", "import", "peer.toml", in: scratch)
    #expect(outcome.status == 2)
    #expect(outcome.errorText.contains("peer.toml:2:6: expected a value"))
  }
}
