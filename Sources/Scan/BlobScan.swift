import Archives
import Bytes
import Decoders
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
  /// What of it is passed over, if anything is.
  private(set) var skipped: String?
  /// What it holds, if it is a container.
  private(set) var kind: ContainerKind?
  private var encoding = TextEncoding.ascii
  /// The first and the last bytes of a container that is read in pieces.
  private var head: [UInt8] = []
  private var end: [UInt8] = []
  /// Where the next piece begins, in bytes of the text as it is searched, and in lines and columns.
  private var offset = 0
  private var start = Position.first

  init(path: BytePath) { self.path = path }

  /// Whether the bytes of a whole blob are what is searched, and nothing that they stand for.
  static func searchesAsIs(_ bytes: [UInt8]) -> Bool {
    TextEncoding(of: bytes.span) == .ascii && ContainerKind(of: bytes.span) == nil
      && ContainerKind(ofEnd: bytes.span) == nil && DocumentKind(of: bytes.span) == nil
      && Keeper(of: bytes) == nil
  }

  /// Searches the next piece; text that has no ASCII bytes for ASCII is searched in UTF-8.
  ///
  /// - Parameter informs: whether what stands beside an occurrence is asked for.
  mutating func take(
    _ bytes: Span<UInt8>, _ segment: FileReader.Segment, _ scanner: inout Scanner,
    informs: (Occurrence) -> Bool = { _ in true }
  ) {
    if segment.isFirst {
      encoding = TextEncoding(of: bytes)
      kind = ContainerKind(of: bytes)
      if kind != nil { head = (0..<min(bytes.count, ContainerKind.headSize)).map { bytes[$0] } }
    }
    self.bytes = segment.offset + bytes.count
    if kind == nil, segment.isLast { kind = ContainerKind(ofEnd: bytes) }
    if kind != nil, segment.isLast {
      end = (max(0, bytes.count - ContainerScan.tailSize)..<bytes.count).map { bytes[$0] }
    }
    let margin = FileReader.overlap / 2
    let core = ByteRange(
      segment.isFirst ? 0 : margin, segment.isLast ? bytes.count : bytes.count - margin)
    let next = segment.isLast ? bytes.count : bytes.count - FileReader.overlap
    if encoding == .ascii {
      return search(bytes, core: core, next: next, segment, &scanner, informs)
    }
    let text = encoding.decode(bytes, noting: [core.start, next, core.end])
    search(
      text.bytes.span, core: ByteRange(text.offsets[0], text.offsets[2]), next: text.offsets[1],
      segment, &scanner, informs)
  }

  /// Scans what the blob holds, where it is a container; all of its bytes are at hand.
  mutating func open(
    _ bytes: Span<UInt8>, by inflater: inout Inflater, _ scanner: inout Scanner
  ) {
    guard let kind else { return }
    var container = ContainerScan(of: path, size: bytes.count)
    container.scan(bytes, as: kind, by: &inflater, &scanner)
    add(container)
  }

  /// Scans what the blob holds, where it is a container in an open file.
  mutating func open(_ descriptor: Int32, size: Int, _ scanner: inout Scanner) {
    guard let kind else { return }
    var container = ContainerScan(of: path, size: size)
    container.scan(descriptor, as: kind, head: head, tail: end, &scanner)
    add(container)
  }

  /// What stands uncompressed in a container was seen twice: its place is within.
  private mutating func add(_ container: consuming ContainerScan) {
    let inner = Set(container.occurrences.map(\.secret))
    occurrences.removeAll { inner.contains($0.secret) }
    occurrences += container.occurrences
    limits += container.limits.sorted()
    skipped = container.skipped
  }

  /// - Parameters:
  ///   - core: where values begin that are this piece's to report.
  ///   - next: where the next piece begins.
  private mutating func search(
    _ text: Span<UInt8>, core: ByteRange, next: Int, _ segment: FileReader.Segment,
    _ scanner: inout Scanner, _ informs: (Occurrence) -> Bool
  ) {
    let piece = Scanner.Piece(offset: offset, start: start, core: core)
    let outcome = scanner.scan(text, path: path, piece: piece)
    limits += outcome.limits
    if !outcome.occurrences.isEmpty {
      occurrences += informed(outcome.occurrences, text, segment, informs)
    }
    if !segment.isLast {
      var lines = LineCounter(text, from: start)
      start = lines.position(of: next, in: text)
      offset += next
    }
  }

  /// The occurrences with what stands beside them, read while the text is at hand.
  private func informed(
    _ occurrences: [Occurrence], _ text: Span<UInt8>, _ segment: FileReader.Segment,
    _ informs: (Occurrence) -> Bool
  ) -> [Occurrence] {
    let needed = occurrences.indices.filter { informs(occurrences[$0]) }
    if needed.isEmpty { return occurrences }
    let isWhole = segment.isFirst && segment.isLast
    let isExport = segment.isFirst && ExportFile.recognises(text)
    let isKeyFile = !isExport && isWhole && KeyFile.recognises(text)
    var surround = Surround(path: path)
    var informed = occurrences
    for index in needed {
      let range = informed[index].range.shifted(by: -offset)
      if isExport { informed[index].setting.insert(.export) }
      if informed[index].detector.findsSecrets {
        if encoding != .ascii {
          informed[index].carrier = Secret(encoding.encode(informed[index].carrier.bytes))
        }
        if isKeyFile { informed[index].setting.insert(.keyFile) }
        informed[index].facts = surround.facts(
          beside: range, in: text, detector: informed[index].detector)
      }
      informed[index].allows = allows(beside: informed[index], at: range, in: text)
    }
    if isWhole { informed.addLineHashes(from: text, to: needed) }
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
