import Bytes
import Model
import Policy
import Reports
import Scan

/// `credlint report`
struct ReportCommand {
  let console: Console

  func run(_ arguments: ReportArguments) throws(UsageError) -> ExitStatus {
    let delivery = try Delivery(arguments.output, console: console)
    var reports: [Report] = []
    for file in arguments.files.isEmpty ? [Array("-".utf8)] : arguments.files {
      reports.append(try report(in: file))
    }
    guard var report = Report(merging: reports, isAboutPlace: RuleIDs.isAboutPlace) else {
      throw .wrong("there is no report to read")
    }
    report.keep { arguments.thresholds.reports($0) }
    return delivery.deliver(report, arguments.thresholds)
  }

  /// The report that was saved in a file; one behind `NAME=` moves into a folder of that name.
  func report(in operand: [UInt8]) throws(UsageError) -> Report {
    let equals = operand.firstIndex(of: UInt8(ascii: "="))
    let path = BytePath(Array(operand[(equals.map { $0 + 1 } ?? 0)...]))
    if path.bytes.isEmpty || equals == 0 { throw .wrong("a report is named as [NAME=]FILE.json") }
    let isStandardInput = path == BytePath("-")
    let name = isStandardInput ? "standard input" : echo(path)
    var report: Report
    do {
      let bytes = isStandardInput ? try Environment.standardInput() : try path.readToEnd()
      report = try Report(savedAs: JSONValue(parsing: bytes))
    } catch let error as JSONError {
      throw .wrong("\(name):\(error): save the report with --format json")
    } catch let error as SavedReportError {
      throw .wrong("\(name): \(error): save the report with --format json")
    } catch {
      throw .wrong("\(name): \(error)")
    }
    if let equals { report.move(below: BytePath(Array(operand[..<equals]))) }
    return report
  }
}
