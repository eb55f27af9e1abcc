import Model
import Testing

@Suite struct ConciseTests {
  @Test("prints path, line, column, level, rule and message") func line() throws {
    let path = BytePath("src/deploy.py")
    let occurrence = Sample.occurrence(Sample.secret(), path: path, line: 14)
    let text = try printed("concise", Sample.report([Sample.finding(occurrence)]))
    #expect(
      lines(text) == [
        "src/deploy.py:14:10: error[embedded-key/github-pat] "
          + "A GitHub personal access token stands in the source."
      ])
  }

  @Test("prints the path alone where there are no positions") func place() throws {
    let text = try printed("concise", Sample.report([Sample.folderFinding(path: BytePath("lib"))]))
    #expect(lines(text).first == "lib: note[ignore-missing] apikey.json is not ignored")
  }

  @Test("begins no line as a command to GitHub's runners") func command() throws {
    let finding = Sample.folderFinding(path: BytePath("::error::x"))
    #expect(try printed("concise", Sample.report([finding])).hasPrefix("./::error::x: "))
  }

  @Test("counts code points in columns") func columns() throws {
    let path = BytePath("a")
    let occurrence = Sample.occurrence(Sample.secret(), path: path, before: "\u{1F511} t='")
    let text = try printed("concise", Sample.report([Sample.finding(occurrence)]))
    #expect(text.hasPrefix("a:1:6: "))
  }
}
