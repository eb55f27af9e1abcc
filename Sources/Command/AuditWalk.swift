import Bytes
import Model
import Policy
import Reports
import Scan

/// Shows one finding after another and asks what to do with it, by single keys.
struct AuditWalk {
  let report: Report
  let policy: ScanPolicy
  let now: Instant
  let console: Console

  private static let help = """
    k  known: it waits to be mended; asks for the reason, and writes it down
    f  fix: it is to be mended now; it stays a finding
    s  skip, the same as f; the space bar does so, too
    b  back to the one before
    w  write what was decided, and end
    q  end, and write nothing

    """

  /// The baseline with what was decided; nil where nothing is to be written.
  func run() -> Baseline? {
    var baseline = policy.baseline ?? Baseline()
    let keyboard = Keyboard()
    let open = open(in: baseline)
    if open.isEmpty {
      console.tell("Nothing to go through: every finding is known, and has a reason.\n")
      return nil
    }
    console.tell("\(open.count) to go through.\n\n\(Self.help)\n")
    var decided: [Int: BaselineEntry] = [:]
    var index = 0
    while index < open.count {
      show(open[index], index + 1, of: open.count)
      switch keyboard.key() {
      case "k":
        console.tell("known\nreason: ")
        guard let reason = keyboard.line(), !reason.isEmpty else {
          console.tell("A finding is known for a reason; nothing was written down.\n")
          continue
        }
        var entry = policy.entry(for: open[index])
        entry.reason = reason
        decided[index] = entry
        index += 1
      case "f", "s", " ":
        console.tell("stays\n\n")
        decided[index] = nil
        index += 1
      case "b": index = max(0, index - 1)
      case "w": index = open.count
      case "q", nil:
        console.tell("\nNothing was written.\n")
        return nil
      default: console.tell("\n\(Self.help)\n")
      }
    }
    for (_, entry) in decided.sorted(by: { $0.key < $1.key }) { baseline.take(entry, at: now) }
    return baseline
  }

  /// What no entry knows, and what one knows without a reason.
  private func open(in baseline: Baseline) -> [Finding] {
    let known = Baseline(baseline.entries.filter { $0.reason != nil })
    var matching = BaselineMatching(known, at: now)
    let isKnown = matching.knows(report.findings.map(policy.entry))
    return zip(report.findings, isKnown).filter { !$1 }.map(\.0)
  }

  private func show(_ finding: Finding, _ number: Int, of count: Int) {
    var one = report
    one.findings = [finding]
    one.credentials = report.credentials.filter { $0.id == finding.credential }
    let style = TextStyle(
      color: console.usesColor(.auto, on: Output.standardError), width: 0, verbose: false)
    var shown = ByteSink()
    ReportFormats.named("pretty", style: style)?.write(one, to: &shown)
    console.tell(String(decoding: shown.bytes, as: UTF8.self))
    console.tell("\n[\(number)/\(count)] k known, f fix, b back, w write, q quit, ? help: ")
  }
}
