import Model

/// Frames with the line, carets under the mark, and what to do: for people at a terminal.
struct Pretty: ReportFormat {
  static let name = "pretty"
  let style: TextStyle

  func write(_ report: Report, to out: inout ByteSink) {
    let indices = report.credentialIndices
    var told: [String: Finding] = [:]
    for finding in report.findings {
      let help = Help(finding, after: told[finding.rule])
      if case .whole = help { told[finding.rule] = finding }
      let frame = PrettyFinding(
        finding: finding,
        credential: finding.credential.flatMap { indices[$0] }.map { report.credentials[$0] },
        help: help,
        style: style)
      out.append(contentsOf: frame.text.utf8)
    }
  }
}

/// What a finding says of its mend. Steps that an earlier one of the same rule told are not repeated.
private enum Help {
  case whole
  /// As at the place of an earlier finding, but for the steps of these numbers.
  case like(String, but: [Int])

  init(_ finding: Finding, after earlier: Finding?) {
    self = .whole
    guard let earlier, earlier.references == finding.references,
      earlier.remediation.count == finding.remediation.count
    else { return }
    let others = finding.remediation.indices.filter {
      finding.remediation[$0] != earlier.remediation[$0]
    }
    if others.count < max(finding.remediation.count, 1) {
      self = .like(earlier.location.text, but: others)
    }
  }
}

/// One finding in its frame.
private struct PrettyFinding {
  let finding: Finding
  let credential: Report.Credential?
  let help: Help
  let style: TextStyle

  var text: String {
    let rule = finding.rule.visible
    let head = paint.severity(finding.severity, "\(finding.severity.level.rawValue)[\(rule)]")
    var text = head + paint.bold(": " + finding.title.visible) + "\n"
    text += margin + paint.frame("-->") + " " + finding.location.text + "\n"
    text += excerpt
    for (label, lines) in notes { text += note(label, lines) }
    return text + "\n"
  }

  private var paint: Paint { Paint(isOn: style.color) }

  /// Blanks as wide as the line number.
  private var margin: String {
    String(repeating: " ", count: finding.location.start.map { String($0.line).count } ?? 1)
  }

  private var message: String { finding.message.visible }

  /// The line with carets; the message stands behind them if there is room, else in a note.
  private var excerpt: String {
    guard let snippet = finding.snippet, let start = finding.location.start else {
      return note("note", [message])
    }
    let bar = margin + paint.frame(" |")
    let width = style.width > 0 ? max(style.width - margin.count - 3, 20) : 0
    let frame = Frame(snippet, width: width)
    let carets = paint.severity(finding.severity, String(repeating: "^", count: frame.carets))
    let fits = width == 0 || frame.indent + frame.carets + 1 + message.cells <= width
    let label = fits ? " " + paint.severity(finding.severity, message) : ""
    var text = bar + "\n"
    text += paint.frame("\(start.line) |") + " " + frame.line + "\n"
    text += bar + " " + String(repeating: " ", count: frame.indent) + carets + label + "\n"
    text += bar + "\n"
    return fits ? text : text + note("note", [message])
  }

  private var notes: [(label: String, lines: [String])] {
    var notes: [(label: String, lines: [String])] = []
    notes.append(
      ("severity", ["\(finding.severity.name) (confidence: \(finding.confidence.name))"]))
    if let start = finding.location.start, let end = finding.location.end, end.line > start.line {
      notes.append(("lines", ["\(start.line) to \(end.line)"]))
    }
    if let exposure = finding.exposure {
      notes.append(("exposure", ["\(exposure.rawValue) (\(exposure.meaning))"]))
    }
    if let credential, credential.places.count > 1 || finding.snippet == nil {
      let places = counted(credential.places.count, "place")
      notes.append(("credential", ["\(credential.id), \(credential.redacted), in \(places)"]))
    }
    if style.showsSecrets, let value = credential?.value {
      notes.append(("secret", [String(decoding: value.bytes, as: UTF8.self)]))
    }
    notes.append(("commit", finding.location.commit.map { [$0.text] } ?? []))
    notes.append(("elsewhere", elsewhere))
    notes.append(("evidence", finding.evidence.map(\.text)))
    notes.append(("also", finding.also.isEmpty ? [] : [finding.also.joined(separator: ", ")]))
    notes += mending
    if style.verbose {
      notes.append(("why", finding.look.isEmpty ? [] : [finding.look]))
      notes.append(("id", [finding.id]))
    }
    return notes
  }

  private var mending: [(label: String, lines: [String])] {
    let steps = finding.remediation
    let numbered = steps.enumerated().map { steps.count > 1 ? "\($0 + 1). \($1)" : $1 }
    switch help {
    case .whole: return [("help", numbered), ("docs", finding.references)]
    case .like(let place, let others):
      guard !steps.isEmpty else { return [] }
      let head = "as at " + place + (others.isEmpty ? "" : ", but")
      return [("help", [head] + others.map { numbered[$0] })]
    }
  }

  /// The first of the value's other places, where they have no findings of their own.
  private var elsewhere: [String] {
    let places = finding.elsewhere
    let shown = style.verbose ? places[...] : places.prefix(Self.mostPlaces)
    let left = places.count - shown.count
    return shown.map(\.text) + (left > 0 ? ["and \(left) more (--verbose lists them)"] : [])
  }

  private static let mostPlaces = 5

  /// `   = label: lines`, folded to the terminal's width; nothing where there are no lines.
  private func note(_ label: String, _ lines: [String]) -> String {
    let indent = margin.count + 3 + label.count + 2
    let width = style.width > 0 ? max(style.width - indent, 20) : 0
    let folded = lines.flatMap { $0.visible.wrapped(to: width) }
    guard let first = folded.first else { return "" }
    let head = margin + paint.frame(" = ") + paint.bold(label + ":") + " " + first + "\n"
    let blanks = String(repeating: " ", count: indent)
    return folded.dropFirst().reduce(head) { $0 + blanks + $1 + "\n" }
  }
}

extension Commit {
  /// `3f2c1ab… by NAME, 2026-01-31`
  fileprivate var text: String {
    id + (author.map { " by " + $0 } ?? "")
      + (date.map { ", " + $0.rfc3339.prefix(10) } ?? "")
  }
}

extension Finding.Evidence {
  /// `ageDays = 200 (createdAt in apikey.json)`
  fileprivate var text: String {
    let value =
      switch self.value {
      case .number(let number): String(number)
      case .text(let text): text
      }
    return "\(name) = \(value)" + (source.map { " (\($0))" } ?? "")
  }
}

extension Exposure {
  /// What the word means.
  fileprivate var meaning: String {
    switch self {
    case .committed: "in HEAD"
    case .staged: "in the index, not in HEAD"
    case .unstaged: "only in the work tree of a tracked file"
    case .untracked: "one `git add` away"
    case .ignored: "ignored by git, but inside the tree"
    case .history: "only in older commits or other refs"
    case .outsideGit: "no repository"
    }
  }
}
