import Model
import Reports
import Testing

@Suite struct ClosingTests {
  private func closing(
    _ findings: [Finding] = [], verbose: Bool = false,
    scan: (inout Report.Summary) -> Void = { _ in }
  ) -> [String] {
    let style = TextStyle(color: false, width: 0, verbose: verbose)
    let closing = Closing(report: Sample.report(findings, scan: scan), style: style)
    return lines(closing.unread + closing.summary)
  }

  @Test("proves a scan without findings in one line") func empty() {
    #expect(closing() == ["No findings in 212 files (1.3 MB, 640 detectors). Complete."])
  }

  @Test("tells blobs and commits where no files were read") func history() {
    let text = closing { scan in
      (scan.files, scan.blobs, scan.commits, scan.bytes) = (0, 1, 40, 999)
      scan.mode = "history"
    }
    #expect(text == ["No findings in 1 blob (40 commits, 999 bytes, 640 detectors). Complete."])
  }

  @Test("counts what was suppressed and skipped, and lists the skipped when asked")
  func skipped() {
    let change = { (scan: inout Report.Summary) in
      scan.suppressed = 2
      scan.skipped = [Notice(path: BytePath("run/fifo"), reason: "a FIFO")]
    }
    let start =
      "No findings in 212 files (1.3 MB, 640 detectors). Complete: 2 suppressed, 1 skipped"
    #expect(closing(scan: change) == [start + " (--verbose lists them)."])
    #expect(closing(verbose: true, scan: change) == ["skipped: run/fifo: a FIFO", start + "."])
  }

  @Test("always lists what was not read") func unread() {
    let text = closing {
      $0.unread = [Notice(path: BytePath("a"), reason: "permission denied")]
    }
    #expect(
      text == [
        "not read: a: permission denied",
        "No findings in 212 files (1.3 MB, 640 detectors). INCOMPLETE: 1 not read.",
      ])
  }

  @Test("counts places where there are more than files") func places() {
    let secret = Sample.secret()
    let findings = ["a.zip!1", "a.zip!2"].map {
      Sample.finding(Sample.occurrence(secret, path: BytePath($0)))
    }
    let text = closing(findings) { $0.files = 1 }.joined()
    #expect(text.contains("2 errors in 2 places of 1 file ("))
  }

  @Test(
    "writes sizes in powers of 1,000",
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1.0 kB"), (1_999_999, "1.9 MB"),
      (2_500_000_000, "2.5 GB"), (Int.max, "9223372036.8 GB"),
    ])
  func sizes(bytes: Int, text: String) {
    #expect(closing { $0.bytes = bytes }.joined().contains("(\(text), 640 detectors)"))
  }
}
