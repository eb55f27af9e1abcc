/// How much of what came out a decompressor must remember, as the first bytes of a stream say it.
enum DecoderWindow {
  /// In bytes: what `xz -9` asks for.
  static let largest = 64 * 1024 * 1024

  /// In bytes; nil for formats that ask for little.
  static func size(in head: Span<UInt8>) -> Int? {
    guard head.count > 24 else { return nil }
    switch head[0] {
    case 0x5D: return (1...4).reduce(0) { $0 | Int(head[$1]) << (8 * ($1 - 1)) }
    case 0xFD: return dictionary(in: head)
    case 0x28: return window(in: head)
    default: return nil
    }
  }

  /// The xz file format, 2.1.1.1 to 3.1.5 and 5.3.1: behind the stream's header and maybe two sizes, the
  /// block's filters.
  private static func dictionary(in head: Span<UInt8>) -> Int? {
    let flags = head[13]
    var place = 14
    if flags & 0x40 != 0 { place = behindNumber(in: head, at: place) }
    if flags & 0x80 != 0 { place = behindNumber(in: head, at: place) }
    for _ in 0...(flags & 3) {
      guard place + 2 < head.count else { return nil }
      guard head[place] != 0x21 else {
        let bits = Int(head[place + 2] & 0x3F)
        return bits >= 40 ? .max : (2 | bits & 1) << (bits / 2 + 11)
      }
      place += 2 + Int(head[place + 1])
    }
    return nil
  }

  private static func behindNumber(in head: Span<UInt8>, at start: Int) -> Int {
    var place = start
    while place < head.count, head[place] & 0x80 != 0 { place += 1 }
    return place + 1
  }

  /// RFC 8878, section 3.1.1.1: a window, or the size of all that comes out.
  private static func window(in head: Span<UInt8>) -> Int? {
    let descriptor = head[4]
    guard descriptor & 0x20 != 0 else {
      let base = 1 << (10 + Int(head[5] >> 3))
      return base + base / 8 * Int(head[5] & 7)
    }
    // Below this, the size has two bytes at most.
    guard descriptor >> 6 > 1 else { return nil }
    let start = 5 + [0, 1, 2, 4][Int(descriptor & 3)]
    var size: UInt64 = 0
    for index in 0..<(descriptor >> 6 == 2 ? 4 : 8) {
      size |= UInt64(head[start + index]) << UInt64(8 * index)
    }
    return Int(clamping: size)
  }
}
