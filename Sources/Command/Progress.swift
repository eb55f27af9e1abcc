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
    let counts = [
      (advance.commits, "commits"), (advance.files, advance.commits > 0 ? "blobs" : "files"),
      (advance.bytes / 1_000_000, "MB"),
    ]
    let text = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    write("\r\u{1B}[K" + text)
  }

  /// Leaves the line as it was.
  func clear() {
    if wasShown.load(ordering: .relaxed) { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    _ = try? Output.send(Array(text.utf8), to: Output.standardError)
  }
}
