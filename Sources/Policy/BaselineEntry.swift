package import Model

/// A finding that is known and waits to be mended: what it is, never where its line is.
package struct BaselineEntry: Hashable, Sendable {
  /// `practice/detector`, or the practice alone.
  package var rule: String
  /// From the configuration's folder, `.` for that itself; a finding that has moved is still the same.
  package var path: String
  /// The finding's id without a number behind it: a keyed hash.
  package var id: String
  /// A few bits of a value that could be guessed, which the id does not tell; nil for others.
  package var tag: Int?
  /// In how many places of the path it stands.
  package var count = 1
  package var reason: String?
  package var owner: String?
  /// The last day on which it holds, as in 2027-01-31; nil if it holds for good.
  package var lastDay: String?
  /// Where it stands in its file, 1-based; 0 for one that is new.
  package var line = 0

  /// - Parameter path: the finding's, from the configuration's folder.
  package init(_ finding: Finding, at path: BytePath) {
    rule = finding.rule
    self.path = path.bytes.isEmpty ? "." : path.text
    id = finding.baseID
    tag = finding.tag
  }

  private init(rule: String, path: String, id: String) {
    self.rule = rule
    self.path = path
    self.id = id
  }

  /// Whether it still silences anything.
  package func holds(at now: Instant) -> Bool {
    guard let lastDay, let day = Instant(day: lastDay) else { return true }
    return now.seconds < day.seconds + 86_400
  }

  func write(to sink: inout ByteSink) {
    JSONWriter.write(to: &sink, indented: false) { json in
      json.object { json in
        json.member("rule", rule)
        json.member("path", path)
        json.member("id", id)
        if let tag { json.member("tag", tag) }
        json.member("n", count)
        if let reason { json.member("reason", reason) }
        if let owner { json.member("owner", owner) }
        if let lastDay { json.member("until", lastDay) }
      }
    }
  }

  private enum Key: String, CaseIterable { case rule, path, id, tag, n, reason, owner, until }

  /// Reads one line; throws what is wrong with it.
  init(reading value: JSONValue, line: Int) throws(BaselineFault) {
    for member in value.members where Key(rawValue: member.name) == nil {
      let names = Key.allCases.map(\.rawValue).joined(separator: ", ")
      throw BaselineFault("unknown key, expected one of \(names)")
    }
    func text(_ key: Key) throws(BaselineFault) -> String? {
      guard let found = value[key.rawValue] else { return nil }
      guard let text = found.text, !text.isEmpty else {
        throw BaselineFault("expected a text as \(key.rawValue)")
      }
      return text
    }
    guard let rule = try text(.rule), let path = try text(.path), let id = try text(.id) else {
      throw BaselineFault("expected an object with rule, path and id")
    }
    self.init(rule: rule, path: path, id: id)
    self.line = line
    if let number = value[Key.n.rawValue] {
      guard let count = number.integer, count > 0 else {
        throw BaselineFault("expected a whole number from 1 as n")
      }
      self.count = count
    }
    if let number = value[Key.tag.rawValue] {
      guard let tag = number.integer, (0...63).contains(tag) else {
        throw BaselineFault("expected a whole number from 0 to 63 as tag")
      }
      self.tag = tag
    }
    reason = try text(.reason)
    owner = try text(.owner)
    lastDay = try text(.until)
    if let lastDay, Instant(day: lastDay) == nil {
      throw BaselineFault("expected a date as until, as in 2027-01-31")
    }
  }
}

/// What is wrong with a line of a baseline.
struct BaselineFault: Error {
  var message: String

  init(_ message: String) { self.message = message }
}

extension Instant {
  /// The beginning of a day, as in 2027-01-31; nil for anything else.
  package init?(day: some StringProtocol) {
    guard day.utf8.count == 10 else { return nil }
    self.init("\(day)T00:00:00Z")
  }
}

extension Finding {
  /// The id that all places of one finding share.
  fileprivate var baseID: String { String(id.prefix { $0 != "-" }) }
}
