package import Model

/// What a part of a text stands for once it is decoded, between some of the text around it: names stand
/// beside values that are encoded.
package struct HiddenText {
  package private(set) var bytes: [UInt8]
  /// Which of `bytes` were decoded.
  package let decoded: ByteRange
  /// The part of the text that they were decoded from.
  package let part: ByteRange
  /// How the part is encoded, for people.
  package let coding: String
  /// Whether any digit of the part tells something of what is in it.
  package let isOneValue: Bool
  /// Where the text goes on behind the part: padding stands for nothing.
  private let next: Int
  /// Nil where no byte has a place of its own, as in what is compressed.
  private let map: OriginMap?

  /// Bytes before and behind the part that are shown, too.
  static let longestLead = 160
  static let longestTrail = 64

  /// - Parameter padding: bytes behind the part that only fill it up.
  init(
    _ decoded: [UInt8], from part: ByteRange, of text: Span<UInt8>, coding: String, map: OriginMap?,
    padding: Int = 0, isOneValue: Bool = true
  ) {
    let lead = max(0, part.start - Self.longestLead)
    let trail = min(text.count, part.end + Self.longestTrail)
    bytes = []
    bytes.reserveCapacity(decoded.count + Self.longestLead + Self.longestTrail)
    for index in lead..<part.start { bytes.append(text[index]) }
    bytes += decoded
    next = part.end + padding
    for index in next..<max(next, trail) { bytes.append(text[index]) }
    self.decoded = ByteRange(part.start - lead, part.start - lead + decoded.count)
    self.part = part
    self.coding = coding
    self.map = map
    self.isOneValue = isOneValue
  }

  /// Where what stands in `bytes` there is written in the text; nil where nothing of it was decoded.
  package func origin(of range: ByteRange) -> ByteRange? {
    guard range.overlaps(decoded) else { return nil }
    var origin = part
    if let map {
      let shown = ByteRange(max(range.start, decoded.start), min(range.end, decoded.end))
      origin = map.origin(of: shown.shifted(by: -decoded.start))
    }
    if range.start < decoded.start { origin.start = part.start - (decoded.start - range.start) }
    if range.end > decoded.end { origin.end = next + (range.end - decoded.end) }
    return origin
  }
}
