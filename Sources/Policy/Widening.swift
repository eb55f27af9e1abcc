package import Model
import RuleFiles

/// Something that a policy lets through and a trusted one does not.
package struct Widening: Hashable, Sendable {
  /// In the file that says so, or the whole of it.
  package var place: Finding.Location
  /// What follows the name of the file, as in `excludes files`.
  package var what: String
  /// Tells it from others of the file; not for showing.
  package var mark: String

  package init(_ what: String, at place: Finding.Location, mark: String = "") {
    self.what = what
    self.place = place
    self.mark = mark
  }

  /// - Parameter file: the one to name where the origin is none.
  private init(_ what: String, _ origin: Origin, in file: BytePath, mark: String = "") {
    guard case .file(let place) = origin else {
      self.init(what, at: Finding.Location(path: file), mark: mark)
      return
    }
    let start = Position(
      line: place.line, column: place.column, utf16Column: place.column, byteColumn: place.column)
    self.init(
      what, at: Finding.Location(path: BytePath(place.file), start: start, end: start), mark: mark)
  }

  /// What a configuration lets through beyond a trusted one.
  ///
  /// - Parameters:
  ///   - file: where the configuration stands, or would.
  ///   - texts: the practices by their ids, as the configuration has them.
  ///   - trustedTexts: the same as the trusted one has them.
  package static func of(
    _ configuration: Configuration, in file: BytePath, texts: [String: PracticeTexts],
    over trusted: Configuration, _ trustedTexts: [String: PracticeTexts]
  ) -> [Widening] {
    var found: [Widening] = []
    func add(_ what: String, _ origin: Origin, mark: String = "") {
      found.append(Widening(what, origin, in: file, mark: mark))
    }
    let excluded = Set(trusted.excluded.map(\.value))
    for glob in configuration.excluded where !excluded.contains(glob.value) {
      add("excludes files", glob.origin, mark: glob.value)
    }
    if let first = configuration.included.first, configuration.included.lacks(trusted.included) {
      add("includes fewer files", first.origin)
    }
    let disabled = Set(trusted.disabled.map(\.value))
    for id in configuration.disabled where !disabled.contains(id.value) {
      add("disables '\(id.value)'", id.origin, mark: id.value)
    }
    if let first = configuration.enabled.first, configuration.enabled.lacks(trusted.enabled) {
      add("enables fewer practices or detectors", first.origin)
    }
    if trusted.failing.value.rank > configuration.failing.value.rank {
      add("lets more severe findings pass", configuration.failing.origin)
    }
    if configuration.leastSeverity.value > trusted.leastSeverity.value {
      add("reports fewer findings by their severity", configuration.leastSeverity.origin)
    }
    if configuration.leastConfidence.value > trusted.leastConfidence.value {
      add("reports fewer findings by their confidence", configuration.leastConfidence.origin)
    }
    if configuration.honoursAllows.value, !trusted.honoursAllows.value {
      add("lets comments silence findings", configuration.honoursAllows.origin)
    }
    let functional = Set(trusted.functionalIDs.map(\.value))
    for id in configuration.functionalIDs where !functional.contains(id.value) {
      add("takes one more user for a program", id.origin, mark: id.value)
    }
    if let origin = configuration.environmentsMoved(from: trusted) {
      add("puts files into other environments", origin)
    }
    for (id, own) in texts.sorted(by: { $0.key < $1.key }) {
      guard let old = trustedTexts[id] else { continue }
      let said = configuration.practices[id]
      if own.severity < old.severity {
        add("lowers the severity of '\(id)'", said?.severity?.origin ?? .builtIn, mark: id)
      }
      for (name, number) in own.parameters.sorted(by: { $0.key < $1.key }) {
        guard let trusted = old.parameters[name], number > trusted else { continue }
        let origin = said?.parameters[name]?.origin ?? .builtIn
        add("allows '\(id)' more \(name)", origin, mark: id + name)
      }
      for (number, origin) in PracticeSettings.widened(
        configuration.practices[id], over: trusted.practices[id], texts: own
      ).enumerated() {
        add("asks less of some credentials by '\(id)'", origin, mark: "\(id) \(number)")
      }
    }
    return found
  }

  /// The comments of a file that the trusted one does not have.
  package static func of(
    _ comments: [Allow], in file: BytePath, over trusted: [Allow]
  ) -> [Widening] {
    var left = trusted
    return comments.sorted { $0.line < $1.line }.compactMap { comment in
      let old = left.firstIndex {
        $0.mark == comment.mark && $0.ids == comment.ids && $0.end == comment.end
      }
      if let old {
        left.remove(at: old)
        return nil
      }
      let start = Position(line: comment.line, column: 1, utf16Column: 1, byteColumn: 1)
      return Widening(
        "silences a finding by a new comment",
        at: Finding.Location(path: file, start: start, end: start),
        mark: comment.mark + comment.ids.joined(separator: ","))
    }
  }

  /// What a baseline knows beyond a trusted one; one for the whole file.
  package static func of(
    _ baseline: Baseline, in file: BytePath, over trusted: Baseline
  ) -> [Widening] {
    var known: [BaselineEntry.Kind: (count: Int, end: String?)] = [:]
    for entry in trusted.entries {
      let old = known[entry.kind] ?? (0, "")
      known[entry.kind] = (old.count + entry.count, old.end.later(of: entry.lastDay))
    }
    var more: [BaselineEntry] = []
    for entry in baseline.entries {
      guard let old = known[entry.kind], old.count >= entry.count,
        old.end.later(of: entry.lastDay) == old.end
      else {
        more.append(entry)
        continue
      }
      known[entry.kind]?.count -= entry.count
    }
    guard let first = more.first else { return [] }
    let start = Position(line: first.line, column: 1, utf16Column: 1, byteColumn: 1)
    let number = more.count == 1 ? "one entry" : "\(more.count) entries"
    return [
      Widening(
        "has \(number) more, or for longer",
        at: Finding.Location(path: file, start: start, end: start))
    ]
  }
}

