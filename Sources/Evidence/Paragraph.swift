import Model

/// Lines that hang together by their indentation: YAML, environment files, columns of a command.
struct Paragraph {
  let bytes: [UInt8]

  /// The records around `position`, nearest first, out of `fields` that stand outside of brackets.
  func records(around position: Int, fields: [Field]) -> [Record] {
    var lines = Lines(bytes: bytes, at: position)
    guard var column = lines.current.column else { return [] }
    var records: [Record] = []
    while records.count < Self.mostRecords {
      let range = lines.extend(column: column)
      var record = Record()
      var index = fields.endOfPrefix { $0.written.lowerBound < range.lowerBound }
      while index < fields.count, fields[index].written.lowerBound < range.upperBound {
        let line = Line(bytes, holding: fields[index].written.lowerBound)
        if line.column == column { record.fields.append(fields[index]) }
        index += 1
      }
      records.append(record)
      guard let outer = lines.parentColumn else { break }
      column = outer
    }
    return records
  }

  private static let mostRecords = 4
}

/// One line of a text.
struct Line {
  /// Without its line end.
  let range: Range<Int>
  /// How far in its text begins, in bytes, comment signs and list dashes counted as space; nil for a
  /// blank line.
  let column: Int?
  /// Whether a list dash stands before its text.
  let isItem: Bool

  /// Lines longer than this are cut: no column stands further out.
  static let longest = 4_096

  init(_ bytes: [UInt8], holding position: Int) {
    var start = min(max(position, 0), bytes.count)
    let first = max(0, start - Self.longest)
    while start > first, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = min(max(position, 0), bytes.count)
    let last = min(bytes.count, end + Self.longest)
    while end < last, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    var index = start
    var dash = false
    scan: while index < end {
      switch bytes[index] {
      case UInt8(ascii: "-"): dash = true
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "#"),
        UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: ">"), UInt8(ascii: "|"),
        UInt8(ascii: "\""), UInt8(ascii: "'"):
        break
      default: break scan
      }
      index += 1
    }
    range = start..<end
    column = index < end ? index - start : nil
    isItem = dash && column != nil
  }

  /// The text after comment signs and list dashes.
  var text: Range<Int> { (range.lowerBound + (column ?? range.count))..<range.upperBound }
}

/// A growing block of lines around one line.
struct Lines {
  let bytes: [UInt8]
  let current: Line
  private var first: Line
  private var last: Line
  private var count = 1
  /// The next smaller column above; set by `extend`.
  private(set) var parentColumn: Int?

  init(bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    current = Line(bytes, holding: position)
    first = current
    last = current
  }

  /// Grows the block by what is indented by `column` or more, and says what it spans.
  mutating func extend(column: Int) -> Range<Int> {
    parentColumn = nil
    while !(first.isItem && first.column == column), let above = line(above: first) {
      guard let itsColumn = above.column else { break }
      if itsColumn < column {
        parentColumn = itsColumn
        break
      }
      take(above)
    }
    while let below = line(below: last), let itsColumn = below.column, itsColumn >= column,
      !(below.isItem && itsColumn == column)
    {
      take(below)
    }
    return first.range.lowerBound..<last.range.upperBound
  }

  private mutating func take(_ line: Line) {
    if line.range.lowerBound < first.range.lowerBound { first = line } else { last = line }
    count += 1
  }

  private func line(above line: Line) -> Line? {
    guard count < Self.mostLines, line.range.lowerBound > 0,
      bytes[line.range.lowerBound - 1] == UInt8(ascii: "\n")
    else { return nil }
    return Line(bytes, holding: line.range.lowerBound - 1)
  }

  private func line(below line: Line) -> Line? {
    guard count < Self.mostLines, line.range.upperBound < bytes.count,
      bytes[line.range.upperBound] == UInt8(ascii: "\n")
    else { return nil }
    return Line(bytes, holding: line.range.upperBound + 1)
  }

  private static let mostLines = 128
}
