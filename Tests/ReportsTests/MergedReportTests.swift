import Model
import Reports
import Testing

@Suite struct MergedReportTests {
  private func part(
    _ path: String, id: String = "f1", credential: String = "c1", seed: UInt64 = 1
  ) -> Report {
    let secret = Sample.secret(seed: seed)
    let occurrence = Sample.occurrence(secret, path: BytePath(path))
    var known = Sample.credential(credential, Sample.detector(), secret, [occurrence])
    known.fingerprint = "seed \(seed)"
    return Sample.report(
      [Sample.finding(occurrence, id: id, credential: credential)], credentials: [known],
      rules: [Sample.rule("embedded-key/github-pat")])
  }

  /// As a report of practices that are about places, but for those of age.
  private func merged(_ reports: [Report]) -> Report? {
    Report(merging: reports) { $0 != "key-age" }
  }

  @Test("tells once what is about all of a credential") func lifecycle() throws {
    func old(_ path: String, _ severity: Severity) -> Report {
      var report = part(path)
      report.findings[0].practice = "key-age"
      report.findings[0].severity = severity
      return report
    }
    let whole = try #require(merged([old("b", .high), old("a", .low)]))
    #expect(whole.findings.map(\.id) == ["f1"])
    #expect(whole.findings.map(\.severity) == [.high])
    #expect(whole.credentials.map(\.places.count) == [2])
  }

  @Test("joins parts as one scan would have it") func parts() throws {
    let whole = try #require(merged([part("b"), part("a"), part("c", id: "f9", seed: 2)]))
    #expect(whole.findings.map(\.location.path.text) == ["a", "b", "c"])
    #expect(whole.findings.map(\.id) == ["f1", "f1-2", "f9"])
    #expect(whole.findings.map(\.credential) == ["c1", "c1", "c2"])
    #expect(whole.credentials.map(\.id) == ["c1", "c2"])
    #expect(whole.credentials[0].places.map(\.path.text) == ["a", "b"])
    #expect(whole.rules.count == 1)
    #expect(whole.scan.files == 3 * 212)
  }

  @Test("says once what is the same") func duplicates() throws {
    let whole = try #require(merged([Sample.full, Sample.full]))
    #expect(whole.findings.count == Sample.full.findings.count)
    #expect(whole.credentials.count == 2)
    #expect(whole.scan.unread.count == 1)
  }

  @Test("is complete only if each part is") func completeness() throws {
    let broken = Sample.report { $0.unread = [Notice(path: BytePath("x"), reason: "why")] }
    #expect(try #require(merged([part("a"), broken])).scan.isComplete == false)
    #expect(try #require(merged([part("a"), part("b")])).scan.isComplete)
    #expect(merged([]) == nil)
  }

  @Test("tells repositories apart by a folder for each") func repositories() throws {
    var (one, two) = (part("a"), part("a"))
    one.move(below: BytePath("one"))
    two.move(below: BytePath("two"))
    let whole = try #require(merged([one, two]))
    #expect(whole.findings.map(\.location.path.text) == ["one/a", "two/a"])
    #expect(whole.credentials.count == 1)
  }

  @Test("joins no values that only look alike") func guessable() throws {
    var (one, two) = (part("a"), part("b"))
    one.credentials[0].fingerprint = nil
    two.credentials[0].fingerprint = nil
    #expect(try #require(merged([one, two])).credentials.count == 2)
  }

  @Test("warns of parts made with different rules") func rules() throws {
    var other = part("b")
    other.tool.digest = "0b"
    #expect(try #require(merged([part("a"), other])).scan.warnings.count == 1)
  }

  @Test(
    "says what is no report of ours, and where",
    arguments: [
      ("[]", "schema: expected a text"), (#"{"schema":"x"}"#, "schema: expected credlint-report/1"),
      (#"{"schema":"credlint-report/1"}"#, "tool: expected an object"),
    ])
  func strangers(text: String, error: String) throws {
    let json = try Model.JSONValue(parsing: Array(text.utf8))
    #expect { try Report(savedAs: json) } throws: { "\($0)" == error }
  }
}
