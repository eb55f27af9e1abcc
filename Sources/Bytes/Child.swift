/// A program to run: which, with what arguments and with which variables.
package struct Child: Sendable {
  /// A name looked for on PATH, or a path with a slash.
  package var program: String
  /// What follows the program's name; what stands behind a zero byte is lost.
  package var arguments: [[UInt8]]
  package var variables = Variables()
  /// Milliseconds without a byte to or from it after which it is given up; nil to wait for ever.
  package var patience: Int32?

  package init(_ program: String, _ arguments: [[UInt8]]) {
    self.program = program
    self.arguments = arguments
  }

  /// How its environment differs from ours.
  package struct Variables: Sendable {
    /// Whether a variable of ours is handed on, by its name.
    package var keeps: @Sendable (_ name: String) -> Bool = { _ in true }
    /// Variables set over what is handed on.
    package var adds: [String: String] = [:]

    package init() {}
  }

  /// An exit status, or the signal that ended it.
  package enum Status: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
  }

  /// All that a finished child has said.
  package struct Result: Sendable {
    package var output: [UInt8]
    /// The beginning of its standard error.
    package var diagnostics: [UInt8]
    package var status: Status
  }

  /// Starts it, with pipes for its standard input, output and error.
  package func start() throws(ChildError) -> ChildProcess { try ChildProcess(self) }

  /// Runs it to its end: feeds it `input`, and reads all it prints.
  package func run(feeding input: [UInt8] = []) throws(ChildError) -> Result {
    var process = try start()
    process.write(input)
    process.closeInput()
    let output = try process.readAll()
    let status = try process.finish()
    return Result(output: output, diagnostics: process.diagnostics, status: status)
  }
}

/// Why a child could not be run to its end.
package enum ChildError: Error, Hashable, CustomStringConvertible {
  /// No such program on PATH.
  case notFound(String)
  /// The system refused.
  case failed(String, SystemError)
  /// It neither read nor wrote for so many milliseconds, and was stopped.
  case stuck(String, milliseconds: Int32)
  /// It ended in the middle of an answer.
  case cutShort(String)
  /// A line of its answer has no end.
  case endless(String)

  package var description: String {
    switch self {
    case .notFound(let program): "\(program) is not on PATH: install it, or add its folder to PATH"
    case .failed(let program, let refusal): "cannot run \(program): \(refusal)"
    case .stuck(let program, let milliseconds):
      "\(program) did nothing for \(milliseconds / 1_000) seconds and was stopped"
    case .cutShort(let program): "\(program) ended in the middle of an answer"
    case .endless(let program): "\(program) gave an answer with a line that is too long"
    }
  }
}
