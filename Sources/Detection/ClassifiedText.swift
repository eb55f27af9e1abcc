import Model

/// What a character is, as far as the look of a value is concerned.
enum CharacterClass: Int {
  case upper, lower, digit, other

  init(_ byte: UInt8) {
    self =
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
      case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
      case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
      default: .other
      }
  }
}

/// A value by the classes of its characters and by its neighbouring letters.
struct ClassifiedText {
  /// How many characters of each class it has.
  private(set) var counts = ClassCounts()
  /// Whether all of it are hexadecimal digits, some of them decimal ones.
  let isHexadecimal: Bool
  /// In bits: how much likelier its neighbouring letters are by chance than in words.
  private(set) var surpriseOfLetters = 0.0
  /// How many neighbours there are, marks left out, and how many of them are of different classes; a
  /// capital before a small letter begins a word and does not count.
  private var neighbours = 0
  private var turns = 0

  struct ClassCounts {
    private var numbers = (0, 0, 0, 0)

    subscript(_ kind: CharacterClass) -> Int {
      get {
        switch kind {
        case .upper: numbers.0
        case .lower: numbers.1
        case .digit: numbers.2
        case .other: numbers.3
        }
      }
      set {
        switch kind {
        case .upper: numbers.0 = newValue
        case .lower: numbers.1 = newValue
        case .digit: numbers.2 = newValue
        case .other: numbers.3 = newValue
        }
      }
    }
  }

  init(_ value: [UInt8]) {
    var piece = Piece()
    for byte in value {
      let current = CharacterClass(byte)
      counts[current] += 1
      if current == .other {
        surpriseOfLetters += piece.surprise
        piece = Piece()
      } else {
        if let turn = piece.append(byte, current) {
          neighbours += 1
          turns += turn ? 1 : 0
        }
      }
    }
    surpriseOfLetters += piece.surprise
    isHexadecimal = piece.count == value.count && piece.isHexadecimal
  }

  /// How many different characters it could have, judging by those that it has.
  var alphabetSize: Int {
    if isHexadecimal { return 16 }
    return (counts[.upper] > 0 ? 26 : 0) + (counts[.lower] > 0 ? 26 : 0)
      + (counts[.digit] > 0 ? 10 : 0) + (counts[.other] > 0 ? 12 : 0)
  }

  /// In bits: how much likelier its changes of class are when its characters are shuffled than in names,
  /// where 12 in 100 neighbours are of different classes. Zero where shuffling makes no difference.
  var surpriseOfTurns: Double {
    let total = Double(neighbours) + 1.5
    let shares = [CharacterClass.upper, .lower, .digit].map {
      min(1, (Double(counts[$0]) + 0.5) / total)
    }
    let equal = shares.reduce(0) { $0 + $1 * $1 }
    let byChance = min(0.9, 1 - equal - shares[0] * shares[1])
    let inNames = 0.12
    guard byChance > inNames else { return 0 }
    return Double(turns) * binaryLogarithm(of: byChance / inNames)
      + Double(neighbours - turns) * binaryLogarithm(of: (1 - byChance) / (1 - inNames))
  }
}

/// Characters without a mark between them.
private struct Piece {
  private(set) var count = 0
  private var hasDigit = false
  private var isAllHexadecimal = true
  private var letters = 0.0
  private var last: UInt8 = 0
  private var lastClass = CharacterClass.other

  /// Takes the next character: whether it is of another class than the one before, nil for the first.
  ///
  /// A capital before a small letter begins a word and is no change.
  mutating func append(_ byte: UInt8, _ kind: CharacterClass) -> Bool? {
    let folded = folded(byte)
    var turn: Bool?
    if count > 0 {
      turn = lastClass != kind && !(lastClass == .upper && kind == .lower)
      if turn == false, kind != .digit { letters -= likelihood(of: folded, after: last) }
    }
    count += 1
    if kind == .digit { hasDigit = true }
    if !Detection.isHexadecimal(byte) { isAllHexadecimal = false }
    (last, lastClass) = (folded, kind)
    return turn
  }

  /// Whether it is a number in hexadecimal digits, whose letters spell nothing.
  var isHexadecimal: Bool { isAllHexadecimal && hasDigit && count >= 8 }

  /// In bits: how much likelier its neighbouring letters are by chance than in words.
  var surprise: Double { isHexadecimal ? 0 : letters }
}

/// In bits: how much likelier a letter is behind another in words than by chance.
private func likelihood(of letter: UInt8, after previous: UInt8) -> Double {
  let a = Int(UInt8(ascii: "a"))
  // Rows of 26 characters and a line feed.
  let place = (Int(previous) - a) * 27 + Int(letter) - a
  return Double(Int(letterPairs[place]) - Int(UInt8(ascii: "@"))) / 4
}
