import Foundation
import Model
import TestSupport
import Testing

/// Entropy without a mathematics library.
@Suite struct EntropyTests {
  @Test func `it is what the definition says`() throws {
    try forAll(seed: 1, count: 300) { random in
      let text = random.bytes(random.number(in: 1..<300), of: "abcdefgh0123456789_-")
      let counts = Dictionary(grouping: text) { $0 }.values.map { Double($0.count) }
      let total = Double(text.count)
      let expected = counts.reduce(0) { $0 - $1 / total * log2($1 / total) }
      #expect(abs(shannonEntropy(of: text) - expected) < 1e-6, "seed \(random.seed)")
    }
  }

  @Test func `nothing and one byte over and over have none`() {
    #expect(shannonEntropy(of: []) == 0)
    #expect(abs(shannonEntropy(of: [UInt8](repeating: 1, count: 99))) < 1e-9)
  }
}
