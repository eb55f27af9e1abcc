import Detection
import Model

/// Blanks secrets in what a report tells beside them: names of files and of keys may be secrets, or hold some.
struct NameRedaction: ~Copyable {
  private var scanner: Scanner
  private let known: KnownValues

  private static let shortest = 8
  private static let mask = Array("********".utf8)

  /// Nil only when memory has run out.
  init?(_ engine: Engine, knowing secrets: [Secret]) {
    guard let scanner = Scanner(engine) else { return nil }
    self.scanner = scanner
    known = KnownValues(
      Set(secrets.map(\.bytes)).filter { $0.count >= Self.shortest && !isWord($0) })
  }

  /// Blanks what some names hold wherever the report says it; most reports stay as they are.
  mutating func redact(_ names: Set<[UInt8]>, in report: inout Report) {
    var held: Set<[UInt8]> = []
    for name in names { held.formUnion(secrets(in: name)) }
    if held.isEmpty { return }
    let values = KnownValues(held)
    report.edit { Self.blank(values.ranges(in: $0), in: $0) }
  }

  private mutating func secrets(in name: [UInt8]) -> [[UInt8]] {
    scanner.scan(name.span, path: BytePath("name")).occurrences
      .filter(\.detector.findsSecrets).map(\.carrier.bytes)
      + known.ranges(in: name).map { Array(name[$0]) }
  }

  /// The text with a mask for each value, and for several that overlap.
  private static func blank(_ ranges: [Range<Int>], in text: [UInt8]) -> [UInt8] {
    var blanked: [UInt8] = []
    var end = 0
    for range in ranges where range.upperBound > end {
      if range.lowerBound >= end {
        blanked += text[end..<range.lowerBound] + mask
      }
      end = range.upperBound
    }
    return blanked + text[end...]
  }
}

/// Whether a value is a word, which names of files hold without telling anything.
private func isWord(_ value: [UInt8]) -> Bool {
  value.allSatisfy { (0x61...0x7A).contains($0 | 0x20) } && !looksRandom(value)
}

extension Report {
  /// All names of files that it says, and what it tells of credentials.
  var names: Set<[UInt8]> {
    let paths =
      (findings + silenced.map(\.finding)).map(\.location.path)
      + credentials.flatMap { $0.places.map(\.path) }
      + (scan.skipped + scan.unread + scan.warnings).map(\.path)
    let facts = credentials.flatMap { $0.facts.compactMap(\.value) }
    return Set(paths.map(\.bytes)).union(facts.map { Array($0.utf8) })
  }

  /// Changes each path, and each text that may hold one.
  fileprivate mutating func edit(_ change: ([UInt8]) -> [UInt8]) {
    func edit(_ path: inout BytePath) { path.bytes = change(path.bytes) }
    func edit(_ text: inout String) {
      text = String(decoding: change(Array(text.utf8)), as: UTF8.self)
    }
    func edit(_ notices: inout [Notice]) {
      for index in notices.indices {
        edit(&notices[index].path)
        edit(&notices[index].reason)
      }
    }
    edit(&scan.skipped)
    edit(&scan.unread)
    edit(&scan.warnings)
    func edit(_ text: inout String?) {
      guard var known = text else { return }
      edit(&known)
      text = known
    }
    for index in credentials.indices {
      edit(&credentials[index].keyID)
      edit(&credentials[index].name)
      edit(&credentials[index].role)
      if var identity = credentials[index].identity {
        edit(&identity.id)
        credentials[index].identity = identity
      }
      for fact in credentials[index].facts.indices {
        edit(&credentials[index].facts[fact].value)
        edit(&credentials[index].facts[fact].source)
      }
      for place in credentials[index].places.indices {
        edit(&credentials[index].places[place].path)
      }
    }
    func edit(_ finding: inout Finding) {
      edit(&finding.location.path)
      edit(&finding.message)
      for step in finding.remediation.indices { edit(&finding.remediation[step]) }
      finding.evidence = finding.evidence.map { evidence in
        var evidence = evidence
        if case .text(var text) = evidence.value {
          edit(&text)
          evidence.value = .text(text)
        }
        if var source = evidence.source {
          edit(&source)
          evidence.source = source
        }
        return evidence
      }
    }
    for index in findings.indices { edit(&findings[index]) }
    for index in silenced.indices { edit(&silenced[index].finding) }
  }
}
