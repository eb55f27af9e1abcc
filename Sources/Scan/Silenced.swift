import Model
import Policy
import Practices

/// What is left of findings when those that are known are taken out.
struct Silenced {
  /// In the order in which they came.
  var kept: [Finding] = []
  /// How many were taken out.
  var count = 0
  /// What silences nothing.
  var stale: [StaleSuppression] = []
}

/// Takes out the findings that comments silence, and judges the comments.
///
/// - Parameter found: all occurrences, also those that nothing is made of.
func silencing(
  of findings: [Finding], among credentials: [Credential], _ found: [Occurrence],
  _ request: ScanRequest
) -> Silenced {
  let configuration = request.policy.configuration
  var silenced = Silenced()
  guard configuration.honoursAllows.value else {
    silenced.kept = findings
    return silenced
  }
  var silencing = Silencing(
    beside: found, at: request.now,
    leastConfidence: configuration.leastConfidence.value)
  let places = Dictionary(
    credentials.map { ($0.id, $0.occurrences.map(\.location)) }, uniquingKeysWith: { a, _ in a })
  for finding in findings {
    let all =
      Judgement.isAboutPlace(finding.practice)
      ? [] : finding.credential.flatMap { places[$0] } ?? []
    if silencing.silences(finding, of: all) {
      silenced.count += 1
    } else {
      silenced.kept.append(finding)
    }
  }
  // Only where all of a file is read it can be told that a comment silences nothing.
  guard case .paths = request.input else { return silenced }
  silenced.stale = found.filter(\.isAllowComment).compactMap { comment in
    silencing.fault(of: comment) { configuration.selection.judges($0) }
      .map { StaleSuppression(.comment(comment), fault: $0) }
  }
  return silenced
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
