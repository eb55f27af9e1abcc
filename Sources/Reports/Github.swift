import Model

/// Workflow commands that GitHub's runners turn into annotations of a change.
///
/// A step shows ten of each kind, so the worst ten come first, and a notice counts the rest.
struct Github: ReportFormat {
  static let name = "github"

  private static let mostOfAKind = 10

  func write(_ report: Report, to out: inout ByteSink) {
    var room: [Level: Int] = [.error: Self.mostOfAKind, .warning: Self.mostOfAKind]
    // One is kept for the notice about the rest.
    room[.note] = Self.mostOfAKind - 1
    var left = 0
    func add(_ level: Level, _ properties: [(String, String)], _ message: String) {
      guard let more = room[level], more > 0 else {
        left += 1
        return
      }
      room[level] = more - 1
      out.append(contentsOf: Self.command(level, properties, message).utf8)
    }
    for index in report.findings.worstFirst {
      let finding = report.findings[index]
      add(finding.severity.level, Self.properties(of: finding), finding.message)
    }
    if left > 0 {
      let rest =
        "\(counted(left, "more finding")), not shown as annotations: see the other reports."
      out.append(contentsOf: Self.command(.note, [("title", "credlint")], rest).utf8)
    }
  }

  private static func properties(of finding: Finding) -> [(String, String)] {
    var properties = [("title", finding.rule), ("file", finding.location.path.text)]
    guard let start = finding.location.start else { return properties }
    properties.append(("line", String(start.line)))
    if let end = finding.location.end { properties.append(("endLine", String(end.line))) }
    // Columns are taken only where they are of one line.
    if let end = finding.location.end, end.line == start.line {
      properties += [("col", String(start.column)), ("endColumn", String(end.column))]
    }
    return properties
  }

  private static func command(
    _ level: Level, _ properties: [(String, String)], _ message: String
  ) -> String {
    let word = level == .note ? "notice" : level.rawValue
    let told = properties.map { "\($0.0)=\(escaped($0.1, also: ":,"))" }.joined(separator: ",")
    return "::\(word) \(told)::\(escaped(message, also: ""))\n"
  }

  private static func escaped(_ text: String, also special: String) -> String {
    text.visible.unicodeScalars.reduce(into: "") { escaped, scalar in
      if scalar == "%" || special.unicodeScalars.contains(scalar) {
        escaped += "%" + String(scalar.value, radix: 16, uppercase: true)
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
