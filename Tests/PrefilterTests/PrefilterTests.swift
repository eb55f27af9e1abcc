import Prefilter
import TestSupport
import Testing

/// The filter finds what a plain search finds, whatever its shortcuts are.
@Suite struct PrefilterTests {
  private func hits(of keywords: [[UInt8]], in text: [UInt8]) -> [Prefilter.Hit] {
    var list = Keywords()
    for keyword in keywords { list.append(keyword.span) }
    let found = Prefilter.Kernel.available.map { kernel in
      var hits: [Prefilter.Hit] = []
      Prefilter(list, kernel: kernel).scan(text.span, into: &hits)
      return hits
    }
    #expect(found.allSatisfy { $0 == found[0] }, "all kernels give the same")
    return found[0]
  }

  /// Every keyword at every place, byte by byte.
  private func searched(_ keywords: [[UInt8]], in text: [UInt8]) -> [Prefilter.Hit] {
    func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }
    let text = text.map(lowered)
    let keywords = keywords.map { $0.map(lowered) }
    return text.indices.flatMap { position in
      keywords.indices.filter { text[position...].starts(with: keywords[$0]) }
        .map { Prefilter.Hit(position: position, keyword: $0) }
    }
  }

  /// Alphabets in which keywords overlap, and in which bytes differ by their case bit alone.
  private static let alphabets = ["ab", "aA", "abcABC", "a@`", "a!", "-_.= aZ", "{[k]}K"]

  @Test func `finds all that a plain search finds`() throws {
    try forAll(seed: 1, count: 1_500) { random in
      let alphabet = Array(random.pick(from: Self.alphabets).utf8)
      let keywords = (0..<random.number(in: 1..<7)).map { _ in
        random.bytes(random.number(in: 3..<random.pick(from: [4, 6, 14])), of: alphabet)
      }
      let others: [UInt8] =
        alphabet.flatMap { [$0, $0 ^ 0x20, $0 ^ 0x80] } + [0, 0xFF]
      let isMixed = random.number(in: 0..<4) == 0
      let text = random.bytes(random.number(in: 0..<70), of: isMixed ? others : alphabet)
      #expect(hits(of: keywords, in: text) == searched(keywords, in: text), "seed \(random.seed)")
    }
  }

  @Test func `finds a keyword at every offset, up to the last byte`() {
    for keyword in ["abc", "akia", "apikey", "-----begin private key"] {
      for before in 0..<20 {
        for after in 0..<20 {
          let text =
            [UInt8](repeating: 0x2E, count: before) + Array(keyword.uppercased().utf8)
            + [UInt8](repeating: 0x2E, count: after)
          #expect(
            hits(of: [Array(keyword.utf8)], in: text)
              == [Prefilter.Hit(position: before, keyword: 0)])
        }
      }
    }
  }

  @Test func `finds keywords in large texts among many others`() throws {
    try forAll(seed: 2, count: 8) { random in
      let keywords = (0..<300).map { _ in
        random.bytes(random.number(in: 3..<9), of: "abcdefghijklmnopqrstuvwxyz_-0123456789")
      }
      var text = random.bytes(20_000, of: "abcdefghijklmnopqrstuvwxyz _-=:\"ABC012\n")
      for _ in 0..<200 {
        let keyword = random.pick(from: keywords)
        let start = random.number(in: 0..<(text.count - keyword.count))
        text.replaceSubrange(start..<(start + keyword.count), with: keyword)
      }
      // Keywords may come twice; the plain search goes through a table of them.
      var places: [[UInt8]: [Int]] = [:]
      for (index, keyword) in keywords.enumerated() { places[keyword, default: []].append(index) }
      let lowered = text.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
      let expected = lowered.indices.flatMap { position in
        (3..<9).filter { position + $0 <= lowered.count }
          .flatMap { places[Array(lowered[position..<(position + $0)])] ?? [] }.sorted()
          .map { Prefilter.Hit(position: position, keyword: $0) }
      }
      #expect(hits(of: keywords, in: text) == expected, "seed \(random.seed)")
    }
  }

  @Test func `no keywords, no text, no hits`() {
    #expect(hits(of: [], in: Array("apikey".utf8)).isEmpty)
    #expect(hits(of: [Array("apikey".utf8)], in: []).isEmpty)
    #expect(hits(of: [Array("apikey".utf8)], in: Array("apike".utf8)).isEmpty)
  }
}
