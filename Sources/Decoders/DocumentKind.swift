/// Files that lay texts out in a form of their own, so that what people see in one piece does not stand in
/// one, or does not stand alone.
package enum DocumentKind: Sendable {
  /// Columns of a row stand without anything between them.
  case sqlite
  /// Pages are compressed, and show words by letters.
  case pdf
  /// Paragraphs of an office document are cut into runs.
  case office

  /// By its first bytes.
  package init?(of text: Span<UInt8>) {
    if text.starts(with: Self.sqliteMagic) {
      self = .sqlite
    } else if text.starts(with: Self.pdfMagic) {
      self = .pdf
    } else if text.starts(with: Self.declaration), OfficeRuns.recognises(text) {
      self = .office
    } else {
      return nil
    }
  }

  private static let sqliteMagic = Array("SQLite format 3\0".utf8)
  private static let pdfMagic = Array("%PDF-".utf8)
  private static let declaration = Array("<?xml ".utf8)

  /// Gives each text that is hidden in such a file.
  ///
  /// - Returns: whether something that is compressed expands to more than is looked at.
  package func texts(in text: Span<UInt8>, _ take: (HiddenText) -> Void) -> Bool {
    switch self {
    case .sqlite: SQLiteColumns(in: text).text.map(take)
    case .office: OfficeRuns(in: text).text.map(take)
    case .pdf: return PDFStreams.find(in: text, take)
    }
    return false
  }
}

extension Span<UInt8> {
  /// Whether it begins with these bytes.
  func starts(with wanted: [UInt8]) -> Bool { holds(wanted, at: 0) }

  /// Whether these bytes stand at an offset.
  func holds(_ wanted: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, wanted.count <= count - offset else { return false }
    for index in wanted.indices where self[offset + index] != wanted[index] { return false }
    return true
  }

  /// Where these bytes stand first from an offset on; nil where they do not before `end`.
  func firstOffset(of wanted: [UInt8], from start: Int, before end: Int) -> Int? {
    guard let first = wanted.first else { return nil }
    var offset = max(0, start)
    while offset + wanted.count <= min(end, count) {
      if self[offset] == first, holds(wanted, at: offset) { return offset }
      offset += 1
    }
    return nil
  }
}
