import Bytes
import Model
import TestSupport
import Testing

/// The program itself, as it was built for the tests.
enum Credlint {
  /// The clock of all tests.
  static let now = "2026-01-01T00:00:00Z"

  /// Runs it in the scratch folder's tree.
  static func run(
    _ arguments: String..., in scratch: ScratchFolder, feeding input: String = "",
    variables: [String: String] = [:], wrapper: [String] = []
  ) throws -> Program.Outcome {
    try run(arguments, in: scratch, feeding: input, variables: variables, wrapper: wrapper)
  }

  static func run(
    _ arguments: [String], in scratch: ScratchFolder, feeding input: String = "",
    variables: [String: String] = [:], wrapper: [String] = []
  ) throws -> Program.Outcome {
    try run(
      arguments, in: scratch, feeding: Array(input.utf8), variables: variables, wrapper: wrapper)
  }

  static func run(
    _ arguments: [String], in scratch: ScratchFolder, feeding input: [UInt8],
    variables: [String: String] = [:], wrapper: [String] = []
  ) throws -> Program.Outcome {
    var program = Program(
      try path, arguments.map { Array($0.utf8) }, in: scratch.root)
    program.input = input
    program.variables = variables
    program.wrapper = wrapper
    return try program.run(using: scratch)
  }

  /// Scans at the tests' clock.
  static func scan(
    _ arguments: String..., in scratch: ScratchFolder, feeding input: String = "",
    variables: [String: String] = [:], wrapper: [String] = []
  ) throws -> Program.Outcome {
    try run(
      ["scan", "--now", now] + arguments, in: scratch, feeding: input, variables: variables,
      wrapper: wrapper)
  }

  /// Beside the test bundle, or some folders above it.
  static var path: String {
    get throws { try #require(found, "the test bundle's folder should hold credlint") }
  }

  private static let found: String? = {
    for bundle in CommandLine.arguments where bundle.contains(".xctest") {
      var folder = (BytePath(bundle).resolved ?? BytePath(bundle)).parent
      while folder != folder.parent {
        let program = folder.appending("credlint".utf8)
        let status = try? FileStatus(of: program, followingLink: true)
        if status?.kind == .file { return program.text }
        folder = folder.parent
      }
    }
    return nil
  }()
}
