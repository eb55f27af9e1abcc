import Fingerprints
import Model
import Practices

// Values are drawn when the tests run; no file holds one.

let noon = Instant(seconds: 1_767_268_800)  // 2026-01-01T12:00:00Z
let day = 86_400

extension Instant {
  static func - (instant: Instant, seconds: Int) -> Instant {
    Instant(seconds: instant.seconds - seconds)
  }

  static func + (instant: Instant, seconds: Int) -> Instant {
    Instant(seconds: instant.seconds + seconds)
  }
}

func drawnSecret(_ length: Int = 44) -> Secret {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
  // Every character once, so that the entropy of a drawn value is never a matter of luck.
  return Secret(Array(alphabet.shuffled().prefix(length)))
}

func detector(
  _ id: String = "ibm-cloud-api-key", practice: String = "embedded-key", severity: Severity = .high,
  confidence: Confidence = .high
) -> Detector {
  var detector = Detector(
    id: id, title: "title of \(id)", provider: "ibm-cloud", severity: severity,
    confidence: confidence)
  detector.practice = practice
  detector.remediation = ["revoke \(id)", "shared step"]
  detector.references = ["https://detector.example/\(id)"]
  return detector
}

func occurrence(
  _ path: String = "app/deploy.sh", line: Int = 1, column: Int = 8,
  of detector: Detector = detector(), secret: Secret = drawnSecret(),
  setting: Occurrence.Setting = [], exposure: Exposure? = .committed, permissions: UInt16? = 0o644,
  facts: [Fact] = [], snippet: Snippet = Snippet(text: "  key = ********", mark: 8..<16)
) -> Occurrence {
  var occurrence = Occurrence(
    reading: Shared(detector), path: BytePath(path), secret: secret, range: ByteRange(0, 44),
    start: Position(line: line, column: column, utf16Column: column, byteColumn: column),
    end: Position(
      line: line, column: column + 44, utf16Column: column + 44, byteColumn: column + 44),
    snippet: snippet,
    setting: setting)
  occurrence.exposure = exposure
  occurrence.permissions = permissions
  occurrence.facts = facts
  return occurrence
}

/// A credential of these occurrences; detector and value are the first one's.
func credential(_ occurrences: Occurrence..., facts: [Fact] = []) -> Credential {
  Credential(
    id: "c1", reading: occurrences[0].reading, secret: occurrences[0].secret,
    occurrences: occurrences, facts: occurrences.flatMap(\.facts) + facts)
}

func texts(_ id: String) -> PracticeTexts {
  let severity: Severity =
    switch id {
    case "key-age", "user-key-for-app": .medium
    case "legacy-endpoint": .info
    default: .low
    }
  return PracticeTexts(
    id: id, title: "\(id) of {credential}", severity: severity, why: "why \(id)",
    message: "{file}: {credential} {age} {days} {date} {role} {mode} {provider} {names}.",
    remediation: ["shared step", "create", "migrate", "delete"],
    references: ["https://practice.example/\(id)"], parameters: id == "key-age" ? ["days": 90] : [:]
  )
}

func circumstances(
  now: Instant = noon, key: FingerprintKey = .publicKey,
  isEnabled: @escaping @Sendable (String, String?) -> Bool = { _, _ in true }
) -> Circumstances {
  Circumstances(
    now: now,
    texts: Dictionary(uniqueKeysWithValues: Judgement.practices.map { ($0, texts($0)) }),
    key: key, isEnabled: isEnabled)
}

func findings(
  for credentials: Credential..., places: [Occurrence] = [],
  in circumstances: Circumstances = circumstances()
) -> [Finding] {
  Judgement().findings(for: credentials, places: places, in: circumstances).findings
}

extension [Finding] {
  /// The only finding of a practice; nil for none or several.
  func only(_ practice: String) -> Finding? {
    let some = filter { $0.practice == practice }
    return some.count == 1 ? some[0] : nil
  }

  var practices: [String] { map(\.practice) }
}
