/// Whether half of a value or more was typed, not drawn: characters that count on (`abcd`, `4321`), that
/// are neighbours on a keyboard (`asdf`), alone or in turns with others (`a1b2c3`), or that stand in the
/// value before (`cafe1cafe1`). Case does not count.
func isMadeUp(_ value: [UInt8]) -> Bool {
  let text = value.map(folded)
  guard text.count >= 6 else { return false }
  var typed = [Bool](repeating: false, count: text.count)
  for stride in 1...3 { markRuns(of: text, everyOther: stride, in: &typed) }
  markRepeats(of: text, in: &typed)
  return typed.count(where: \.self) * 2 >= text.count
}

/// Marks runs of neighbours among the characters that stand `stride` apart; where others stand between
/// them, a run must be longer.
private func markRuns(of text: [UInt8], everyOther stride: Int, in typed: inout [Bool]) {
  let least = stride == 1 ? 4 : 4 + stride
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
