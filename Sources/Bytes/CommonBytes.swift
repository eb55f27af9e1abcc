#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension [UInt8] {
  /// How many bytes are the same in both from their beginnings on.
  package func commonPrefix(with other: [UInt8]) -> Int {
    unsafe withUnsafeBytes { a in
      unsafe other.withUnsafeBytes { b in
        let end = Swift.min(a.count, b.count)
        var index = 0
        while index + 8 <= end,
          unsafe a.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            == b.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        {
          index += 8
        }
        while index < end, unsafe a[index] == b[index] { index += 1 }
        return index
      }
    }
  }

  /// Whether what stands behind an offset of this text and one of another is the same.
  package func hasSameEnd(from start: Int, as other: [UInt8], from otherStart: Int) -> Bool {
    let length = count - start
    guard start >= 0, otherStart >= 0, length >= 0, other.count - otherStart == length else {
      return false
    }
    if length == 0 { return true }
    return unsafe withUnsafeBytes { a in
      unsafe other.withUnsafeBytes { b in
        guard let a = a.baseAddress, let b = b.baseAddress else { return false }
        return unsafe memcmp(a + start, b + otherStart, length) == 0
      }
    }
  }
}
