import Bytes
import Model
import Reports

/// Which reports go where: one to standard output or a file, more to files of their own.
struct OutputPlan {
  /// The report for standard output; nil when `-o FILE` took its place.
  var printed: (any ReportFormat)?
  var saved: [(path: BytePath, format: any ReportFormat)] = []

  init(_ arguments: OutputArguments, console: Console) throws(UsageError) {
    let isTerminal = Environment.isTerminal(Output.standardOutput)
    let width =
      Environment.value("COLUMNS").flatMap { Int($0) }
      ?? Environment.columns(of: Output.standardOutput) ?? 0
    let style = TextStyle(
      color: console.usesColor(arguments.color, on: Output.standardOutput),
      width: isTerminal ? width : 0, verbose: arguments.isVerbose,
      showsSilenced: arguments.showsSilenced)
    let name = arguments.format ?? (isTerminal ? "pretty" : "concise")
    printed = ReportFormats.named(name, style: style)
    let plain = TextStyle(
      color: arguments.color == .always, width: 0, verbose: arguments.isVerbose,
      showsSilenced: arguments.showsSilenced)
    for output in arguments.outputs {
      let parts = output.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 {
        guard let format = ReportFormats.named(String(parts[0]), style: plain) else {
          throw .badValue(
            of: "--output", given: String(parts[0]), expected: ReportFormats.names)
        }
        saved.append((BytePath(String(parts[1])), format))
      } else {
        // A file alone takes what would have been printed.
        guard printed != nil, let format = ReportFormats.named(name, style: plain) else {
          throw .wrong("only one --output may be a file without a format")
        }
        saved.append((BytePath(output), format))
        printed = nil
      }
    }
    if saved.contains(where: { $0.path.bytes.isEmpty }) {
      throw .missingValue(of: "--output", named: "[FORMAT=]FILE")
    }
  }
}
