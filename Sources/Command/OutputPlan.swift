import Bytes
import Model
import Reports

/// Which reports go where: one to standard output or a file, more to files of their own.
struct OutputPlan {
  /// The report for standard output; nil when `-o FILE` took its place.
  var printed: (any ReportFormat)?
  var saved: [(path: BytePath, format: any ReportFormat)] = []

  /// The one format that may show values.
  private static let forPeople = "pretty"

  init(_ arguments: OutputArguments, console: Console) throws(UsageError) {
    let isTerminal = Environment.isTerminal(Output.standardOutput)
    let name = arguments.format ?? (isTerminal ? "pretty" : "concise")
    guard !arguments.showsSecrets || isTerminal && name == Self.forPeople else {
      throw .wrong("--show-secrets prints to a terminal, as \(Self.forPeople), and nowhere else")
    }
    let width =
      Environment.value("COLUMNS").flatMap { Int($0) }
      ?? Environment.columns(of: Output.standardOutput) ?? 0
    let style = TextStyle(
      color: console.usesColor(arguments.color, on: Output.standardOutput),
      width: isTerminal ? width : 0, verbose: arguments.isVerbose,
      showsSilenced: arguments.showsSilenced, showsSecrets: arguments.showsSecrets)
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
    let files = saved.filter { !$0.path.isSpecial }.map { $0.path.place }
    guard Set(files).count == files.count else {
      throw .wrong("two reports cannot be written to one file: give each --output its own")
    }
  }
}

extension BytePath {
  /// Whether it leads to a device or a pipe, which take one report after another.
  fileprivate var isSpecial: Bool {
    let kind = (try? FileStatus(of: self, followingLink: true))?.kind
    return kind != nil && kind != .file
  }

  /// Where the file stands or will stand, however its path is written.
  fileprivate var place: BytePath {
    resolved ?? (parent.resolved ?? parent).appending(name)
  }
}
