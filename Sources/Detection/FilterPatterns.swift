import Patterns
import Synchronization

/// The patterns of one filter, compiled when the first value comes as far as it.
///
/// Most detectors whose keyword stands in a text never find a value there.
final class FilterPatterns: Sendable {
  private let sources: [String]
  private let made = Mutex<[Pattern]?>(nil)

  init(_ sources: [String]) { self.sources = sources }

  var isEmpty: Bool { sources.isEmpty }

  /// Whether one of them matches in a text that is shown whole.
  func match(in text: [UInt8], _ matcher: inout Matcher) throws(MatchLimit) -> Bool {
    for pattern in try patterns() {
      if try matcher.findFirst(
        pattern, in: text.span, startingIn: 0, text.count, runningOn: text.count)
      {
        return true
      }
    }
    return false
  }

  /// Compiled once, or twice where two workers need them at the same time.
  private func patterns() throws(MatchLimit) -> [Pattern] {
    if let known = made.withLock({ $0 }) { return known }
    var new: [Pattern] = []
    for source in sources {
      // They were compiled when the rules were read: only memory may lack here.
      guard let pattern = try? Pattern(source, for: .wholes) else { throw .exceeded }
      new.append(pattern)
    }
    return made.withLock { made in
      let first = made ?? new
      made = first
      return first
    }
  }
}
