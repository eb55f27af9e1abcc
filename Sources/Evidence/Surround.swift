package import Model

/// What stands around the secrets of one blob. It keeps what it read, so that many secrets in a blob
/// cost little more than one; make a new one for each blob.
package struct Surround {
  private let path: BytePath
  private var window: Window?

  /// - Parameter path: where the blob stands; facts name it as their source.
  package init(path: BytePath) { self.path = path }

  /// What the fields beside `secret`, those of the objects around it, and its own claims tell.
  ///
  /// Reads a JSON file of at most 1 MiB as a whole, and else 64 to 128 KiB on either side. Text that is
  /// cut, broken or hostile yields fewer facts, or none.
  package mutating func facts(
    beside secret: ByteRange, in blob: Span<UInt8>, detector: Detector
  ) -> [Fact] {
    guard secret.start >= 0, secret.start < secret.end, secret.end <= blob.count else { return [] }
    let extent = Window.extent(around: secret, in: blob)
    var window = self.window ?? Window(extent, of: blob)
    if window.extent != extent { window = Window(extent, of: blob) }
    defer { self.window = window }

    let range = (secret.start - extent.start)..<(min(secret.end, extent.end) - extent.start)
    let value = window.bytes[range]
    let reader = FieldText(bytes: window.bytes, secret: value)
    var records = window.records(around: range)
    if detector.provider == "aws",
      let section = SectionName.field(above: range.lowerBound, in: window.bytes)
    {
      records = [Record(fields: (records.first?.fields ?? []) + [section])] + records.dropFirst()
    }
    let beside = FactReader.facts(
      of: records, reader: reader, detector: detector, place: path.text)
    return TokenClaims.facts(in: value) + AccessKeyID.facts(in: value, detector: detector) + beside
      + EncodedObject.facts(
        around: range, in: window.bytes, detector: detector, place: path.text)
      + DatedName.facts(of: path, detector: detector)
      + UserName.facts(around: range, in: window.bytes, detector: detector, place: path.text)
  }
}

/// A part of a blob, and its outline once it was asked for.
private struct Window {
  let extent: ByteRange
  let bytes: [UInt8]
  private let isJSON: Bool
  private var outlines: (json: Outline?, fragment: Outline?)

  init(_ extent: ByteRange, of blob: Span<UInt8>) {
    self.extent = extent
    bytes = blob.bytes(extent)
    isJSON = extent.start == 0 && JSONText.begins(blob)
  }

  /// Windows begin at multiples of `step`, so that neighbours share them.
  static func extent(around secret: ByteRange, in blob: Span<UInt8>) -> ByteRange {
    if blob.count <= largestWhole, JSONText.begins(blob) { return ByteRange(0, blob.count) }
    let chunk = secret.start / step
    return ByteRange(max(0, (chunk - 1) * step), min(blob.count, (chunk + 2) * step))
  }

  mutating func records(around secret: Range<Int>) -> [Record] {
    let outline = isJSON && isPlainJSON(secret) ? jsonOutline() : fragmentOutline()
    let records = outline.records(around: secret.lowerBound)
    guard records.isEmpty else { return records }
    if let rows = CommandLineText.record(around: secret, in: bytes) { return [rows] }
    if extent.start == 0, let row = TableRow.record(around: secret.lowerBound, in: bytes) {
      return [row]
    }
    let fields = outline.scopes[outline.scope(at: secret.lowerBound)].fields
    return Paragraph(bytes: bytes).records(around: secret.lowerBound, fields: fields)
  }

  // A JSON string may hold a program or another JSON text; then the nearest quote is not the string's.
  private func isPlainJSON(_ secret: Range<Int>) -> Bool {
    var index = secret.lowerBound
    while index > 0, secret.lowerBound - index < Self.longestString {
      index -= 1
      switch bytes[index] {
      case UInt8(ascii: "\""): return index == 0 || bytes[index - 1] != UInt8(ascii: "\\")
      case UInt8(ascii: "'"), UInt8(ascii: "`"): return false
      default: continue
      }
    }
    return false
  }

  private mutating func jsonOutline() -> Outline {
    if let outline = outlines.json { return outline }
    let outline = OutlineReader.outline(of: bytes, dialect: .json)
    outlines.json = outline
    return outline
  }

  private mutating func fragmentOutline() -> Outline {
    if let outline = outlines.fragment { return outline }
    let outline = OutlineReader.outline(of: bytes, dialect: .fragment)
    outlines.fragment = outline
    return outline
  }

  private static let step = 65_536
  private static let largestWhole = 1_048_576
  private static let longestString = 4_096
}
