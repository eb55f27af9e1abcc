import Model

/// What tells a JSON text by its first bytes.
enum JSONText {
  /// Whether `blob` begins as a JSON object or array does, after a byte order mark and white space.
  static func begins(_ blob: Span<UInt8>) -> Bool {
    guard let first = firstByte(of: blob, from: 0) else { return false }
    let opener = blob[first]
    guard opener == UInt8(ascii: "{") || opener == UInt8(ascii: "["),
      let second = firstByte(of: blob, from: first + 1)
    else { return false }
    // An object holds strings; in an array, what is not one of these begins a section of a settings file.
    switch blob[second] {
    case UInt8(ascii: "\""): return true
    case UInt8(ascii: "{"), UInt8(ascii: "["): return opener == UInt8(ascii: "[")
    default: return false
    }
  }

  private static func firstByte(of blob: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if start == 0, blob.count >= 3, (0..<3).allSatisfy({ blob[$0] == mark[$0] }) { index = 3 }
    let limit = min(blob.count, index + 4_096)
    while index < limit {
      switch blob[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return index
      }
    }
    return nil
  }
}

extension Span<UInt8> {
  /// A copy of the bytes in `range`, which must lie inside.
  func bytes(_ range: ByteRange) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for index in range.start..<range.end { bytes.append(self[index]) }
    return bytes
  }
}
