import TestSupport
import Testing

/// The strings of binary files are searched for values of a provider's own form, and for nothing else.
@Suite struct BinaryTests {
  /// Bytes that are no text.
  private static func noise(_ seed: UInt64, _ count: Int = 600) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    return random.bytes(count, of: Array(0...8) + [0xFE, 0xFF])
  }

  @Test func `binary files, in every way of scanning`() throws {
    let generic = "password = '\(Drawn.ibmKey(50))'"
    // The header, and a page whose cells stand at its end, as SQLite 3 writes them.
    let database =
      Array("SQLite format 3\0".utf8) + Self.noise(51, 84)
      + [UInt8](repeating: 0, count: 300) + Array("\(Drawn.githubToken(52))".utf8)
      + Self.noise(53)
    let page =
      Array("%PDF-1.7\n1 0 obj <</Length 60>> stream\nBT (\(Drawn.githubToken(54))) Tj ET\n".utf8)
      + Array("endstream endobj\n".utf8) + Self.noise(55)
    let program = Self.noise(56) + [0] + Array(Drawn.githubToken(57).utf8) + [0] + Self.noise(58)
    try CarrierTrial([
      Carrier("a.db", database, finds: "github-pat \(Self.place(in: database, 52))"),
      Carrier("a.pdf", page, finds: "github-pat 3:5"),
      Carrier("a.out", program, finds: "github-pat \(Self.place(in: program, 57))"),
      Carrier("quiet.out", Self.noise(59) + Array(generic.utf8) + Self.noise(60)),
    ]).run()
  }

  /// The line and column of a token: noise has no line breaks, and a byte that is no text is a column.
  private static func place(in bytes: [UInt8], _ seed: UInt64) -> String {
    let token = Array(Drawn.githubToken(seed).utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: token) } ?? 0
    return "1:\(String(decoding: bytes[..<start], as: UTF8.self).unicodeScalars.count + 1)"
  }
}
