import Bytes
import Scan
import Synchronization

/// Shows on standard error how far a long scan has come; nothing for the first half second.
final class Progress: Sendable {
  private let start = ContinuousClock.now
  private let lastShown = Mutex(ContinuousClock.now)
  private let wasShown = Atomic(false)

  private static let patience = Duration.milliseconds(500)
  private static let interval = Duration.milliseconds(100)

  /// Called by one worker as it goes.
  func show(_ advance: Advance) {
    let now = ContinuousClock.now
    guard now - start > Self.patience else { return }
    let isDue = lastShown.withLock { last in
      guard now - last > Self.interval else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    wasShown.store(true, ordering: .relaxed)
    write("\r\u{1B}[K" + Self.text(of: advance, after: now - start))
  }

  /// What was done, how fast, and where it is known what is to be done, how long that may take.
  private static func text(of advance: Advance, after time: Duration) -> String {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let megabytes = Double(advance.bytes) / 1_000_000
    let counts = [
      (advance.commits, "commits"), (advance.files, advance.commits > 0 ? "blobs" : "files"),
      (Int(megabytes), "MB"),
    ]
    var parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if megabytes >= 1, seconds > 0 { parts.append("\(Int(megabytes / seconds)) MB/s") }
    if let total = advance.total, advance.files > 0, total > advance.files {
      let left = seconds * Double(total - advance.files) / Double(advance.files)
      parts.append("about \(Int(left.rounded(.up))) s left")
    }
    return parts.joined(separator: ", ")
  }

  /// Leaves the line as it was.
  func clear() {
    if wasShown.load(ordering: .relaxed) { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    _ = try? Output.send(Array(text.utf8), to: Output.standardError)
  }
}
