import Model
import Prefilter
package import RulePack

/// All that workers share: the rulebook in place, and which detectors each keyword calls.
package struct Engine: Sendable {
  let rules: PackedRules
  let prefilter: Prefilter
  let keywordLengths: [Int]
  /// For each keyword, where its detectors begin in `callees`; one more for the last one's end.
  let calls: [Int32]
  let callees: [Int32]
  let isEnabled: [Bool]
  let placeholders: PlaceholderJudge

  /// - Parameter isEnabled: asked once for each detector's id.
  package init(rules: PackedRules, isEnabled: (String) -> Bool = { _ in true }) {
    self.rules = rules
    var keywords: [[UInt8]] = []
    var calls: [Int32] = []
    var callees: [Int32] = []
    for index in 0..<rules.keywordCount {
      let (bytes, detectors) = rules.keyword(index)
      keywords.append(bytes)
      calls.append(Int32(callees.count))
      callees.append(contentsOf: detectors.map(Int32.init))
    }
    calls.append(Int32(callees.count))
    self.calls = calls
    self.callees = callees
    keywordLengths = keywords.map(\.count)
    prefilter = Prefilter(keywords: keywords)
    self.isEnabled = (0..<rules.detectorCount).map { isEnabled(rules.detectorID($0)) }
    placeholders = PlaceholderJudge(rules.placeholders())
  }

  /// How many detectors take part.
  package var enabledCount: Int { isEnabled.count { $0 } }
}
