/// A generator of numbers that gives the same ones on every machine for the same seed.
///
/// SplitMix64: a counter with odd steps, its value mixed by two multiplications.
package struct SplitMix64: RandomNumberGenerator {
  /// What it was started with: with it a failure can be seen again.
  package let seed: UInt64
  private var state: UInt64

  package init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Draws for tests.
extension SplitMix64 {
  /// A number of the range; all are as likely.
  package mutating func number(in range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

  /// An element of a list that is not empty.
  package mutating func pick<Choices: Collection>(from choices: Choices) -> Choices.Element {
    choices[choices.index(choices.startIndex, offsetBy: number(in: 0..<choices.count))]
  }

  /// So many bytes of the alphabet.
  package mutating func bytes(_ count: Int, of alphabet: [UInt8]) -> [UInt8] {
    (0..<count).map { _ in pick(from: alphabet) }
  }

  /// So many bytes of the alphabet, which is ASCII.
  package mutating func bytes(_ count: Int, of alphabet: String) -> [UInt8] {
    bytes(count, of: Array(alphabet.utf8))
  }
}

/// Runs `body` with `count` generators; an error that it throws tells which seed to try again.
package func forAll(
  seed: UInt64, count: Int, _ body: (inout SplitMix64) throws -> Void
) throws {
  for round in 0..<count {
    var random = SplitMix64(seed: seed &+ UInt64(round))
    do {
      try body(&random)
    } catch {
      throw PropertyFailure(seed: random.seed, cause: error)
    }
  }
}

/// A property that does not hold.
package struct PropertyFailure: Error, CustomStringConvertible {
  package var seed: UInt64
  package var cause: any Error

  package var description: String { "seed \(seed): \(cause)" }
}
