import Prefilter
import TestSupport
import Testing

/// Runs are found where a plain search finds them.
@Suite struct ByteRunsTests {
  /// Digits have the first bit, digits and letters the second.
  private static let alphabets: [UInt8] = (0..<128).map { byte in
    switch byte {
    case 0x30...0x39: 3
    case 0x61...0x7A: 2
    default: 0
    }
  }

  @Test func `finds a run where a plain search finds one`() throws {
    let searches = Prefilter.Kernel.available.map { ByteRuns(Self.alphabets, kernel: $0) }
    try forAll(seed: 7, count: 4_000) { random in
      let outside: [UInt8] = [0x20, 0xB0, 0xFF]
      var text: [UInt8] = []
      while text.count < random.number(in: 0..<400) {
        let letters = random.number(in: 0..<3) > 0 ? "0123456789" : "abc0"
        text += random.bytes(random.number(in: 1..<90), of: letters)
        text += random.bytes(random.number(in: 0..<3), of: outside)
      }
      let start = random.number(in: 0..<(text.count + 9))
      let part = start..<(start + random.number(in: 1..<200))
      let length = random.number(in: 1..<90)
      let alphabet: UInt8 = random.pick(from: [1, 2])
      let expected = part.contains { first in
        first + length <= text.count
          && text[first..<(first + length)].allSatisfy {
            $0 < 128 && Self.alphabets[Int($0)] & alphabet != 0
          }
      }
      let surrounding =
        part.lowerBound < text.count
        && (0..<length).contains { lead in
          let run = (part.lowerBound - lead)..<(part.lowerBound - lead + length)
          return lead <= part.count && run.lowerBound >= 0 && run.upperBound <= text.count
            && text[run].allSatisfy { $0 < 128 && Self.alphabets[Int($0)] & alphabet != 0 }
        }
      for search in searches where part.lowerBound < text.count {
        #expect(
          search.surrounds(
            part.lowerBound, in: text.span, length: length, before: part.count, alphabet)
            == surrounding,
          "seed \(random.seed)")
      }
      for search in searches {
        #expect(
          search.begins(in: part, of: text.span, length: length, alphabet) == expected,
          "seed \(random.seed)")
      }
    }
  }
}
