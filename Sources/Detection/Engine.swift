import Model
import Prefilter
package import RulePack

/// All that workers share: the rulebook in place, and which forms of detectors each keyword calls. A class, so that
/// a look at it costs no copies.
package final class Engine: Sendable {
  let rules: PackedRules
  let prefilter: Prefilter
  /// For each keyword, where its part of `candidates` begins; one more for the last one's end.
  let calls: [Int32]
  let candidates: [Candidate]
  let live: LiveForms

  /// Raised when the same rules come to find something else in the same text: what was found out before
  /// counts no longer.
  package static let edition = 2

  /// The detectors' names, in the rulebook's order.
  package var detectorIDs: [String] {
    (0..<rules.detectorCount).map { rules.detectorID($0) }
  }

  /// How many bytes a keyword has.
  func keywordLength(_ keyword: Int) -> Int { prefilter.keywords.length(of: keyword) }

  package init(rules: PackedRules) {
    self.rules = rules
    live = LiveForms(rules)
    let vicinities = (0..<rules.formCount).map { rules.vicinity(ofForm: $0) }
    var keywords = Keywords(capacity: 12 * rules.keywordCount, count: rules.keywordCount)
    var calls: [Int32] = []
    var candidates: [Candidate] = []
    calls.reserveCapacity(rules.keywordCount + 1)
    candidates.reserveCapacity(rules.keywordCount + 1)
    for index in 0..<rules.keywordCount {
      calls.append(Int32(candidates.count))
      var length = 0
      rules.withKeyword(index) { keyword in
        keywords.append(keyword)
        length = keyword.count
      } form: { form in
        candidates.append(Candidate(form, vicinities[form], keywordLength: length))
      }
    }
    calls.append(Int32(candidates.count))
    self.calls = calls
    self.candidates = candidates
    prefilter = Prefilter(keywords)
  }
}
