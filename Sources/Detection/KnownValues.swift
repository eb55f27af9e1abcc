/// Values that are looked for in short texts, however many they are.
package struct KnownValues {
  /// Longer values, by the first bytes.
  private var longer: [UInt64: [[UInt8]]] = [:]
  private var shorter: [[UInt8]] = []
  /// By two bytes: whether a value begins with them.
  private var begins = [Bool](repeating: false, count: 1 << 16)

  private static let keyLength = 8

  /// Values without a byte are nowhere.
  package init(_ values: some Sequence<[UInt8]>) {
    for value in values where !value.isEmpty {
      if value.count < Self.keyLength {
        shorter.append(value)
      } else {
        longer[Self.key(of: value, at: 0), default: []].append(value)
      }
      let first = Int(value[0]) << 8
      let seconds = value.count > 1 ? [Int(value[1])] : Array(0...255)
      for second in seconds { begins[first | second] = true }
    }
  }

  /// Every place where one of them stands, in order of where they begin; some may overlap.
  package func ranges(in text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for start in text.indices {
      let second = start + 1 < text.count ? Int(text[start + 1]) : 0
      guard begins[Int(text[start]) << 8 | second] else { continue }
      var candidates = shorter
      if start + Self.keyLength <= text.count {
        candidates += longer[Self.key(of: text, at: start)] ?? []
      }
      for value in candidates where text[start...].starts(with: value) {
        ranges.append(start..<(start + value.count))
      }
    }
    return ranges
  }

  private static func key(of bytes: [UInt8], at start: Int) -> UInt64 {
    bytes[start..<(start + keyLength)].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
