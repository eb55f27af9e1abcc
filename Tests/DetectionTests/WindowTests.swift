import Detection
import Model
import TestSupport
import Testing

/// What is found does not depend on how much text stands around it, or on how a text is cut.
@Suite struct WindowTests {
  /// A place where something was found.
  private struct Place: Hashable {
    var detector: String
    var start: Position
    var range: ByteRange
  }

  /// Examples with filler between them, and where each begins.
  private struct Page {
    var path: BytePath
    var text: [UInt8] = []
    var examples: [(example: WrittenExample, start: Int)] = []
  }

  /// Lines of words that no keyword is in.
  private static let words: [UInt8] = {
    var random = SplitMix64(seed: 1)
    var words: [UInt8] = []
    while words.count < 20_000 {
      words += random.bytes(random.number(in: 1..<9), of: "eioulmnv")
      words.append(random.pick(from: Array(" .\n".utf8)))
    }
    return words
  }()

  /// More text than any pattern looks across.
  private static func filler(_ random: inout SplitMix64) -> [UInt8] {
    let start = random.number(in: 0..<(words.count - 3_000))
    let count = random.number(in: 800..<3_000)
    return Array("\n\n".utf8) + words[start..<(start + count)] + Array("\n\n".utf8)
  }

  /// One example of each detector.
  private static func pages(seed: UInt64) throws -> [Page] {
    var random = SplitMix64(seed: seed)
    let examples = try WrittenExample.oneOfEach(seed: seed)
    var pages: [Page] = []
    for (path, examples) in Dictionary(grouping: examples, by: \.path).sorted(by: {
      $0.key < $1.key
    }) {
      var page = Page(path: path)
      for example in examples {
        page.text += filler(&random)
        page.examples.append((example, page.text.count))
        page.text += example.bytes
        if page.text.count > 300_000 {
          pages.append(page)
          page = Page(path: path)
        }
      }
      page.text += filler(&random)
      pages.append(page)
    }
    return pages
  }

  @Test func `an example is found in a long text just as alone`() throws {
    var scanner = try makeScanner()
    var missed: [String] = []
    for page in try Self.pages(seed: 1) {
      let outcome = scanner.scan(page.text.span, path: page.path)
      #expect(outcome.limits.isEmpty)
      for (example, start) in page.examples {
        let alone = scanner.scan(example.bytes.span, path: page.path).occurrences
        let extent = ByteRange(start, start + example.bytes.count)
        let here = outcome.occurrences.filter { $0.range.overlaps(extent) }
        let expected = alone.map { "\($0.detector.id) \($0.range.shifted(by: start))" }
        if here.map({ "\($0.detector.id) \($0.range)" }) != expected {
          missed.append(example.detector)
        }
      }
    }
    #expect(missed == [])
  }

  @Test func `a text that is cut into pieces holds what the whole one holds`() throws {
    var scanner = try makeScanner()
    var random = SplitMix64(seed: 2)
    func places(_ outcome: Scanner.Outcome) -> [Place] {
      outcome.occurrences.map {
        Place(detector: $0.detector.id, start: $0.start, range: $0.range)
      }
    }
    for page in try Self.pages(seed: 2) {
      let whole = places(scanner.scan(page.text.span, path: page.path))
      var pieces: [Place] = []
      let margin = 12_000
      var start = 0
      var place = Position.first
      while true {
        let end = min(page.text.count, start + 2 * margin + random.number(in: 1..<30_000))
        let text = Array(page.text[start..<end])
        let isLast = end == page.text.count
        let piece = Scanner.Piece(
          offset: start, start: place,
          core: ByteRange(start == 0 ? 0 : margin, isLast ? text.count : text.count - margin))
        pieces += places(scanner.scan(text.span, path: page.path, piece: piece))
        if isLast { break }
        var lines = LineCounter(text.span, from: place)
        place = lines.position(of: text.count - 2 * margin, in: text.span)
        start = end - 2 * margin
      }
      #expect(pieces == whole, "\(page.path.text)")
    }
  }
}
