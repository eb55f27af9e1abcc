import Foundation
import FoundationXML
import Model
import Testing

/// JUnit and Checkstyle, read back by a reader that is not ours.
@Suite struct XMLTests {
  private func document(_ format: String, _ report: Report = Sample.full) throws -> XMLElement {
    let text = try printed(format, report)
    return try #require(XMLDocument(xmlString: text).rootElement())
  }

  private func attributes(_ element: XMLElement, _ names: String...) -> [String?] {
    names.map { element.attribute(forName: $0)?.stringValue }
  }

  @Test("makes of each finding a test that failed, and of a scan one that could not run")
  func junit() throws {
    let suite = try #require(document("junit").elements(forName: "testsuite").first)
    #expect(attributes(suite, "tests", "failures", "errors") == ["7", "6", "1"])
    let cases = suite.elements(forName: "testcase")
    #expect(cases.count == 7)
    #expect(
      attributes(cases[1], "classname", "name", "line")
        == ["a#b%20c/deploy ü.sh", "embedded-key/github-pat at 3:6", "3"])
    let failure = try #require(cases[1].elements(forName: "failure").first)
    #expect(failure.attribute(forName: "type")?.stringValue == "critical")
    #expect(failure.stringValue?.contains("\n- Revoke the token.\n") == true)
    #expect(cases[6].elements(forName: "error").count == 1)
  }

  @Test("passes a clean scan as one test") func clean() throws {
    let suite = try #require(
      document("junit", Sample.report()).elements(forName: "testsuite").first)
    #expect(attributes(suite, "tests", "failures", "errors") == ["1", "0", "0"])
    #expect(suite.elements(forName: "testcase").first?.childCount == 0)
  }

  @Test("groups Checkstyle's errors by file") func checkstyle() throws {
    let files = try document("checkstyle").elements(forName: "file")
    #expect(files.map { attributes($0, "name")[0] }.prefix(2) == [".", "a#b%20c/deploy ü.sh"])
    let errors = files[1].elements(forName: "error")
    #expect(errors.count == 2)
    #expect(
      attributes(errors[0], "line", "column", "severity", "source")
        == ["3", "6", "error", "credlint.embedded-key/github-pat"])
    #expect(attributes(files[0].elements(forName: "error")[0], "severity") == ["info"])
  }

  @Test("escapes markup, and what XML may not hold", arguments: ["junit", "checkstyle"])
  func hostile(format: String) throws {
    let path = BytePath("<a href='x'>&\"\u{0}\u{FFFF}]]>.py")
    let element = try document(format, Sample.report([Sample.folderFinding(path: path)]))
    #expect(element.xmlString.contains("&lt;a href="))
    #expect(!element.xmlString.contains("<a href"))
  }
}
