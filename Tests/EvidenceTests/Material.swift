import Evidence
import Model

/// Random numbers that are the same in every run (Steele, Lea and Flood's SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Made-up values and texts around them.
enum Material {
  static func text(_ length: Int, of alphabet: String, seed: UInt64) -> String {
    var random = Seeded(seed)
    let characters = Array(alphabet)
    return String(
      (0..<length).map { _ in characters[Int.random(in: characters.indices, using: &random)] })
  }

  static func key(seed: UInt64 = 1) -> String {
    text(44, of: lower + lower.uppercased() + "0123456789-_", seed: seed)
  }

  static func hex(_ length: Int, seed: UInt64) -> String {
    text(length, of: "0123456789abcdef", seed: seed)
  }

  static func uuid(seed: UInt64 = 2) -> String {
    [8, 4, 4, 4, 12].enumerated().map { hex($1, seed: seed &+ UInt64($0)) }.joined(separator: "-")
  }

  private static let lower = "abcdefghijklmnopqrstuvwxyz"

  static func detector(
    _ id: String = "ibm-cloud-api-key", specificity: Detector.Specificity = .named
  ) -> Detector {
    var detector = Detector(
      id: id, title: id, provider: "ibm-cloud", severity: .high, confidence: .high)
    detector.specificity = specificity
    return detector
  }

  /// A value that stands on the line, which begins at a hundred times its number.
  static func occurrence(
    _ detector: Detector, _ value: String, _ path: String = "a", line: Int = 1, facts: [Fact] = []
  ) -> Occurrence {
    let position = Position(line: line, column: 1, utf16Column: 1, byteColumn: 1)
    let start = line * 100
    var occurrence = Occurrence(
      reading: Shared(detector), path: BytePath(path), secret: Secret(Array(value.utf8)),
      range: ByteRange(start, start + value.utf8.count), start: position, end: position,
      snippet: Snippet(text: "", mark: 0..<0), setting: [])
    occurrence.facts = facts
    return occurrence
  }

  /// What is told of the value that stands for `◆` in `text`.
  static func facts(
    _ text: String, path: String = "apikey.json", key: String = Material.key(),
    detector: Detector = Material.detector()
  ) -> [Fact] {
    let parts = text.split(separator: "◆", maxSplits: 1, omittingEmptySubsequences: false)
    let start = parts[0].utf8.count
    let bytes = Array((parts[0] + key + (parts.count > 1 ? parts[1] : "")).utf8)
    var surround = Surround(path: BytePath(path))
    let range = ByteRange(start, start + key.utf8.count)
    return surround.facts(beside: range, in: bytes.span, detector: detector)
  }

  static func claims(_ text: String, detector: Detector = Material.detector()) -> Set<Fact.Claim> {
    Set(facts(text, detector: detector).map(\.claim))
  }
}

func date(_ text: String) -> Instant { Instant(text) ?? Instant(seconds: .min) }
