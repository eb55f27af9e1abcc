import Model
import Policy
import Practices
import RuleFiles

/// What is left of findings when those that are known are taken out.
struct Silenced {
  /// In the order in which they came.
  var kept: [Finding] = []
  /// Those that were taken out.
  var taken: [Report.Silenced] = []
  /// What silences nothing, or should not.
  var breaches: [any PolicyBreach] = []
}

/// Takes out the findings that are known, and judges what knows them.
///
/// - Parameter found: all occurrences, also those that nothing is made of.
func silencing(
  of findings: [Finding], among credentials: [Credential], _ found: [Occurrence],
  _ request: ScanRequest, isComplete: Bool
) -> Silenced {
  var silenced = Silenced(kept: findings)
  silenced.breaches += request.policy.widenings.map(AllowanceWidened.init)
  if request.policy.configuration.honoursAllows.value {
    silenced.apply(allowsBeside: found, among: credentials, request)
  }
  silenced.applyExemptions(among: credentials, request)
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
    if !silencing.isEmpty {
      let known = credentials.indicesByID
      take(
        kept.map { finding in
          let all =
            Judgement.isAboutPlace(finding.practice)
            ? []
            : finding.credential.flatMap { known[$0] }.map { credentials[$0].occurrences } ?? []
          return silencing.silences(finding, of: all.map(\.location))
        }, by: .comment)
    }
    breaches += request.policy.widenings(by: silencing.silencers).map(AllowanceWidened.init)
    // Only where all of a file is read it can be told that a comment silences nothing.
    guard case .paths = request.input else { return }
    breaches += found.filter(\.isAllowComment).compactMap { comment in
      silencing.fault(
        of: comment, where: configuration.selection.judges,
        mistake: request.policy.rules.ids.mistake
      ).map { StaleSuppression(.comment(comment), fault: $0) }
    }
  }

  /// What the policy exempts, for all places of a credential or for the place that a finding is about.
  fileprivate mutating func applyExemptions(
    among credentials: [Credential], _ request: ScanRequest
  ) {
    let rulings = request.policy.rulings
    let known = credentials.indicesByID
    var ended: [Finding.Location: StaleSuppression] = [:]
    take(
      kept.map { finding in
        let credential = finding.credential.flatMap { known[$0] }.map { credentials[$0] }
        let paths =
          Judgement.isAboutPlace(finding.practice) ? [] : credential?.occurrences.map(\.path) ?? []
        let exemption = rulings.exemption(
          of: finding, about: credential, at: paths.isEmpty ? [finding.location.path] : paths,
          now: request.now)
        guard let exemption else { return false }
        if exemption.holds(at: request.now) { return true }
        if let place = exemption.place {
          ended[place] = StaleSuppression(
            .entry(place, name: exemption.reason), fault: "has expired")
        }
        return false
      }, by: .policy)
    breaches += ended.values.map { $0 as any PolicyBreach }
  }

  fileprivate mutating func apply(_ baseline: Baseline, _ request: ScanRequest, isComplete: Bool) {
    let policy = request.policy
    var matching = BaselineMatching(baseline, at: request.now)
    take(matching.knows(kept.map(policy.entry)), by: .baseline)
    guard case .paths = request.input, isComplete else { return }
    breaches += matching.stale { entry in
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
    guard isKnown.contains(true) else { return }
    let findings = kept
    kept = []
    for (finding, isKnown) in zip(findings, isKnown) {
      if isKnown { taken.append(Report.Silenced(finding, by: means)) } else { kept.append(finding) }
    }
  }
}

extension [Credential] {
  /// Where each of them stands, by its id.
  fileprivate var indicesByID: [String: Int] {
    Dictionary(zip(map(\.id), 0...), uniquingKeysWith: { first, _ in first })
  }
}

extension Exemption {
  /// Where it stands in its file.
  fileprivate var place: Finding.Location? {
    guard case .file(let mark) = origin else { return nil }
    let start = Position(line: mark.line, column: mark.column, utf16Column: 1, byteColumn: 1)
    return Finding.Location(path: BytePath(mark.file), start: start, end: start)
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

extension AllowanceWidened {
  fileprivate init(_ widening: Widening) {
    self.init(at: widening.place, what: widening.what, mark: widening.mark)
  }
}

extension RuleIDs {
  /// What is wrong with an id that a comment names; nil if nothing is.
  fileprivate func mistake(in id: String) -> String? {
    if firstUnknown(of: [Setting(id)]) == nil { return nil }
    let hint = nearest(to: id).map { " (did you mean '\($0)'?)" } ?? ""
    return "names no practice or detector" + hint
  }
}
