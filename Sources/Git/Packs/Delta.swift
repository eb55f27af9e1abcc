import Model

/// A new text written as parts of an old one, and what stands between them (gitformat-pack, "Deltified
/// representation").
struct Delta {
  private let instructions: [UInt8]
  private let start: Int
  private let end: Int
  /// How many bytes the old text must have.
  let baseSize: Int
  /// How many bytes the new text has.
  let targetSize: Int

  /// Nil where the two sizes before the instructions are not there.
  ///
  /// - Parameter count: how many of the bytes are the delta.
  init?(_ bytes: [UInt8], count: Int) {
    var start = 0
    guard count <= bytes.count, let baseSize = Self.size(in: bytes, &start),
      let targetSize = Self.size(in: bytes, &start), start <= count
    else { return nil }
    instructions = bytes
    self.start = start
    end = count
    self.baseSize = baseSize
    self.targetSize = targetSize
  }

  /// Seven bits a byte, the lowest first; the high bit says that more follow.
  private static func size(in bytes: [UInt8], _ index: inout Int) -> Int? {
    var size = 0
    var shift = 0
    while index < bytes.count, shift < 56 {
      let byte = bytes[index]
      index += 1
      size |= Int(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return size }
      shift += 7
    }
    return nil
  }

  /// The new text; nil where the instructions do not make it out of `base`.
  ///
  /// - Parameters:
  ///   - copies: takes what is copied, in the order of the new text; copies that follow one another in
  ///     both texts are one.
  ///   - spare: a text whose memory may be taken for the new one.
  func applied(
    to base: [UInt8], noting copies: inout [CopiedRange], in spare: consuming [UInt8] = []
  ) -> [UInt8]? {
    copies.removeAll(keepingCapacity: true)
    guard base.count == baseSize, targetSize <= PackFile.largestObject else { return nil }
    if spare.capacity >= targetSize, spare.capacity / 2 <= targetSize {
      if spare.count > targetSize { spare.removeLast(spare.count - targetSize) }
      spare.append(contentsOf: repeatElement(0, count: targetSize - spare.count))
      let isWhole = unsafe spare.withUnsafeMutableBufferPointer { output in
        unsafe write(to: output, from: base, &copies)
      }
      return isWhole ? spare : nil
    }
    var isWhole = false
    // The next version may be a little larger.
    let room = targetSize + targetSize / 8 + 1
    let target = unsafe [UInt8](unsafeUninitializedCapacity: room) { output, count in
      isWhole = unsafe write(to: output, from: base, &copies)
      count = isWhole ? targetSize : 0
    }
    return isWhole ? target : nil
  }

  /// Whether the instructions filled the new text to its last byte.
  private func write(
    to output: UnsafeMutableBufferPointer<UInt8>, from base: [UInt8], _ copies: inout [CopiedRange]
  ) -> Bool {
    // SAFETY: each part is checked against the end of what it is taken from and of what it goes to.
    unsafe instructions.withUnsafeBufferPointer { code in
      unsafe base.withUnsafeBufferPointer { base in
        var index = start
        var filled = 0
        while index < end {
          let instruction = unsafe code[index]
          index += 1
          if instruction & 0x80 != 0 {
            guard let copy = unsafe Self.copy(instruction, in: code, &index, end),
              copy.offset + copy.count <= base.count, filled + copy.count <= targetSize
            else { return false }
            unsafe Self.move(base, from: copy.offset, to: output, at: filled, copy.count)
            copies.extend(source: copy.offset, target: filled, count: copy.count)
            filled += copy.count
          } else {
            let count = Int(instruction)
            guard count > 0, index + count <= end, filled + count <= targetSize else {
              return false
            }
            unsafe Self.move(code, from: index, to: output, at: filled, count)
            index += count
            filled += count
          }
        }
        return filled == targetSize
      }
    }
  }

  /// Four bits say which bytes of the offset follow, three which of the size; no size means 64 KiB.
  private static func copy(
    _ instruction: UInt8, in code: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int
  ) -> (offset: Int, count: Int)? {
    var fields = 0
    for bit in 0..<7 where instruction >> UInt8(bit) & 1 == 1 {
      guard index < end else { return nil }
      fields |= unsafe Int(code[index]) << (8 * bit)
      index += 1
    }
    let count = fields >> 32
    return (fields & 0xFFFF_FFFF, count == 0 ? 0x10000 : count)
  }

  private static func move(
    _ source: UnsafeBufferPointer<UInt8>, from start: Int,
    to target: UnsafeMutableBufferPointer<UInt8>, at place: Int, _ count: Int
  ) {
    guard let from = source.baseAddress, let to = target.baseAddress else { return }
    unsafe (to + place).update(from: from + start, count: count)
  }
}

extension [CopiedRange] {
  fileprivate mutating func extend(source: Int, target: Int, count: Int) {
    if let last, last.sourceEnd == source, last.targetEnd == target {
      self[endIndex - 1].count += count
    } else {
      append(CopiedRange(source: source, target: target, count: count))
    }
  }
}