extension [Setting<String>] {
  /// Whether something is not named here that no name, or one of the trusted names, stood for.
  fileprivate func lacks(_ trusted: Self) -> Bool {
    let own = Set(map(\.value))
    return trusted.isEmpty || !trusted.allSatisfy { own.contains($0.value) }
  }
}

extension Severity? {
  /// Higher where less makes a scan fail.
  fileprivate var rank: Int { self.map { -Int($0.rawValue) } ?? -Int(UInt8.max) }
}

extension String? {
  /// The later of two last days; nil never ends.
  fileprivate func later(of other: String?) -> String? {
    guard let self, let other else { return nil }
    return self < other ? other : self
  }
}

extension PracticeSettings {
  /// Where something is said for some credentials that lets more through than what a trusted policy
  /// says, or than nothing does.
  fileprivate static func widened(
    _ own: PracticeSettings?, over trusted: PracticeSettings?, texts: PracticeTexts
  ) -> [Origin] {
    let (rules, old) = (own?.rules ?? [], trusted?.rules ?? [])
    let isLost = old.contains { rule in
      rule.isStricter(than: texts) && !rules.contains { $0.saysSame(as: rule) }
    }
    let more = rules.filter { rule in
      rule.isLooser(than: texts) && !old.contains { $0.saysSame(as: rule) }
    }
    let exempt = (own?.exemptions ?? []).filter { exemption in
      !(trusted?.exemptions ?? []).contains {
        $0.scope == exemption.scope && $0.end >= exemption.end
      }
    }
    return (isLost ? [own?.origin ?? .builtIn] : []) + more.map(\.origin) + exempt.map(\.origin)
  }
}

extension PracticeSettings.Rule {
  fileprivate func saysSame(as other: Self) -> Bool {
    scope == other.scope && severity == other.severity
      && parameters.mapValues(\.value) == other.parameters.mapValues(\.value)
  }

  fileprivate func isLooser(than texts: PracticeTexts) -> Bool {
    severity.map { $0 < texts.severity } ?? false
      || parameters.contains { $0.value.value > texts.parameters[$0.key] ?? .max }
  }

  fileprivate func isStricter(than texts: PracticeTexts) -> Bool {
    severity.map { $0 > texts.severity } ?? false
      || parameters.contains { $0.value.value < texts.parameters[$0.key] ?? 0 }
  }
}
