import FileTrees
import Synchronization

/// How many files a walk will meet: counted by a second walk, once somebody has waited for a while.
final class TreeCount: Sendable {
  private let start = ContinuousClock.now
  private let isTaken = Atomic(false)
  private let counted = Atomic(-1)
  private let makeWalk: @Sendable () -> TreeWalk

  private static let patience = Duration.milliseconds(500)

  init(of makeWalk: @escaping @Sendable () -> TreeWalk) { self.makeWalk = makeWalk }

  /// Nil until it is known. The first worker who asks late enough counts before it goes on.
  var files: Int? {
    let known = counted.load(ordering: .relaxed)
    if known >= 0 { return known }
    guard ContinuousClock.now - start > Self.patience,
      !isTaken.exchange(true, ordering: .relaxed)
    else { return nil }
    var files = 0
    makeWalk().join { event in
      if case .file = event { files += 1 }
    }
    counted.store(files, ordering: .relaxed)
    return files
  }
}
