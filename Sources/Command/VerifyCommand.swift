import Bytes
import Model
import Policy
import Reports
import Scan

/// What was typed after `credlint verify`.
struct VerifyArguments {
  /// As for a scan; its first path is the saved report.
  var scan = ScanArguments()
}

extension Syntax<VerifyArguments> {
  static var verify: Self {
    Syntax(
      summary: "Tell which findings of a saved report are mended, and which are still there",
      operands: "REPORT.json [PATH ...]",
      examples: [
        ("credlint scan -f json > ../before.json", "before the work"),
        ("credlint verify ../before.json", "after it, from the same folder"),
        (
          "credlint verify --inventory ../keys.json ../before.json",
          "and whether the account still has the keys"
        ),
      ],
      flags: [
        .each(
          "--inventory", value: "FILE",
          help: "an exported list of keys: what it still lists is not mended; repeatable",
          \.scan.inventories)
      ] + Syntax<ScanArguments>.judgingFlags.map { $0.within(\.scan) },
      operand: { values, path in values.scan.paths.append(path) })
  }
}

/// `credlint verify`
struct VerifyCommand {
  let console: Console

  func run(_ arguments: VerifyArguments) throws(UsageError) -> ExitStatus {
    guard let file = arguments.scan.paths.first else {
      throw .wrong("'credlint verify' takes a report that 'credlint scan -f json' has printed")
    }
    let before = try ReportCommand(console: console).report(in: file)
    let request = try request(after: before, arguments.scan)
    let after = ScanCommand(console: console).report(of: request, arguments.scan)
    if after.isElsewhere(than: before) {
      throw .wrong(
        "nothing is here of the folders that the report names: verify it where it was made")
    }
    let style = TextStyle(color: false, width: 0, verbose: false)
    console.tell(Closing(report: after, style: style).unread)
    let outcomes = Outcomes(before, after, seeing: request.input)
    _ = try answer(outcomes.text, console)
    console.tell(outcomes.summary)
    guard before.scan.isComplete, after.scan.isComplete, outcomes.areKnown
    else { return .incomplete }
    return outcomes.areMended ? .clean : .findings
  }

  /// Asks for what the report is of, with all that it may have told.
  private func request(
    after before: Report, _ arguments: ScanArguments
  ) throws(UsageError) -> ScanRequest {
    var arguments = arguments
    arguments.paths.removeFirst()
    switch before.scan.mode {
    case "tree": break
    case "history": arguments.readsHistory = true
    default:
      throw .wrong("the report is none of files or of a history: make one, and verify that")
    }
    if arguments.inventories.contains("") { throw .wrong("option --inventory: a path is empty") }
    arguments.judged = arguments.inventories.map { BytePath($0) }
    arguments.inventories = []
    for (name, lowest) in [("min-severity", "info"), ("min-confidence", "low")] {
      guard let key = ConfigurationKey.named(name) else { continue }
      arguments.settings.append(PolicyQuestion.Option(key, name: "--" + name, text: lowest))
    }
    let command = ScanCommand(console: console)
    var request = try command.request(arguments, for: try command.input(arguments))
    // What is known is not mended.
    request.policy = request.policy.with(nil)
    return request
  }
}

/// What became of the findings of a report.
private struct Outcomes {
  private(set) var text = ""
  private var mended = 0
  private var open = 0
  private var unseen = 0

  init(_ before: Report, _ after: Report, seeing input: ScanRequest.Input) {
    let there = Dictionary(
      (after.findings + after.silenced.map(\.finding)).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let keys = Dictionary(
      before.credentials.map { ($0.id, $0.keyID) }, uniquingKeysWith: { first, _ in first })
    let listed = Dictionary(
      after.credentials.filter(\.isActive).compactMap { credential in
        credential.keyID.flatMap { id in credential.listings.first.map { (id, $0) } }
      }, uniquingKeysWith: { first, _ in first })
    for finding in before.findings where finding.practice != "scan-incomplete" {
      let place: String
      if let known = there[finding.id] {
        place = "still there: \(known.place)"
      } else if let id = finding.credential.flatMap({ keys[$0] ?? nil }), let row = listed[id] {
        place = "still active: \(finding.place), as \(id) in \(row.path.text.visible)"
      } else if !input.covers(finding.location.path) {
        unseen += 1
        text += "not looked at: \(finding.place)\n"
        continue
      } else {
        mended += 1
        text += "mended: \(finding.place)\n"
        continue
      }
      open += 1
      text += place + "\n"
    }
  }

  var areMended: Bool { open == 0 }

  /// Whether each was looked at again.
  var areKnown: Bool { unseen == 0 }

  var summary: String {
    "\(mended) of \(mended + open + unseen) mended"
      + (areKnown ? ".\n" : "; \(unseen) outside of what was looked at.\n")
  }
}

extension ScanRequest.Input {
  /// Whether what stood at a path would be met again.
  fileprivate func covers(_ path: BytePath) -> Bool {
    guard case .paths(let paths) = self else { return true }
    return paths.map(\.normalized).contains { top in
      if top == BytePath(".") { return !path.isAbsolute && !path.bytes.starts(with: "../".utf8) }
      return path.relative(to: top) != nil || path.bytes.starts(with: top.bytes + "!".utf8)
    }
  }
}

extension Report {
  /// Whether nothing is here of what an earlier report is of: all of it would look mended.
  fileprivate func isElsewhere(than before: Report) -> Bool {
    if before.findings.isEmpty { return false }
    if before.scan.mode == "history" { return scan.commits == 0 }
    return scan.files == 0
      || before.findings.allSatisfy {
        (try? FileStatus(of: $0.location.path.parent, followingLink: true)) == nil
      }
  }
}

extension Report.Credential {
  /// Whether no list says that it is switched off.
  fileprivate var isActive: Bool { !facts.contains { $0.name == "disabled" && $0.value == "true" } }
}

extension Finding {
  /// `path:line rule`
  fileprivate var place: String {
    location.path.text.visible + (location.start.map { ":\($0.line)" } ?? "") + " " + rule
  }
}
