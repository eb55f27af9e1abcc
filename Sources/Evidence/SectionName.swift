/// The name in brackets above the lines of an INI file: `[default]`.
enum SectionName {
  /// The name as a field called `name`; nil where no such line stands above.
  static func field(above position: Int, in bytes: [UInt8]) -> Field? {
    var line = Line(bytes, holding: position)
    for _ in 0..<mostLines {
      guard line.range.lowerBound > 0 else { return nil }
      line = Line(bytes, holding: line.range.lowerBound - 1)
      let text = line.range
      guard let first = text.first, bytes[first] == UInt8(ascii: "[") else { continue }
      guard let end = bytes[text].lastIndex(of: UInt8(ascii: "]")), end > first + 1 else {
        return nil
      }
      return Field(name: .name, written: first..<(end + 1), value: (first + 1)..<end, form: .plain)
    }
    return nil
  }

  private static let mostLines = 64
}
