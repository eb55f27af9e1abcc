import Archives
import Bytes
import Detection
import Evidence
import Model

/// Reads files and finds the occurrences in them, with what stands beside each; one a worker.
struct Examiner: ~Copyable {
  private var reader = FileReader()
  private var scanner: Scanner
  private var inflater: Inflater
  var reading = Reading()

  /// Nil only when memory has run out.
  init?(_ engine: Engine) {
    guard let scanner = Scanner(engine), let inflater = Inflater() else { return nil }
    self.scanner = scanner
    self.inflater = inflater
  }

  /// Scans a file; one that cannot be read makes the scan incomplete.
  mutating func examine(_ path: BytePath) {
    let firstNew = reading.occurrences.count
    var blob = BlobScan(path: path)
    do throws(SystemError) {
      let status = try reader.withFile(path) { piece, segment in
        blob.take(piece, segment, &scanner)
        if segment == .whole { blob.open(piece, by: &inflater, &scanner) }
      } again: { descriptor, status in
        blob.open(descriptor, size: status.size, &scanner)
      }
      add(blob)
      for index in firstNew..<reading.occurrences.count {
        reading.occurrences[index].permissions = status.permissions
      }
    } catch {
      if blob.bytes > 0 { add(blob) }
      noteUnread(Notice(path: path, reason: "\(error)"))
    }
  }

  /// Scans standard input under a name.
  mutating func examineStandardInput(as name: BytePath) {
    var blob = BlobScan(path: name)
    var container = HeldInput()
    do throws(SystemError) {
      try reader.withDescriptor(0) { piece, segment in
        blob.take(piece, segment, &scanner)
        if blob.kind != nil { container.take(piece, segment) }
      }
      if let bytes = container.bytes {
        blob.open(bytes.span, by: &inflater, &scanner)
      } else {
        blob.limits.append(HeldInput.limit)
      }
      add(blob)
    } catch {
      noteUnread(Notice(path: name, reason: "\(error)"))
    }
  }

  /// Scans the bytes of an object of git.
  ///
  /// - Parameters:
  ///   - informs: whether what stands beside an occurrence is asked for.
  ///   - edit: what else is known of the occurrences.
  mutating func examine(
    _ bytes: [UInt8], as path: BytePath, informs: (Occurrence) -> Bool = { _ in true },
    _ edit: (inout [Occurrence]) -> Void
  ) {
    var blob = BlobScan(path: path)
    FileReader.forEachPiece(of: bytes.span) { blob.take($0, $1, &scanner, informs: informs) }
    blob.open(bytes.span, by: &inflater, &scanner)
    edit(&blob.occurrences)
    add(blob)
  }

  /// Keeps what was passed over by design.
  mutating func noteSkipped(_ notice: Notice) { reading.skipped.append(notice) }

  /// Keeps what should have been read.
  mutating func noteUnread(_ notice: Notice) { reading.unread.append(notice) }

  /// Keeps a path that leads nowhere: what was typed there may be anything, even a secret.
  mutating func noteMissing(_ path: BytePath) {
    noteUnread(
      Notice(path: path.mayBeSecret ? BytePath("[REDACTED]") : path, reason: "does not exist"))
  }

  private mutating func add(_ blob: BlobScan) {
    reading.blobs += 1
    reading.bytes += blob.bytes
    reading.occurrences += blob.occurrences
    for reason in blob.limits { noteUnread(Notice(path: blob.path, reason: reason)) }
    if let reason = blob.skipped { noteSkipped(Notice(path: blob.path, reason: reason)) }
  }
}
