import Bytes
import Fixes
import Model
import Reports
import Scan

/// What was typed after `credlint fix`.
struct FixArguments {
  var scan = ScanArguments()
  var applies = false
}

extension Syntax<FixArguments> {
  static var fix: Self {
    Syntax(
      summary:
        "Replace literals by lookups in the environment; shows what, and changes it if asked",
      operands: "[PATH ...]",
      examples: [
        ("credlint fix", "what would change"),
        ("credlint fix --apply", "change it, with .env.example and .gitignore"),
        ("credlint fix --apply src/app.js", "in one file"),
      ],
      flags: [
        .on("--apply", help: "write the files; without it nothing is changed", \.applies)
      ] + Syntax<ScanArguments>.judgingFlags.map { $0.within(\.scan) },
      operand: { values, path in values.scan.paths.append(path) })
  }
}

/// `credlint fix`
struct FixCommand {
  let console: Console

  func run(_ arguments: FixArguments) throws(UsageError) -> ExitStatus {
    let command = ScanCommand(console: console)
    var request = try command.request(arguments.scan, for: try command.input(arguments.scan))
    // What waits to be mended is mended here.
    request.policy = request.policy.with(nil)
    let report = command.report(of: request, arguments.scan)
    let style = TextStyle(color: false, width: 0, verbose: false)
    console.tell(Closing(report: report, style: style).unread)
    let plan = FixPlan(report, for: .changes)
    _ = try answer(plan.text, console)
    if arguments.applies {
      try apply(plan)
    } else if !plan.files.isEmpty {
      console.tell("Nothing was changed; --apply does so.\n")
    }
    console.tell(plan.unreadable.map { "not read: \($0)\n" }.joined())
    if !plan.isEmpty {
      console.tell("The values were in files: revoke them, and create new ones.\n")
    }
    guard report.scan.isComplete, plan.unreadable.isEmpty else { return .incomplete }
    return plan.byHand.isEmpty && (arguments.applies || plan.files.isEmpty) ? .clean : .findings
  }

  private func apply(_ plan: FixPlan) throws(UsageError) {
    var done: [String] = []
    for file in plan.files {
      do throws(SystemError) { try Output.save(file.fixed, as: file.path) } catch {
        throw .wrong("\(file.path.text.visible): cannot be written: \(error)")
      }
      done.append(file.path.text.visible)
    }
    let additions = [
      (BytePath(".env.example"), plan.variables.map { $0 + "=" }),
      (BytePath(".gitignore"), plan.ignored),
    ]
    for (path, lines) in additions where !lines.isEmpty {
      do throws(SystemError) {
        let added = try AddedLines(lines, to: path)
        try added.write()
        if !added.missing.isEmpty { done.append(path.text) }
      } catch {
        throw .wrong("\(path.text): cannot be written: \(error)")
      }
    }
    if !done.isEmpty { console.tell("Changed: \(done.joined(separator: ", ")).\n") }
  }
}
