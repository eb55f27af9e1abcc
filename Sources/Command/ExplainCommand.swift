import Bytes
import Model
import Scan

/// What was typed after `credlint explain`.
struct ExplainArguments {
  /// As for a scan, for which the policy is looked up.
  var scan = ScanArguments()
  var subjects: [[UInt8]] = []
}

extension Syntax<ExplainArguments> {
  static var explain: Self {
    Syntax(
      summary: "Explain a practice, a detector, or why the values on a line are found or not",
      operands: "ID | FILE:LINE",
      examples: [
        ("credlint explain key-age", "a practice: its source and how to mend it"),
        ("credlint explain embedded-key/github-pat", "the rule that a finding names"),
        ("credlint explain deploy.sh:3", "what detectors make of line 3, and why"),
      ],
      flags: Syntax<ScanArguments>.policyFlags.map { $0.within(\.scan) } + [
        .on("-h", "--help", help: "this text", \.scan.wantsHelp)
      ],
      operand: { values, subject in values.subjects.append(subject) })
  }
}

/// `credlint explain`
struct ExplainCommand {
  let console: Console

  func run(_ arguments: ExplainArguments) throws(UsageError) -> ExitStatus {
    guard arguments.subjects.count == 1, let subject = arguments.subjects.first else {
      throw .wrong("'credlint explain' takes one id, or FILE:LINE; 'credlint rules' lists the ids")
    }
    guard let place = Place(subject) else {
      return try answer(RulePage.text(of: String(decoding: subject, as: UTF8.self)), console)
    }
    return try answer(text(of: place, arguments.scan), console)
  }

  /// `FILE:LINE`, as reports write it; what follows a further colon is ignored.
  private struct Place {
    var path: BytePath
    var line: Int

    init?(_ text: [UInt8]) {
      let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      let numbers = parts.reversed().prefix { Int(String(decoding: $0, as: UTF8.self)) != nil }
      guard let line = numbers.last.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }),
        line > 0, numbers.count < parts.count
      else { return nil }
      let rest = parts.dropLast(numbers.count)
      path = BytePath(Array(rest.joined(separator: [UInt8(ascii: ":")])))
      self.line = line
    }
  }

  private func text(of place: Place, _ scan: ScanArguments) throws(UsageError) -> String {
    let policy = try scan.policy(for: .paths([place.path]))
    let name = echo(place.path)
    let read: Explanation?
    do throws(SystemError) {
      read = try Explanation(of: place.path, line: place.line, policy)
    } catch {
      throw .wrong("\(name): cannot be read: \(error)")
    }
    guard let explanation = read else { throw .wrong("out of memory") }
    guard explanation.hasLine else { throw .wrong("\(name) has no line \(place.line)") }
    guard !explanation.parts.isEmpty else {
      return "\(place.line): nothing here has the form that a detector looks for\n"
    }
    return explanation.parts.map { part in
      "\(part.start.line):\(part.start.column): \(part.detector): \(part.outcome)\n"
        + "    columns \(part.start.column) to \(part.end.column), \(part.look)\n"
    }.joined()
  }
}
