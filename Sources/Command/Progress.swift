import Bytes
import Synchronization

/// Shows on standard error how far a long scan has come; nothing for the first half second.
final class Progress: Sendable {
  private let start = ContinuousClock.now
  private let lastShown = Mutex(ContinuousClock.now)
  private let wasShown = Atomic(false)

  private static let patience = Duration.milliseconds(500)
  private static let interval = Duration.milliseconds(100)

  /// Called by one worker as it goes.
  func show(files: Int, bytes: Int) {
    let now = ContinuousClock.now
    guard now - start > Self.patience else { return }
    let isDue = lastShown.withLock { last in
      guard now - last > Self.interval else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    wasShown.store(true, ordering: .relaxed)
    write("\r\u{1B}[K\(files) files, \(bytes / 1_000_000) MB")
  }

  /// Leaves the line as it was.
  func clear() {
    if wasShown.load(ordering: .relaxed) { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    _ = try? Output.send(Array(text.utf8), to: Output.standardError)
  }
}
