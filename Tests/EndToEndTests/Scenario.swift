import TestSupport
import Testing

/// A tree, how it is scanned, and all that must come of it.
struct Scenario: Sendable, CustomTestStringConvertible {
  let name: String
  /// What follows `credlint scan`.
  let arguments: [String]
  /// `severity rule path:line:column exposure +also`, in the report's order.
  let findings: [String]
  let status: Int32
  let variables: [String: String]
  let arrange: @Sendable (ScratchFolder) throws -> Void

  init(
    _ name: String, scanning arguments: [String] = ["."], finds findings: [String],
    status: Int32? = nil, variables: [String: String] = [:],
    in arrange: @escaping @Sendable (ScratchFolder) throws -> Void
  ) {
    self.name = name
    self.arguments = arguments
    self.findings = findings
    self.status = status ?? (findings.allSatisfy { $0.hasPrefix("info ") } ? 0 : 1)
    self.variables = variables
    self.arrange = arrange
  }

  /// One file in no repository.
  init(
    _ name: String, file path: String, _ text: String, scanning arguments: [String] = ["."],
    finds findings: [String], status: Int32? = nil
  ) {
    self.init(name, scanning: arguments, finds: findings, status: status) {
      try $0.write(path, text, mode: 0o600)
    }
  }

  var testDescription: String { name }

  /// Runs it and compares all that it must tell.
  func check() throws {
    let scratch = try ScratchFolder()
    try arrange(scratch)
    let outcome = try Credlint.run(
      ["scan", "--now", Credlint.now, "--format", "json"] + arguments, in: scratch,
      variables: variables)
    let report = try ReportJSON(outcome)
    #expect(report.found.map(\.line) == findings)
    #expect(report.tellsUnread)
    #expect(outcome.status == status, Comment(rawValue: outcome.errorText))
    #expect(report.scan.complete == (status != 2))
  }
}
