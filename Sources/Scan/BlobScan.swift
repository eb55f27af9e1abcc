import Bytes
import Detection
import Evidence
import Model

/// The scan of one blob, piece by piece.
struct BlobScan {
  let path: BytePath
  var bytes = 0
  var occurrences: [Occurrence] = []
  var limits: [String] = []
  private var line = 1

  init(path: BytePath) { self.path = path }

  mutating func take(
    _ text: Span<UInt8>, _ segment: FileReader.Segment, _ scanner: inout Scanner
  ) {
    bytes = segment.offset + text.count
    let margin = FileReader.overlap / 2
    let core = ByteRange(
      segment.isFirst ? 0 : margin, segment.isLast ? text.count : text.count - margin)
    let piece = Scanner.Piece(offset: segment.offset, line: line, core: core)
    let outcome = scanner.scan(text, path: path, piece: piece)
    limits += outcome.limits
    if !outcome.occurrences.isEmpty {
      occurrences += informed(outcome.occurrences, text, segment)
    }
    if !segment.isLast { line += lineFeeds(in: text, upTo: text.count - FileReader.overlap) }
  }

  /// The occurrences with what stands beside them, read while the text is at hand.
  private func informed(
    _ occurrences: [Occurrence], _ text: Span<UInt8>, _ segment: FileReader.Segment
  ) -> [Occurrence] {
    let isKeyFile = segment.isFirst && segment.isLast && KeyFile.recognises(text)
    var surround = Surround(path: path)
    return occurrences.map { occurrence in
      guard occurrence.detector.findsSecrets else { return occurrence }
      var occurrence = occurrence
      if isKeyFile { occurrence.setting.insert(.keyFile) }
      occurrence.facts = surround.facts(
        beside: occurrence.range.shifted(by: -segment.offset), in: text,
        detector: occurrence.detector)
      return occurrence
    }
  }

  private func lineFeeds(in text: Span<UInt8>, upTo end: Int) -> Int {
    var count = 0
    for index in 0..<end where text[index] == UInt8(ascii: "\n") { count += 1 }
    return count
  }
}
