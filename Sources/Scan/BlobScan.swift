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
  private var start = Position.first

  init(path: BytePath) { self.path = path }

  mutating func take(
    _ text: Span<UInt8>, _ segment: FileReader.Segment, _ scanner: inout Scanner
  ) {
    bytes = segment.offset + text.count
    let margin = FileReader.overlap / 2
    let core = ByteRange(
      segment.isFirst ? 0 : margin, segment.isLast ? text.count : text.count - margin)
    let piece = Scanner.Piece(offset: segment.offset, start: start, core: core)
    let outcome = scanner.scan(text, path: path, piece: piece)
    limits += outcome.limits
    if !outcome.occurrences.isEmpty {
      occurrences += informed(outcome.occurrences, text, segment)
    }
    if !segment.isLast {
      var lines = LineCounter(text, from: start)
      start = lines.position(of: text.count - FileReader.overlap, in: text)
    }
  }

  /// The occurrences with what stands beside them, read while the text is at hand.
  private func informed(
    _ occurrences: [Occurrence], _ text: Span<UInt8>, _ segment: FileReader.Segment
  ) -> [Occurrence] {
    let isKeyFile = segment.isFirst && segment.isLast && KeyFile.recognises(text)
    var surround = Surround(path: path)
    var informed = occurrences.map { occurrence in
      guard occurrence.detector.findsSecrets else { return occurrence }
      var occurrence = occurrence
      if isKeyFile { occurrence.setting.insert(.keyFile) }
      occurrence.facts = surround.facts(
        beside: occurrence.range.shifted(by: -segment.offset), in: text,
        detector: occurrence.detector)
      return occurrence
    }
    if segment.isFirst && segment.isLast { informed.addLineHashes(from: text) }
    return informed
  }
}
