import Model

/// Text in hexadecimal digits.
enum HexDigits {
  private static let fewest = 32

  /// What the digits stand for; nil where that is no text.
  static func text(in text: Span<UInt8>, at digits: ByteRange) -> HiddenText? {
    // `0x` and the like leave an odd digit in front.
    let start = digits.start + digits.count % 2
    guard digits.count >= fewest, isText(text, start) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var index = start
    while index < digits.end {
      guard let high = hexValue(text[index]), let low = hexValue(text[index + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
      index += 2
    }
    guard looksWritten(bytes) else { return nil }
    var map = OriginMap(digits: 2, per: 1)
    map.append(digits.end - start, at: start)
    return HiddenText(
      bytes, from: ByteRange(start, digits.end), of: text, coding: "hexadecimal", map: map)
  }

  /// Whether the first bytes are ASCII: most numbers end here.
  private static func isText(_ text: Span<UInt8>, _ start: Int) -> Bool {
    for place in 0..<8 {
      let high = text[start + 2 * place]
      guard high >= UInt8(ascii: "2") && high <= UInt8(ascii: "7") || high == UInt8(ascii: "0")
      else {
        return false
      }
    }
    return true
  }
}
