/// What `ibmcloud iam api-key-create` prints: one field a line, name and value in two columns.
enum CommandLineText {
  /// The rows around the row that holds `secret`; nil where no such rows stand.
  static func record(around secret: Range<Int>, in bytes: [UInt8]) -> Record? {
    let line = Line(bytes, holding: secret.lowerBound)
    guard let own = row(line, in: bytes), own.name == .apiKey,
      own.value.lowerBound <= secret.lowerBound, secret.upperBound <= own.value.upperBound
    else { return nil }
    var fields: [Field] = []
    var above = line
    while fields.count < mostRows, above.range.lowerBound > 0 {
      above = Line(bytes, holding: above.range.lowerBound - 1)
      guard let field = row(above, in: bytes) else { break }
      fields.insert(field, at: 0)
    }
    var below = line
    while fields.count < 2 * mostRows, below.range.upperBound < bytes.count {
      below = Line(bytes, holding: below.range.upperBound + 1)
      guard let field = row(below, in: bytes) else { break }
      fields.append(field)
    }
    return fields.isEmpty ? nil : Record(fields: fields)
  }

  /// Whether `bytes` are such an output and nothing else: at most a few lines of talk, then the rows.
  static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= longestOutput else { return false }
    var talk = 0
    var names: [FieldName] = []
    var holdsKey = false
    var start = 0
    while start < bytes.count {
      let line = Line(bytes, holding: start)
      start = line.range.upperBound + 1
      if line.column == nil { continue }
      if let row = row(line, in: bytes) {
        names.append(row.name)
        if row.name == .apiKey { holdsKey = KeyFile.isKey(bytes[row.value]) }
      } else {
        talk += 1
        guard names.isEmpty, talk <= mostTalk else { return false }
      }
    }
    return holdsKey && names.contains { [.createdAt, .locked, .uuid].contains($0) }
  }

  /// Whether `bytes` are what `ibmcloud resource service-key` prints of a service credential and nothing
  /// else: at most a few lines of talk, rows, and below `Credentials:` rows that stand further in.
  static func isServiceCredential(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= longestOutput else { return false }
    var talk = 0
    var names: Set<FieldName> = []
    var holdsKey = false
    var start = 0
    while start < bytes.count {
      let line = Line(bytes, holding: start)
      start = line.range.upperBound + 1
      guard let column = line.column else { continue }
      if names.contains(.credentials) {
        guard column > 0, let row = pair(line, in: bytes) else { return false }
        let value = bytes[row.value]
        holdsKey = holdsKey || KeyFile.isSecret(value, under: row.name)
      } else if let row = pair(line, in: bytes) {
        if let name = row.name { names.insert(name) }
      } else {
        talk += 1
        guard names.isEmpty, talk <= mostTalk else { return false }
      }
    }
    return holdsKey && names.isSuperset(of: [.name, .id, .createdAt])
  }

  /// `name: value`; the name is nil where nothing is known of it.
  private static func pair(
    _ line: Line, in bytes: [UInt8]
  ) -> (name: FieldName?, value: Range<Int>)? {
    let text = line.text
    guard let colon = bytes[text].firstIndex(of: UInt8(ascii: ":")) else { return nil }
    var value = (colon + 1)..<text.upperBound
    while let first = value.first, isSpace(bytes[first]) {
      value = (first + 1)..<value.upperBound
    }
    while let last = value.last, isSpace(bytes[last]) { value = value.lowerBound..<last }
    return (FieldName(folding: bytes[text.lowerBound..<colon]), value)
  }

  private static func row(_ line: Line, in bytes: [UInt8]) -> Field? {
    let text = line.text
    var end = text.lowerBound
    while end < text.upperBound, !isGap(end, in: bytes, before: text.upperBound) { end += 1 }
    guard end > text.lowerBound,
      let name = FieldName(folding: bytes[text.lowerBound..<end]), rowNames.contains(name)
    else { return nil }
    var value = end..<text.upperBound
    while let first = value.first, isSpace(bytes[first]) || bytes[first] == UInt8(ascii: ":") {
      value = (first + 1)..<value.upperBound
    }
    while let last = value.last, isSpace(bytes[last]) { value = value.lowerBound..<last }
    return Field(name: name, written: text.lowerBound..<end, value: value, form: .plain)
  }

  /// Whether a name ends at `index`: at a tab, a colon, two spaces, or the end of the line.
  private static func isGap(_ index: Int, in bytes: [UInt8], before end: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: ":"): true
    case UInt8(ascii: " "): index + 1 >= end || isSpace(bytes[index + 1])
    default: false
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private static let rowNames: Set<FieldName> = [
    .id, .name, .description, .boundTo, .createdAt, .modifiedAt, .apiKey, .locked, .uuid,
  ]
  private static let mostRows = 12
  private static let mostTalk = 6
  static let longestOutput = 4_096
}
