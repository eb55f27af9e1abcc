import Model

/// How old the keys are, as bars of text.
struct AgePlot {
  private var counts = [Int](repeating: 0, count: Self.spans.count)
  private var undated = 0

  /// The first day that is beyond each bar.
  private static let spans: [(label: String, end: Int)] = [
    ("below 30 days", 30), ("30 to 59", 60), ("60 to 89", 90), ("90 to 179", 180),
    ("180 to 364", 365), ("1 to 2 years", 730), ("older", .max),
  ]
  private static let longestBar = 40

  init(_ credentials: [Report.Credential], at now: Instant) {
    for credential in credentials {
      guard let created = credential.createdAt else {
        undated += 1
        continue
      }
      let days = now.days(since: created)
      if let span = Self.spans.firstIndex(where: { days < $0.end }) { counts[span] += 1 }
    }
  }

  /// A title and a line for each span; the longest bar has 40 signs.
  var text: String {
    let most = max(counts.max() ?? 0, undated)
    guard most > 0 else { return "" }
    var rows = zip(Self.spans.map(\.label), counts).map { ($0, $1) }
    if undated > 0 { rows.append(("no date", undated)) }
    let width = rows.map(\.0.count).max() ?? 0
    let lines = rows.map { label, count in
      // What is there shows, however little it is.
      let bar = count == 0 ? 0 : max(1, count * Self.longestBar / most)
      let gap = String(repeating: " ", count: width - label.count + 2)
      let signs = String(repeating: "#", count: bar)
      return "  \(label)\(gap)\(signs)\(bar > 0 ? " " : "")\(count)\n"
    }
    return "\nAge\n" + lines.joined()
  }
}
