/// Whether half of a value or more was typed, not drawn: characters that count on (`abcd`, `4321`), that
/// are neighbours on a keyboard (`asdf`), alone or in turns with others (`a1b2c3`), or that stand in the
/// value before (`cafe1cafe1`); or whether it is one of the patterns that only hands make: nothing but
/// short runs, the row of a keyboard where hands rest, letters and digits in turns. Case does not count.
func isMadeUp(_ value: [UInt8]) -> Bool {
  let text = value.map(folded)
  guard text.count >= 6 else { return false }
  var typed = [Bool](repeating: false, count: text.count)
  markRuns(of: text, everyOther: 1, atLeast: 3, in: &typed)
  if typed.count(where: \.self) * 4 >= text.count * 3 { return true }
  typed = [Bool](repeating: false, count: text.count)
  for stride in 1...3 {
    // Where others stand between the characters of a run, it must be longer.
    markRuns(of: text, everyOther: stride, atLeast: stride == 1 ? 4 : 4 + stride, in: &typed)
  }
  markRepeats(of: text, in: &typed)
  return typed.count(where: \.self) * 2 >= text.count || isMash(text) || takesTurns(text)
}

/// Nine letters or more, all from the row where hands rest: of drawn ones a few in a hundred thousand.
func isMash(_ text: [UInt8]) -> Bool {
  let letters = text.filter { isLetter($0) }
  let row = Array("asdfghjkl".utf8)
  return letters.count >= 9 && letters.allSatisfy { row.contains($0) }
    && letters.contains { $0 > UInt8(ascii: "f") }
}

/// Sixteen letters and digits or more, of which nine in ten have one of the other kind before them:
/// `a1b2c3d4e5f6a7b8`. Of drawn hexadecimal digits two in ten thousand.
private func takesTurns(_ text: [UInt8]) -> Bool {
  guard text.count >= 16, text.allSatisfy({ isLetter($0) || isDigit($0) }) else { return false }
  let turns = zip(text, text.dropFirst()).count { isDigit($0) != isDigit($1) }
  return turns * 10 >= (text.count - 1) * 9
}

private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

/// Marks runs of `least` neighbours or more among the characters that stand `stride` apart.
private func markRuns(
  of text: [UInt8], everyOther stride: Int, atLeast least: Int, in typed: inout [Bool]
) {
  for first in 0..<min(stride, text.count) {
    var start = first
    var step: Step?
    var index = first + stride
    while index < text.count {
      let next = Step(from: text[index - stride], to: text[index])
      if next == nil || (step != nil && next != step) {
        start = next == nil ? index : index - stride
      }
      step = next
      if step != nil, (index - start) / stride + 1 >= least {
        for place in Swift.stride(from: start, through: index, by: stride) { typed[place] = true }
      }
      index += stride
    }
  }
}

/// How a character follows from another that a hand or a counter wrote.
private enum Step {
  case same, up, down, right

  init?(from a: UInt8, to b: UInt8) {
    if a == b {
      self = .same
    } else if b == a &+ 1 || (a == UInt8(ascii: "9") && b == UInt8(ascii: "0")) {
      self = .up
    } else if a == b &+ 1 {
      self = .down
    } else if let key = keyboard.firstIndex(of: a), key + 1 < keyboard.count, keyboard[key + 1] == b
    {
      self = .right
    } else {
      return nil
    }
  }
}

private let keyboard = Array("qwertyuiop asdfghjkl zxcvbnm".utf8)

/// Marks texts of six characters that stand in the value twice.
private func markRepeats(of text: [UInt8], in typed: inout [Bool]) {
  let length = 6
  guard text.count >= 2 * length else { return }
  var places: [ArraySlice<UInt8>: Int] = [:]
  for start in 0...(text.count - length) {
    let part = text[start..<(start + length)]
    if let earlier = places[part] {
      for place in 0..<length {
        typed[earlier + place] = true
        typed[start + place] = true
      }
    } else {
      places[part] = start
    }
  }
}
