/// The rows of a table of comma-separated values whose first line names the columns, such as the file
/// of access keys that AWS's console offers (RFC 4180, without quotes).
enum TableRow {
  /// The row at `position`, its cells named by their columns; nil where there is no such table.
  static func record(around position: Int, in bytes: [UInt8]) -> Record? {
    // A byte-order mark may stand in front.
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = Line(bytes, holding: start)
    let row = Line(bytes, holding: position)
    guard row.range.lowerBound > head.range.upperBound else { return nil }
    let columns = cells(of: start..<head.range.upperBound, in: bytes)
    let names = columns.map { FieldName(folding: bytes[$0]) }
    let values = cells(of: row.range, in: bytes)
    guard names.compactMap(\.self).count > 1, values.count == names.count else { return nil }
    var record = Record()
    for (index, name) in names.enumerated() {
      guard let name, !values[index].isEmpty else { continue }
      record.fields.append(
        Field(name: name, written: columns[index], value: values[index], form: .plain))
    }
    return record
  }

  /// Whether `bytes` are a table of access keys.
  static func holdsKeys(_ bytes: [UInt8]) -> Bool {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end + 1 < bytes.count,
      let record = record(around: end + 1, in: bytes),
      let key = record.first(.secretAccessKey), record.first(.accessKeyID) != nil
    else { return false }
    return KeyFile.isKey(bytes[key.value])
  }

  private static func cells(of line: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    for index in line where bytes[index] == UInt8(ascii: ",") {
      cells.append(start..<index)
      start = index + 1
    }
    let end = bytes[line].last == UInt8(ascii: "\r") ? line.upperBound - 1 : line.upperBound
    return cells + [start..<max(start, end)]
  }
}
