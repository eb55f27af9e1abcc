/// The list of entries at a zip's end, which is read as a whole before any of them (APPNOTE.TXT 4.3.12
/// to 4.3.16).
enum ZipDirectory {
  /// In bytes: lists of as many entries as a budget allows are far smaller.
  private static let largest = 32 * 1024 * 1024

  /// Whether it takes more memory than an honest one; false where no list is found.
  ///
  /// - Parameters:
  ///   - tail: the last bytes of the zip.
  ///   - size: of the zip, in bytes.
  static func isTooLarge(in tail: Span<UInt8>, size: Int) -> Bool {
    var end = tail.count - 22
    // A comment of up to 64 KiB may follow.
    let least = max(0, end - 0xFFFF)
    while end >= least, !tail.holds(0x0605_4B50, at: end) { end -= 1 }
    guard end >= least else { return false }
    var start = tail.number(at: end + 16, bytes: 4) ?? 0
    if end >= 20, tail.holds(0x0706_4B50, at: end - 20) {
      // Of zips beyond 4 GiB, a record says it that another leads to.
      let place = (tail.number(at: end - 12, bytes: 8) ?? .max).subtractingReportingOverflow(
        size - tail.count)
      guard !place.overflow, let offset = tail.number(at: place.partialValue, beyond: 48) else {
        return true
      }
      start = offset
    }
    return size - tail.count + end - min(start, size) > largest
  }
}

extension Span<UInt8> {
  fileprivate func holds(_ signature: Int, at offset: Int) -> Bool {
    number(at: offset, bytes: 4) == signature
  }

  /// A number of eight bytes, so far beyond a place.
  fileprivate func number(at place: Int, beyond offset: Int) -> Int? {
    guard place >= 0, place <= count - offset else { return nil }
    return number(at: place + offset, bytes: 8)
  }

  /// A number, its lowest byte first; nil beyond the end, and where no file is as large.
  fileprivate func number(at offset: Int, bytes width: Int) -> Int? {
    guard offset >= 0, offset <= count - width else { return nil }
    var number: UInt64 = 0
    for index in 0..<width { number |= UInt64(self[offset + index]) << UInt64(8 * index) }
    return Int(exactly: number)
  }
}
