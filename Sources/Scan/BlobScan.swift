import Bytes
import Detection
import Evidence
import Model
import Policy

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
    let isWhole = segment.isFirst && segment.isLast
    let isExport = segment.isFirst && ExportFile.recognises(text)
    let isKeyFile = !isExport && isWhole && KeyFile.recognises(text)
    var surround = Surround(path: path)
    var informed = occurrences.map { occurrence in
      guard occurrence.detector.findsSecrets else { return occurrence }
      var occurrence = occurrence
      if isKeyFile { occurrence.setting.insert(.keyFile) }
      if isExport { occurrence.setting.insert(.export) }
      occurrence.facts = surround.facts(
        beside: occurrence.range.shifted(by: -segment.offset), in: text,
        detector: occurrence.detector)
      return occurrence
    }
    for index in informed.indices {
      let range = informed[index].range.shifted(by: -segment.offset)
      informed[index].allows = allows(beside: informed[index], at: range, in: text)
    }
    if segment.isFirst && segment.isLast { informed.addLineHashes(from: text) }
    return informed
  }

  /// What comments on a value's lines, and on the one before, ask for.
  private func allows(
    beside occurrence: Occurrence, at range: ByteRange, in text: Span<UInt8>
  ) -> [Allow] {
    let first = text.line(around: range.start)
    var allows = AllowComment.allows(on: text.bytes(first), number: occurrence.start.line)
    if occurrence.end.line != occurrence.start.line {
      let last = text.line(around: range.end)
      allows += AllowComment.allows(on: text.bytes(last), number: occurrence.end.line)
    }
    if first.start > 0 {
      let before = text.line(around: first.start - 1)
      allows += AllowComment.allows(
        before: text.bytes(before), number: occurrence.start.line - 1)
    }
    return allows
  }
}

extension Span<UInt8> {
  /// The line that the byte at `offset`, or the line break there, belongs to; of long lines what is near.
  fileprivate func line(around offset: Int) -> ByteRange {
    var start = offset
    while start > 0, start > offset - longestLine, self[start - 1] != 0x0A { start -= 1 }
    var end = offset
    while end < count, end < offset + longestLine, self[end] != 0x0A { end += 1 }
    return ByteRange(start, end)
  }

  fileprivate func bytes(_ range: ByteRange) -> [UInt8] {
    (range.start..<range.end).map { self[$0] }
  }
}

private let longestLine = 4_096
