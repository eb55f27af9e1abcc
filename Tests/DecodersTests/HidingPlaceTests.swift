import Decoders
import Model
import TestSupport
import Testing

/// Places are found where a plain reading of what they are finds them, by every kernel.
@Suite struct HidingPlaceTests {
  /// Pieces that texts are made of: runs that hide something or nearly do, marks, and what surrounds them.
  private static let pieces = [
    "\"", "'", "\\", "\\\n", "\\\r\n", "\" + \"", "' .\n '", "\"& '", "\" \\\n\"", " ", "\n", ",",
    ".", "a", "Zx",
    "0", "H4sI", "eJ", "eN", "%41", "%4", "=3D", "&quot;", "&#103;", "\\u0041", "\\x41", "\\/",
    "\\\\\\",
    "3132333435363738", "6a6B", "c2VjcmV0IG9mIHRoZSBob3VzZQ", "SGVsbG8sIHdvcmxk",
    "abcdefghijklmnop", "-_",
    "#;", "\u{E9}", "\0", "\u{7F}",
  ].map { Array($0.utf8) }

  @Test func `finds what a plain reading finds`() throws {
    try forAll(seed: 11, count: 3_000) { random in
      var text: [UInt8] = []
      let length = random.number(in: 0..<random.pick(from: [40, 120, 400]))
      while text.count < length {
        let piece = random.pick(from: Self.pieces)
        for _ in 0..<random.number(in: 1..<random.pick(from: [2, 2, 8])) { text += piece }
      }
      let first = random.number(in: 0..<2) == 0 ? 0 : random.number(in: 0..<(text.count + 1))
      let part = ByteRange(first, random.number(in: first..<(text.count + 1)))
      let start = random.number(in: part.start..<(part.end + 1))
      let limit = random.number(in: start..<(part.end + 2))
      let expected = PlainReading(text: text, part: part).places(from: start, before: limit)
      for kernel in HidingPlace.Kernel.available {
        #expect(
          places(in: text, part, from: start, before: limit, kernel) == expected,
          "seed \(random.seed), \(kernel)")
      }
    }
  }

  @Test func `finds places at every offset, up to the last byte`() {
    let run = Array(Base64.encode(Array("a secret of the house".utf8)))
    let joint = Array("x\" + \"y".utf8)
    for (piece, mark) in [(run, 0), (joint, 1)] {
      for before in 1..<140 {
        for after in [0, 1, 15, 16, 17, 63, 64, 65, 130] {
          let text =
            [UInt8](repeating: 0x20, count: before) + piece + [UInt8](repeating: 0x20, count: after)
          for kernel in HidingPlace.Kernel.available {
            let found = places(
              in: text, ByteRange(0, text.count), from: 0, before: text.count, kernel)
            #expect(found.map(\.range.start) == [before + mark], "\(before) \(after) \(kernel)")
          }
        }
      }
    }
  }

  /// All places, one behind the other.
  private func places(
    in text: [UInt8], _ part: ByteRange, from start: Int, before limit: Int,
    _ kernel: HidingPlace.Kernel
  ) -> [Place] {
    var found: [Place] = []
    var start = start
    while let place = HidingPlace(
      in: text.span, from: start, before: limit, within: part, kernel: kernel)
    {
      found.append(Place(isRun: place.kind == .run, range: place.range))
      start = place.range.start + 1
    }
    return found
  }
}

private struct Place: Equatable {
  var isRun: Bool
  var range: ByteRange
}

/// What a place is, read off the text byte by byte.
private struct PlainReading {
  let text: [UInt8]
  let part: ByteRange

  /// Runs that begin, and marks that stand, in a part of the text.
  func places(from start: Int, before limit: Int) -> [Place] {
    (start..<max(start, min(limit, part.end))).compactMap { here in
      if let end = hidingRun(at: here) { return Place(isRun: true, range: ByteRange(here, end)) }
      return isJoint(here) ? Place(isRun: false, range: ByteRange(here, here + 1)) : nil
    }
  }

  private func byte(_ index: Int) -> UInt8? {
    index >= part.start && index < part.end ? text[index] : nil
  }

  private func holds(_ letters: String, _ index: Int) -> Bool {
    byte(index).map { letters.utf8.contains($0) } ?? false
  }

  private func isAlphanumeric(_ index: Int) -> Bool {
    switch byte(index) {
    case .some(0x30...0x39), .some(0x41...0x5A), .some(0x61...0x7A): true
    default: false
    }
  }

  private func isDigit(_ index: Int) -> Bool { isAlphanumeric(index) || holds("+/-_", index) }

  private func isHexadecimal(_ index: Int) -> Bool { holds("0123456789abcdefABCDEF", index) }

  // MARK: Runs

  /// Where a run ends that begins there and may hide something.
  private func hidingRun(at start: Int) -> Int? {
    func isEncoded(_ index: Int) -> Bool { isDigit(index) || holds("%\\&=#;", index) }
    guard isEncoded(start), !isEncoded(start - 1) else { return nil }
    var end = start
    while isEncoded(end) { end += 1 }
    guard end - start >= 28 else { return nil }
    if (start..<end).reduce(0, { $0 + weight($1) }) >= 3 { return end }
    let digits = (start..<end).split { !isDigit($0) }
    return digits.contains { hides($0) } ? end : nil
  }

  private func weight(_ mark: Int) -> Int {
    guard mark + 2 < part.end else { return 0 }
    let isByte = isHexadecimal(mark + 1) && isHexadecimal(mark + 2)
    if holds("%", mark) { return isByte ? 3 : 0 }
    if holds("=", mark) { return isByte ? 1 : 0 }
    if holds("&", mark) { return holds("#qalg", mark + 1) ? 3 : 0 }
    guard holds("\\", mark) else { return 0 }
    return holds("ux/", mark + 1) || holds("\\", mark + 1) && holds("\\", mark + 2) ? 3 : 0
  }

  /// Whether digits may stand for text, or for something compressed.
  private func hides(_ digits: Range<Int>) -> Bool {
    let start = digits.lowerBound
    if digits.count >= 32, digits.allSatisfy(isHexadecimal) {
      let first = start + digits.count % 2
      let highs = stride(from: first, to: start + 16, by: 2)
      if highs.allSatisfy({ holds("0234567", $0) }) { return true }
    }
    guard digits.count >= 28 else { return false }
    let head = text[start..<(start + 16)]
    if head.starts(with: "H4s".utf8) { return true }
    if ["eJ", "eN", "eA"].contains(where: { head.starts(with: $0.utf8) }) { return true }
    guard let bytes = Base64.decode(head), bytes.allSatisfy({ $0 < 0x80 }) else { return false }
    return head.count { (0x41...0x5A).contains($0) } > 1
      && head.count { (0x61...0x7A).contains($0) } > 1
  }

  // MARK: Marks

  /// Whether a literal that ends there may be joined to another.
  private func isJoint(_ mark: Int) -> Bool {
    guard holds("\"'\\", mark), isAlphanumeric(mark - 1) else { return false }
    if holds("\\", mark) {
      let next = holds("\r", mark + 1) ? mark + 2 : mark + 1
      return holds("\n", next) && isAlphanumeric(next + 1)
    }
    var operators = 0
    for here in (mark + 1)..<min(part.end, mark + 160) {
      switch byte(here) {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "&"), UInt8(ascii: "\\"):
        operators += 1
        if operators > 2 { return false }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let next = byte(here + 1), here + 1 < mark + 160 else { return false }
        return next > 0x20 && next != byte(here)
      default: return false
      }
    }
    return false
  }
}
