import Model

/// Where in a text the bytes come from that a part of it stands for.
///
/// An encoding writes a byte in digits: 4 digits for 3 bytes, 2 for 1, or 1 for 1. Digits stand in
/// stretches, between which are line breaks, quotation marks, or the mark of an escape.
struct OriginMap {
  /// Digits in a row, each of so many bytes.
  struct Stretch {
    /// The number of the first one.
    var digit: Int
    var origin: Int
    var width: Int
  }

  private var stretches: [Stretch] = []
  private let digits: Int
  private let bytes: Int
  private var count = 0

  /// - Parameter digits: for so many bytes.
  init(digits: Int, per bytes: Int) {
    self.digits = digits
    self.bytes = bytes
  }

  /// Adds digits that stand in a row.
  mutating func append(_ count: Int, at origin: Int, width: Int = 1) {
    guard count > 0 else { return }
    if let last = stretches.last, last.width == 1, width == 1,
      last.origin + (self.count - last.digit) == origin
    {
      self.count += count
      return
    }
    stretches.append(Stretch(digit: self.count, origin: origin, width: width))
    self.count += count
  }

  /// The bytes of the text that these decoded bytes are written with.
  func origin(of range: ByteRange) -> ByteRange {
    let first = range.start * digits / bytes
    let last = (max(range.end, range.start + 1) * digits + bytes - 1) / bytes - 1
    return ByteRange(start(of: first), end(of: min(last, count - 1)))
  }

  private func start(of digit: Int) -> Int {
    guard let stretch = stretch(of: digit) else { return 0 }
    return stretch.origin + (digit - stretch.digit) * stretch.width
  }

  private func end(of digit: Int) -> Int {
    start(of: digit) + (stretch(of: digit)?.width ?? 0)
  }

  private func stretch(of digit: Int) -> Stretch? {
    let next = stretches.endOfPrefix { $0.digit <= digit }
    return next > 0 ? stretches[next - 1] : nil
  }
}
