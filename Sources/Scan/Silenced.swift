import Model
import Policy
import Practices

/// What is left of findings when those that are known are taken out.
struct Silenced {
  /// In the order in which they came.
  var kept: [Finding] = []
  /// Those that were taken out.
  var taken: [Report.Silenced] = []
  /// What silences nothing.
  var stale: [StaleSuppression] = []
}

/// Takes out the findings that are known, and judges what knows them.
///
/// - Parameter found: all occurrences, also those that nothing is made of.
func silencing(
  of findings: [Finding], among credentials: [Credential], _ found: [Occurrence],
  _ request: ScanRequest, isComplete: Bool
) -> Silenced {
  var silenced = Silenced(kept: findings)
  if request.policy.configuration.honoursAllows.value {
    silenced.apply(allowsBeside: found, among: credentials, request)
  }
  if let baseline = request.policy.baseline {
    silenced.apply(baseline, request, isComplete: isComplete)
  }
  return silenced
}

extension Silenced {
  fileprivate mutating func apply(
    allowsBeside found: [Occurrence], among credentials: [Credential], _ request: ScanRequest
  ) {
    let configuration = request.policy.configuration
    var silencing = Silencing(
      beside: found, at: request.now, leastConfidence: configuration.leastConfidence.value)
    let places = Dictionary(
      credentials.map { ($0.id, $0.occurrences.map(\.location)) }, uniquingKeysWith: { a, _ in a })
    take(
      kept.map { finding in
        let all =
          Judgement.isAboutPlace(finding.practice)
          ? [] : finding.credential.flatMap { places[$0] } ?? []
        return silencing.silences(finding, of: all)
      }, by: .comment)
    // Only where all of a file is read it can be told that a comment silences nothing.
    guard case .paths = request.input else { return }
    stale += found.filter(\.isAllowComment).compactMap { comment in
      silencing.fault(of: comment) { configuration.selection.judges($0) }
        .map { StaleSuppression(.comment(comment), fault: $0) }
    }
  }

  fileprivate mutating func apply(_ baseline: Baseline, _ request: ScanRequest, isComplete: Bool) {
    let policy = request.policy
    var matching = BaselineMatching(baseline, at: request.now)
    take(matching.knows(kept.map(policy.entry)), by: .baseline)
    guard case .paths = request.input, isComplete else { return }
    stale += matching.stale { entry in
      // What only the history holds is not seen in a tree.
      !entry.rule.hasPrefix("key-in-history")
        && policy.configuration.selection.judges([entry.rule])
        && policy.paths.covers(BytePath(entry.path))
    }.map { entry, fault in
      let start = Position(line: entry.line, column: 1, utf16Column: 1, byteColumn: 1)
      let place = Finding.Location(path: policy.baselineFile, start: start, end: start)
      return StaleSuppression(.entry(place, name: entry.id + entry.path), fault: fault)
    }
  }

  /// Takes out the findings for which it says so.
  private mutating func take(_ isKnown: [Bool], by means: Report.Silenced.Means) {
    taken += zip(kept, isKnown).filter { $1 }.map { Report.Silenced($0.0, by: means) }
    kept = zip(kept, isKnown).filter { !$1 }.map(\.0)
  }
}

extension Selection {
  /// Whether nothing is left out that one of the ids may be about.
  fileprivate func judges(_ ids: [String]) -> Bool {
    enabled.isEmpty
      && disabled.allSatisfy { out in
        Judgement.practices.contains(out)
          && !ids.contains { $0 == out || $0.hasPrefix(out + "/") }
      }
  }
}

extension Occurrence {
  /// Whether it is a comment of ours, found to see whether it is of use.
  var isAllowComment: Bool { detector.practice == "stale-suppression" }
}
