import Model

/// Whether a value looks like drawn characters rather than like something that people wrote.
///
/// Drawn values change between upper case, lower case and digits every second or third character;
/// words, identifiers and paths do so only at their seams: a capital before small letters and a
/// separator before a word each count once.
package func looksRandom(_ value: [UInt8]) -> Bool {
  guard value.count >= 8, !isUUID(value) else { return false }
  var changes = 0
  var others = 0
  var previous = CharacterClass(value[0])
  var seen: Set<CharacterClass> = []
  for byte in value {
    let current = CharacterClass(byte)
    seen.insert(current)
    if current == .other { others += 1 }
    if current != previous, previous != .other, !(previous == .upper && current == .lower) {
      changes += 1
    }
    previous = current
  }
  seen.remove(.other)
  return seen.count >= 2 && others * 4 <= value.count && changes * 4 >= value.count - 1
    && shannonEntropy(of: value) >= 2.8
}

private enum CharacterClass {
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
