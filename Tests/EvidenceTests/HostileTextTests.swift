import Evidence
import Model
import Testing

/// No bytes trap, and none take long.
@Suite(.timeLimit(.minutes(2))) struct HostileTextTests {
  @Test("survives key files and fragments that are cut at any byte")
  func truncation() {
    let key = Array(Material.key().utf8)
    for text in (SurroundTests.eras + SurroundTests.fragments).map(\.text) {
      let bytes = Array(text.replacing("◆", with: String(decoding: key, as: UTF8.self)).utf8)
      let start = bytes.indices.first { bytes[$0...].starts(with: key) } ?? 0
      for length in 0...bytes.count { tryOne(Array(bytes.prefix(length)), secretAt: start) }
      for cut in stride(from: 0, to: bytes.count, by: 5) {
        tryOne(Array(bytes.dropFirst(cut)), secretAt: max(0, start - cut))
      }
    }
  }

  @Test("survives random bytes, and random bytes of structure")
  func random() {
    var random = Seeded(42)
    let structure = Array("{}[]()\"'`\\:=,;\n -#/nu0aK.KEYapikey".utf8)
    for round in 0..<600 {
      let count = Int.random(in: 0..<400, using: &random)
      tryAll(
        (0..<count).map { _ in
          round.isMultiple(of: 2)
            ? UInt8.random(in: 0...255, using: &random)
            : structure[Int.random(in: structure.indices, using: &random)]
        })
    }
  }

  static let storms: [(String, Int)] = [
    ("[", 100_000), ("{\"a\":", 100_000), ("}", 100_000), ("\\", 100_000), ("\"", 100_000),
    ("{\"name\":\"x\",", 10_000), ("{\"metadata\":", 10_000), ("\"key\":\"key\"\n", 10_000),
    ("'\"`: \\", 20_000), ("\\\" '", 20_000), ("  - name: x\n", 10_000), ("post(", 5_000),
    ("t='identity/token';post(t", 2_000), ("method: 'POST' ", 5_000), ("curl -d ", 5_000),
  ]

  @Test("survives storms of brackets, quotes and calls", arguments: storms.indices)
  func storm(_ index: Int) {
    let (drop, count) = Self.storms[index]
    let storm = String(repeating: drop, count: count)
    tryAll(Array((storm + #""apikey": ""# + Material.key() + "\"").utf8))
    tryAll(Array(("{\"x\": " + storm).utf8))
  }

  private func tryOne(_ bytes: [UInt8], secretAt start: Int) {
    _ = KeyFile.recognises(bytes.span)
    var surround = Surround(path: BytePath("x"))
    let range = ByteRange(min(start, bytes.count), min(start + 44, bytes.count))
    _ = surround.facts(beside: range, in: bytes.span, detector: Material.detector())
  }

  private func tryAll(_ bytes: [UInt8]) {
    _ = KeyFile.recognises(bytes.span)
    _ = CodeUse.reading(bytes.span)
    var surround = Surround(path: BytePath("x"))
    for range in [
      ByteRange(0, 44), ByteRange(bytes.count / 2, bytes.count / 2 + 1),
      ByteRange(bytes.count - 45, bytes.count - 1), ByteRange(0, bytes.count), ByteRange(-1, 5),
      ByteRange(3, 2),
    ] {
      _ = surround.facts(beside: range, in: bytes.span, detector: Material.detector())
    }
  }
}
