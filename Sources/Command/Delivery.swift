import Bytes
import Model
import Policy
import Reports

/// Brings a report to where it was asked for, and says how to exit.
struct Delivery {
  private let console: Console
  private let arguments: OutputArguments
  private let plan: OutputPlan

  /// Made before there is a report, so that wrong usage costs no scan.
  init(_ arguments: OutputArguments, console: Console) throws(UsageError) {
    self.console = console
    self.arguments = arguments
    plan = try OutputPlan(arguments, console: console)
  }

  /// Whether a report tells how values leave their files.
  var tellsFixes: Bool {
    ([plan.printed].compactMap { $0 } + plan.saved.map(\.format)).contains {
      type(of: $0).tellsFixes
    }
  }

  /// Prints and saves all that was asked for, also when some of it fails.
  func deliver(_ report: Report, _ thresholds: Thresholds) -> ExitStatus {
    var isWritten = true
    if let format = plan.printed { isWritten = printed(report, as: format) }
    for (path, format) in plan.saved { isWritten = saved(report, as: format, path) && isWritten }
    tell(report)

    guard report.scan.isComplete, isWritten else { return .incomplete }
    return report.findings.contains { thresholds.fails($0) } ? .findings : .clean
  }

  /// Standard error, behind the findings: what could not be read always, the rest unless quiet.
  private func tell(_ report: Report) {
    let style = TextStyle(
      color: console.usesColor(arguments.color, on: Output.standardError), width: 0,
      verbose: arguments.isVerbose)
    let closing = Closing(report: report, style: style)
    console.tell(closing.unread + (arguments.isQuiet ? "" : closing.summary))
  }

  private func printed(_ report: Report, as format: any ReportFormat) -> Bool {
    do throws(SystemError) {
      try Output.send(to: Output.standardOutput) { format.write(report, to: &$0) }
      return true
    } catch {
      console.say("error: standard output: \(error)")
      return false
    }
  }

  private func saved(_ report: Report, as format: any ReportFormat, _ path: BytePath) -> Bool {
    do throws(SystemError) {
      try Output.save(as: path) { format.write(report, to: &$0) }
      return true
    } catch {
      console.say(
        "error: \(type(of: format).name) report \(echo(path)): cannot be written: \(error)")
      return false
    }
  }
}
