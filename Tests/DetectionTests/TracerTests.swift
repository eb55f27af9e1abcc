import Detection
import Foundation
import Model
import Rulebook
import TestSupport
import Testing

/// A text that is made of another one is looked at only where it is new, and shows the same.
@Suite struct TracerTests {
  /// A text, and what of it stands in the one before.
  private struct Edited {
    var text: [UInt8] = []
    var copies: [CopiedRange] = []

    mutating func copy(_ range: Range<Int>, of base: [UInt8]) {
      if range.isEmpty { return }
      copies.append(
        CopiedRange(source: range.lowerBound, target: text.count, count: range.count))
      text += base[range]
    }
  }

  private let examples: [WrittenExample]
  private let engine = Engine(rules: builtInRules)
  private let kinds: PathKinds
  private static let glue = ["\n", "\n\n", " ", "", "\"", "key = ", "xyz", "\0", "token: '", "=="]

  init() throws {
    examples = try WrittenExample.oneOfEach(seed: 3)
    kinds = PathKinds(of: engine)
  }

  private func makeTracer() throws -> Tracer {
    guard let tracer = Tracer(engine, kinds, isWanted: { $0.confidence > .low }) else {
      throw OutOfMemory()
    }
    return tracer
  }

  /// Lines of examples and other text.
  private func text(_ random: inout SplitMix64) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<random.number(in: 1..<12) {
      let example = random.pick(from: examples).bytes
      text += random.number(in: 0..<3) == 0 ? encoded(example, &random) : example
      text += Array(random.pick(from: Self.glue).utf8)
      if random.number(in: 0..<3) == 0 {
        text += random.bytes(
          random.number(in: 1..<900), of: "abcdefghijkl mnop_qrst\nuvwxyz0123456789")
      }
    }
    return text
  }

  /// A text in one of the encodings, in part or whole, once or twice.
  private func encoded(_ text: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    func hexadecimal(_ byte: UInt8) -> String {
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    func each(_ write: (UInt8) -> String) -> [UInt8] { text.flatMap { Array(write($0).utf8) } }
    switch random.number(in: 0..<9) {
    case 0: return Array(Data(text).base64EncodedString().utf8)
    case 1:
      return Array(Data(text).base64EncodedString(options: .lineLength64Characters).utf8)
    case 2: return each(hexadecimal)
    case 3: return each { "%" + hexadecimal($0) }
    case 4:
      return each { $0 > 0x7A || $0 < 0x23 ? "\\u00" + hexadecimal($0) : String(UnicodeScalar($0)) }
    case 5: return each { "&#\($0);" }
    case 6: return encoded(encoded(text, &random), &random)
    case 7:
      let mark = random.pick(from: ["\" + \"", "\"\n    \"", "' . '", "\\\n"])
      var joined = Array("x = \"".utf8)
      for byte in text {
        joined.append(byte)
        if random.number(in: 0..<12) == 0 { joined += Array(mark.utf8) }
      }
      return joined + Array("\"".utf8)
    default:
      return (try? Archive.bytes(.gzip, .init("x", text))).map {
        Array(Data($0).base64EncodedString().utf8)
      } ?? []
    }
  }

  /// Parts of a text, in order or not, with other text between them.
  private func edited(_ base: [UInt8], _ random: inout SplitMix64) -> Edited {
    var edited = Edited()
    var position = 0
    if random.number(in: 0..<3) == 0 { edited.text += text(&random) }
    for _ in 0..<random.number(in: 1..<6) where position < base.count {
      let end = random.number(in: position..<(base.count + 1))
      edited.copy(position..<end, of: base)
      switch random.number(in: 0..<6) {
      case 0: position = end
      case 1: position = min(base.count, end + random.number(in: 0..<40))
      case 2: position = random.number(in: 0..<(base.count + 1))
      case 3:
        edited.text += random.bytes(random.number(in: 1..<4), of: "aZ09-_ \n\"")
        position = end
      default:
        let inserted = text(&random)
        let start = random.number(in: 0..<inserted.count)
        edited.text += inserted[start..<random.number(in: start..<(inserted.count + 1))]
        position = end
      }
    }
    if random.number(in: 0..<2) == 0 { edited.copy(position..<base.count, of: base) }
    return edited
  }

  @Test func `what is taken over is what a search of the whole text would find`() throws {
    var tracer = try makeTracer()
    try forAll(seed: 900, count: 20) { random in
      var base = text(&random)
      var kind = kinds.kind(of: random.pick(from: examples).path)
      var known = tracer.trace(base.span, kind: kind)
      for _ in 0..<4 {
        let next = edited(base, &random)
        if random.number(in: 0..<4) == 0 {
          kind = kinds.kind(of: random.pick(from: examples).path)
        }
        let trace = tracer.trace(next.text.span, kind: kind, copies: next.copies, from: known)
        let whole = tracer.trace(next.text.span, kind: kind)
        try #require(trace.difference(from: whole) == nil)
        (base, known) = (next.text, trace)
      }
    }
  }

  @Test func `a text that shows nothing holds nothing`() throws {
    var tracer = try makeTracer()
    var scanner = try makeScanner()
    try forAll(seed: 1_900, count: 30) { random in
      let text = random.number(in: 0..<3) == 0 ? text(&random) : random.pick(from: examples).bytes
      let path = random.pick(from: examples).path
      let found = scanner.scan(text.span, path: path)
      let isWanted = found.occurrences.contains { $0.detector.confidence > .low }
      if isWanted || !found.limits.isEmpty {
        try #require(tracer.trace(text.span, kind: kinds.kind(of: path)).mayHold)
      }
    }
  }
}
