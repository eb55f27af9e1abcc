import TestSupport
import Testing

/// A file that hides a secret in some way, and where it must be found.
struct Carrier: Sendable {
  let path: String
  let bytes: [UInt8]
  /// `detector line:column`, in order; with the path within a container before the detector.
  let findings: [String]

  init(_ path: String, _ bytes: [UInt8], finds findings: String...) {
    self.path = path
    self.bytes = bytes
    self.findings = findings
  }

  init(_ path: String, _ text: String, finds findings: [String]) {
    self.path = path
    bytes = Array(text.utf8)
    self.findings = findings
  }

  /// What each way of scanning must find in each carrier, by the carrier's path.
  static func found(in report: ReportJSON) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for finding in report.findings where finding.detector != nil {
      let parts = finding.location.path.split(separator: "!", maxSplits: 1).map(String.init)
      let place = "\(finding.location.line ?? 0):\(finding.location.column ?? 0)"
      let words = parts.dropFirst() + [finding.detector ?? "", place]
      found[parts[0], default: []].append(words.joined(separator: " "))
    }
    return found
  }
}

/// Looks at carriers in every way that there is.
struct CarrierTrial {
  let carriers: [Carrier]
  private let scratch: ScratchFolder

  init(_ carriers: [Carrier]) throws {
    self.carriers = carriers
    scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.commit()
    for carrier in carriers { try scratch.write(Array(carrier.path.utf8), carrier.bytes) }
  }

  private var expected: [String: [String]] {
    Dictionary(
      carriers.filter { !$0.findings.isEmpty }.map { ($0.path, $0.findings) },
      uniquingKeysWith: { first, _ in first })
  }

  private func report(
    _ arguments: String..., feeding input: [UInt8] = [], exposed exposure: String? = nil
  ) throws -> ReportJSON {
    let outcome = try Credlint.run(
      ["scan", "--now", Credlint.now, "-f", "json"] + arguments, in: scratch, feeding: input)
    let report = try ReportJSON(outcome)
    let unread = report.scan.unread.map { "\($0.path): \($0.reason)" }.joined(separator: "; ")
    #expect(report.scan.complete, Comment(rawValue: unread))
    if let exposure {
      for finding in report.findings where finding.detector != nil {
        #expect(finding.exposure == exposure, "\(finding.line)")
      }
    }
    return report
  }

  private func compare(_ report: ReportJSON, _ mode: Comment) {
    let found = Carrier.found(in: report)
    for path in Set(found.keys).union(expected.keys).sorted() {
      #expect(found[path] == expected[path], "\(path), \(mode)")
    }
  }

  /// As files that git does not know, in the index, committed, in the history, and by standard input.
  func run() throws {
    compare(try report(".", exposed: "untracked"), "tree")
    try scratch.git("add", "--all", "--force")
    compare(try report("--staged", exposed: "staged"), "staged")
    try scratch.commitAll("all", at: "2025-12-31T01:00:00Z")
    compare(try report(".", exposed: "committed"), "committed tree")
    compare(try report("--range", "HEAD~1..HEAD"), "range")
    compare(try report("--history"), "history")
    for carrier in carriers {
      let report = try report("--stdin", "--stdin-path", carrier.path, feeding: carrier.bytes)
      #expect(
        Carrier.found(in: report)[carrier.path] ?? [] == carrier.findings, "\(carrier.path), stdin")
    }
  }
}
