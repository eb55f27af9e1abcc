import Bytes
import Detection
import Evidence
import Model

/// Reads files and finds the occurrences in them, with what stands beside each; one a worker.
struct Examiner: ~Copyable {
  private var reader = FileReader()
  private var scanner: Scanner
  private(set) var reading = Reading()

  /// Nil only when memory has run out.
  init?(_ engine: Engine) {
    guard let scanner = Scanner(engine) else { return nil }
    self.scanner = scanner
  }

  /// Scans a file; one that cannot be read makes the scan incomplete.
  mutating func examine(_ path: BytePath) {
    let firstNew = reading.occurrences.count
    var blob = BlobScan(path: path)
    do throws(SystemError) {
      let status = try reader.withFile(path) { piece, segment in
        blob.take(piece, segment, &scanner)
      }
      add(blob)
      for index in firstNew..<reading.occurrences.count {
        reading.occurrences[index].permissions = status.permissions
      }
    } catch {
      noteUnread(Notice(path: path, reason: "\(error)"))
    }
  }

  /// Scans standard input under a name.
  mutating func examineStandardInput(as name: BytePath) {
    var blob = BlobScan(path: name)
    do throws(SystemError) {
      try reader.withDescriptor(0) { piece, segment in blob.take(piece, segment, &scanner) }
      add(blob)
    } catch {
      noteUnread(Notice(path: name, reason: "\(error)"))
    }
  }

  /// Keeps what was passed over by design.
  mutating func noteSkipped(_ notice: Notice) { reading.skipped.append(notice) }

  /// Keeps what should have been read; a name that holds a secret is not shown.
  mutating func noteUnread(_ notice: Notice) {
    let name = notice.path.bytes
    let holdsSecret = !scanner.scan(name.span, path: BytePath("name")).occurrences.isEmpty
    let path = holdsSecret ? BytePath("[REDACTED]") : notice.path
    reading.unread.append(Notice(path: path, reason: notice.reason))
  }

  private mutating func add(_ blob: BlobScan) {
    reading.files += 1
    reading.bytes += blob.bytes
    reading.occurrences += blob.occurrences
    for reason in blob.limits { noteUnread(Notice(path: blob.path, reason: reason)) }
  }
}

/// The scan of one blob, piece by piece.
private struct BlobScan {
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
