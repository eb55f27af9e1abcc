import Model
import Practices
import Testing

@Suite struct IgnoreMissingTests {
  private func judged(_ gaps: IgnoreGap...) -> [Finding] {
    var surroundings = circumstances()
    surroundings.ignoreGaps = gaps
    return findings(in: surroundings)
  }

  @Test("a repository is told once, with all names that it should ignore")
  func once() throws {
    let found = judged(
      IgnoreGap(
        root: BytePath("repo"), hasIgnoreFile: true, provider: "IBM Cloud",
        missing: ["apikey.json", "*.skey"]),
      IgnoreGap(
        root: BytePath("repo"), hasIgnoreFile: true, provider: "Acme",
        missing: ["acme.key", "*.skey"]))
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.rule == "ignore-missing")
    #expect(finding.severity == .low)
    #expect(finding.location == .init(path: BytePath("repo/.gitignore")))
    #expect(finding.message.hasSuffix("Acme and IBM Cloud *.skey, acme.key, apikey.json."))
    #expect(
      finding.evidence == [
        .init(name: "missing", value: .text("*.skey, acme.key, apikey.json"), source: nil)
      ])
  }

  @Test("without a .gitignore it stands at the root; each repository has its own")
  func root() {
    func gap(_ root: String, _ hasIgnoreFile: Bool, _ missing: [String]) -> IgnoreGap {
      IgnoreGap(
        root: BytePath(root), hasIgnoreFile: hasIgnoreFile, provider: "IBM Cloud",
        missing: missing)
    }
    let found = judged(gap("b", false, ["x"]), gap("a", true, ["x"]), gap(".", true, ["x"]))
    #expect(found.map { $0.location.path.text } == [".gitignore", "a/.gitignore", "b"])
    #expect(found.map { $0.id.suffix(2) }.dropFirst() == ["-2", "-3"])
    #expect(judged(gap("c", true, [])).isEmpty)
    #expect(judged().isEmpty)
  }
}
