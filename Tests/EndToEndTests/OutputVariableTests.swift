import Model
import TestSupport
import Testing

/// What variables of the environment say of reports.
@Suite struct OutputVariableTests {
  private func makeTree() throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    try scratch.write("app.js", "const apikey = '\(Drawn.ibmKey(1))'\n")
    return scratch
  }

  @Test(
    arguments: [
      ([:], "auto", false), (["FORCE_COLOR": "1"], "auto", true),
      (["CLICOLOR_FORCE": "1"], "auto", true), (["FORCE_COLOR": "0"], "auto", false),
      (["FORCE_COLOR": ""], "auto", false), (["FORCE_COLOR": "1", "NO_COLOR": "1"], "auto", false),
      (["FORCE_COLOR": "1", "NO_COLOR": ""], "auto", true),
      (["FORCE_COLOR": "1", "TERM": "dumb"], "auto", true), (["NO_COLOR": "1"], "always", true),
      (["FORCE_COLOR": "1"], "never", false),
    ] as [([String: String], String, Bool)])
  func `the flag decides on colours, then the variables`(
    variables: [String: String], flag: String, isColored: Bool
  ) throws {
    let outcome = try Credlint.scan(
      "-f", "pretty", "--color", flag, in: makeTree(), variables: variables)
    #expect(outcome.output.contains(0x1B) == isColored)
    #expect(outcome.errors.contains(0x1B) == isColored)
  }

  @Test func `a CI service tells where the tree is from, if it is this one`() throws {
    let scratch = try makeTree()
    func repository(_ variables: [String: String]) throws -> [String] {
      let outcome = try Credlint.scan("-f", "sarif", in: scratch, variables: variables)
      return outcome.text.split(separator: "\n").filter { $0.contains("repositoryUri") }
        .map { String($0.drop { $0 == " " }) }
    }
    let root = scratch.root.text
    let github = [
      "GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "a/b",
      "GITHUB_SHA": "0a1b", "GITHUB_WORKSPACE": root,
    ]
    #expect(try repository(github) == ["\"repositoryUri\": \"https://github.example/a/b\","])
    let gitlab = ["CI_PROJECT_URL": "https://gitlab.example/c", "CI_PROJECT_DIR": root]
    #expect(try repository(gitlab) == ["\"repositoryUri\": \"https://gitlab.example/c\","])
    #expect(try repository(gitlab.merging(["CI_PROJECT_DIR": "/"]) { $1 }) == [])
    let userinfo = gitlab.merging(["CI_PROJECT_URL": "https://me:x@gitlab.example/c"]) { $1 }
    #expect(try repository(userinfo) == [])
  }

  @Test func `what a comment silences is in SARIF only when asked for`() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      "app.js",
      "const apikey = '\(Drawn.ibmKey(1))' // credlint\(":")allow embedded-key -- a sample\n")
    let silent = try Credlint.scan("-f", "sarif", in: scratch)
    #expect(silent.status == 0)
    #expect(!silent.text.contains("\"suppressions\""))
    let told = try Credlint.scan("-f", "sarif", "--sarif-suppressions", in: scratch)
    #expect(told.status == 0)
    #expect(told.text.contains("\"kind\": \"inSource\""))
  }
}
