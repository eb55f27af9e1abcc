import Model
import Prefilter
package import RulePack

/// All that workers share: the rulebook in place, and which detectors each keyword calls.
package struct Engine: Sendable {
  let rules: PackedRules
  let prefilter: Prefilter
  /// For each keyword, where its detectors begin in `callees`; one more for the last one's end.
  let calls: [Int32]
  let callees: [Int32]
  let isEnabled: [Bool]
  private let neighbourhoods: [PackedRules.Neighbourhood]
  private let runs = RunFinder()
  let placeholders: PlaceholderJudge

  /// - Parameter isEnabled: asked once for each detector's id.
  package init(rules: PackedRules, isEnabled: (String) -> Bool = { _ in true }) {
    self.rules = rules
    var keywords = Keywords(capacity: 12 * rules.keywordCount, count: rules.keywordCount)
    var calls: [Int32] = []
    var callees: [Int32] = []
    calls.reserveCapacity(rules.keywordCount + 1)
    callees.reserveCapacity(rules.keywordCount + 1)
    for index in 0..<rules.keywordCount {
      calls.append(Int32(callees.count))
      rules.withKeyword(index) {
        keywords.append($0)
      } detector: {
        callees.append(Int32($0))
      }
    }
    calls.append(Int32(callees.count))
    self.calls = calls
    self.callees = callees
    prefilter = Prefilter(keywords)
    self.isEnabled = (0..<rules.detectorCount).map { isEnabled(rules.detectorID($0)) }
    neighbourhoods = (0..<rules.detectorCount).map { rules.neighbourhood(ofDetector: $0) }
    placeholders = PlaceholderJudge(rules.placeholders())
  }

  /// The cheap refusal before a pattern runs: whether the run that all matches of a detector hold stands
  /// near the keyword.
  func mayMatch(_ detector: Int, at hit: Prefilter.Hit, in text: Span<UInt8>) -> Bool {
    let near = neighbourhoods[detector]
    return runs.holds(
      near.run, in: text, from: max(0, hit.position - near.reach.before),
      to: hit.position + prefilter.keywords.length(of: hit.keyword) + near.reach.after)
  }

  /// How many detectors take part.
  package var enabledCount: Int { isEnabled.count { $0 } }
}
