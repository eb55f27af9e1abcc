import Model

/// A run of base64 (RFC 4648), on one line or wrapped over several.
struct Base64Digits {
  /// From the first digit to the last; padding is not counted.
  private(set) var part: ByteRange
  /// One past the last byte that was looked at for more lines.
  private(set) var seen: Int
  private var digits: [UInt8] = []
  private var map = OriginMap(digits: 4, per: 3)

  private static let fewest = 28
  /// Lines of wrapped base64 have at least so many digits.
  private static let shortestLine = 48
  private static let deepestIndentation = 64

  /// Nil where the digits cannot stand for text or for something compressed.
  init?(at run: ByteRange, in text: Span<UInt8>, within limit: ByteRange) {
    part = run
    seen = run.end + 1
    guard run.count >= Self.fewest,
      Self.mayBeText(text, run.start) || Self.mayBePacked(text, run.start)
    else { return nil }
    // The header and the claims of a JSON Web Token are no hiding place: the token itself is found.
    let after = run.end < text.count ? text[run.end] : 0
    let before = run.start > 0 ? text[run.start - 1] : 0
    if after == UInt8(ascii: ".") || before == UInt8(ascii: ".") { return nil }
    append(run, of: text)
    guard run.count >= Self.shortestLine else { return }
    while let line = Self.nextLine(behind: part.end, in: text, within: limit, &seen),
      line.count <= run.count
    {
      append(line, of: text)
      part.end = line.end
      if line.count < run.count { break }
    }
  }

  private mutating func append(_ line: ByteRange, of text: Span<UInt8>) {
    for index in line.start..<line.end { digits.append(text[index]) }
    map.append(line.count, at: line.start)
  }

  /// The digits that a line begins with, and consists of, behind a line that ends at `end`.
  private static func nextLine(
    behind end: Int, in text: Span<UInt8>, within limit: ByteRange, _ seen: inout Int
  ) -> ByteRange? {
    var start = end
    seen = max(seen, end + 2)
    if start < limit.end, text[start] == UInt8(ascii: "\r") { start += 1 }
    guard start < limit.end, text[start] == UInt8(ascii: "\n") else { return nil }
    start += 1
    let latest = min(limit.end, start + deepestIndentation)
    while start < latest, text[start] == UInt8(ascii: " ") || text[start] == UInt8(ascii: "\t") {
      start += 1
    }
    var stop = start
    while stop < limit.end, ByteClass(text[stop]).contains(.base64) { stop += 1 }
    seen = max(seen, stop + 1)
    let next = stop < limit.end ? text[stop] : UInt8(ascii: "\n")
    let isWhole =
      next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") || next == UInt8(ascii: "=")
      || next == UInt8(ascii: "\"") || next == UInt8(ascii: "'")
    return isWhole && stop > start ? ByteRange(start, stop) : nil
  }

  /// What the digits stand for; nil where that is neither text nor something compressed.
  ///
  /// - Parameter room: how many bytes may come out of what is compressed; below zero where it is more.
  func text(in text: Span<UInt8>, room: inout Int) -> HiddenText? {
    // A digit too many is no digit: less than a byte is left of it.
    let whole = digits.count % 4 == 1 ? digits.dropLast() : digits[...]
    guard let bytes = Base64.decode(whole) else { return nil }
    if looksWritten(bytes) {
      return HiddenText(
        bytes, from: part, of: text, coding: "base64", map: map, padding: padding(in: text))
    }
    let encoding = TextEncoding(of: bytes.span)
    if encoding != .ascii {
      let wide = encoding.decode(bytes.span).bytes
      return HiddenText(
        wide, from: part, of: text, coding: "base64 of UTF-16", map: nil, padding: padding(in: text)
      )
    }
    guard let unpacked = unpacked(bytes, room: &room) else { return nil }
    return HiddenText(
      unpacked, from: part, of: text, coding: "base64 of compressed text", map: nil)
  }

  /// How many `=` fill the last four digits up; they are no part of what stands behind.
  private func padding(in text: Span<UInt8>) -> Int {
    var end = part.end
    while end < min(text.count, part.end + 2), text[end] == UInt8(ascii: "=") { end += 1 }
    return end - part.end
  }

  /// Whether the first twelve bytes are ASCII, by the bits that tell: most digits of other things end
  /// here.
  private static func mayBeText(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var index = start
    while index < start + 16 {
      guard value(text[index]) & 0x20 == 0, value(text[index + 1]) & 0x08 == 0,
        value(text[index + 2]) & 0x02 == 0
      else { return false }
      index += 4
    }
    return true
  }

  /// Whether the first bytes are those of gzip or zlib.
  private static func mayBePacked(_ text: Span<UInt8>, _ start: Int) -> Bool {
    let (first, second) = (text[start], text[start + 1])
    return first == UInt8(ascii: "H") && second == UInt8(ascii: "4")
      && text[start + 2] == UInt8(ascii: "s")
      || first == UInt8(ascii: "e")
        && (second == UInt8(ascii: "J") || second == UInt8(ascii: "N")
          || second == UInt8(ascii: "A"))
  }

  private static func value(_ digit: UInt8) -> UInt8 { values[Int(digit)] }

  private static let values: [UInt8] = (0...255).map { byte in
    // Four digits of one kind are three bytes of it.
    Base64.decode([UInt8](repeating: UInt8(byte), count: 4)).map { $0[0] >> 2 } ?? 0xFF
  }
}
