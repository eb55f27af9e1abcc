import Model

/// How much a value looks drawn rather than written by people: the logarithm of the odds, with the share
/// that each feature has in it.
///
/// The weights were fitted to labelled values; the letters are counted by Scripts/make-letter-pairs.
package struct Look: Sendable {
  /// Letters follow each other as they do in no word.
  package private(set) var letters = 0.0
  /// Capitals, small letters and digits take turns as they do in no name.
  package private(set) var turns = 0.0
  package private(set) var length = 0.0
  /// Few characters stand in it again: its entropy, of what its length and alphabet allow.
  package private(set) var variety = 0.0
  /// Dots, dashes and the like, which stand between words.
  package private(set) var marks = 0.0

  package init(of value: [UInt8]) {
    guard value.count > 1 else { return }
    let text = ClassifiedText(value)
    letters = 0.2 * bounded(text.surpriseOfLetters)
    turns = 0.07 * bounded(text.surpriseOfTurns)
    length = 0.3 * binaryLogarithm(of: Double(min(value.count, 64)))
    variety =
      2.2 * shannonEntropy(of: value)
      / binaryLogarithm(of: Double(min(value.count, text.alphabetSize)))
    marks = -3.0 * Double(text.counts[CharacterClass.other]) / Double(value.count)
  }

  /// Above zero where the value is likelier to be drawn than written.
  package var score: Double { letters + turns + length + variety + marks - 3.2 }

  /// Each feature with its share, for people; nothing of the value.
  package var explanation: String {
    let features = [
      ("letters", letters), ("turns", turns), ("length", length), ("variety", variety),
      ("marks", marks),
    ]
    return "looks drawn \(tenths(score)): "
      + features.map { "\($0.0) \(tenths($0.1))" }.joined(separator: ", ") + ", base -3.2"
  }
}

/// Whether a value looks drawn: neither words, names, paths nor a UUID.
package func looksRandom(_ value: [UInt8]) -> Bool {
  value.count >= 8 && !isUUID(value) && Look(of: value).score >= Detector.Look.random.leastScore
}

extension Detector.Look {
  /// The least score of a value that looks like this.
  var leastScore: Double {
    switch self {
    case .any: -.infinity
    case .odd: -1
    case .random: 0.3
    case .drawn: 2
    }
  }
}

/// Bits of evidence, of which no more than 30 count.
private func bounded(_ bits: Double) -> Double { max(-30, min(30, bits)) }

private func tenths(_ number: Double) -> String {
  let tenths = Int((abs(number) * 10).rounded())
  return "\(number < 0 && tenths > 0 ? "-" : "+")\(tenths / 10).\(tenths % 10)"
}
