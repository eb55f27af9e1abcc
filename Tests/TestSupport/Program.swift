import Bytes
package import Model

/// A program run to its end in a folder, with all that it prints.
package struct Program {
  package var path: String
  package var arguments: [[UInt8]]
  package var folder: BytePath
  package var input: [UInt8] = []
  /// Set over what this process has, without git's own.
  package var variables: [String: String] = [:]
  /// Put before the program: a program that starts another with other rights, and its options.
  package var wrapper: [String] = []

  package init(_ path: String, _ arguments: [[UInt8]], in folder: BytePath) {
    self.path = path
    self.arguments = arguments
    self.folder = folder
  }

  /// What it printed, and how it ended.
  package struct Outcome {
    package var output: [UInt8]
    package var errors: [UInt8]
    /// Nil where a signal ended it.
    package var status: Int32?

    /// Standard output as text.
    package var text: String { String(decoding: output, as: UTF8.self) }
    /// Standard error as text.
    package var errorText: String { String(decoding: errors, as: UTF8.self) }
  }

  /// Runs it; its standard error is kept in a file of `scratch` meanwhile.
  package func run(using scratch: ScratchFolder) throws -> Outcome {
    let name = "standard-error"
    let script = #"cd "$1" && errors=$2 && shift 2 && exec "$@" 2>"$errors""#
    var words = ["-c", script, "sh"].map { Array($0.utf8) }
    words += [folder.bytes, scratch.aside.appending(name.utf8).bytes]
    words += (wrapper + [path]).map { Array($0.utf8) } + arguments
    var child = Child("/bin/sh", words)
    child.variables.keeps = { !$0.hasPrefix("GIT_") && $0 != "NO_COLOR" && $0 != "FORCE_COLOR" }
    child.variables.adds = variables.merging(
      [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
        "XDG_CACHE_HOME": scratch.aside.appending("cache".utf8).text,
      ]) { own, _ in own }
    child.patience = 120_000
    let result = try child.run(feeding: input)
    var status: Int32?
    if case .exited(let code) = result.status { status = code }
    return Outcome(output: result.output, errors: try scratch.bytes(aside: name), status: status)
  }
}
