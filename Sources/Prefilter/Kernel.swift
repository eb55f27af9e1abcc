import CMarkKernel

extension Prefilter {
  /// How the bitmap is asked: both give the same places.
  package enum Kernel: Sendable {
    case portable
    /// Eight grams at a time, on x86-64 with AVX2.
    case vector

    /// The one to use on this machine.
    package static let fastest = credlint_has_avx2() ? vector : portable
  }
}

extension Prefilter.Kernel {
  /// Writes down the places of a block whose grams the bitmap has, and says how many.
  ///
  /// - Parameters:
  ///   - length: a multiple of 16; 8 bytes more can be read.
  ///   - marked: has room for every second place and 8 more.
  func mark(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ bitmap: UnsafeBufferPointer<UInt32>,
    _ marked: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    guard let bitmap = bitmap.baseAddress, let marked = marked.baseAddress
    else { return 0 }
    return switch self {
    case .vector: unsafe credlint_mark_avx2(text, length, bitmap, marked)
    case .portable: unsafe Self.markPortably(text, length, bitmap, marked)
    }
  }

  /// Four grams at a time; no branch depends on the text.
  private static func markPortably(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ bitmap: UnsafePointer<UInt32>,
    _ marked: UnsafeMutablePointer<UInt32>
  ) -> Int {
    let text = unsafe UnsafeRawPointer(text)
    var count = 0
    var here = 0
    while here < length {
      let low =
        unsafe text.loadUnaligned(fromByteOffset: here, as: UInt64.self) | Around.folded
      let last = unsafe text.loadUnaligned(fromByteOffset: here + 6, as: UInt32.self)
      let grams = (
        Gram(bytes: UInt32(truncatingIfNeeded: low)),
        Gram(bytes: UInt32(truncatingIfNeeded: low &>> 16)),
        Gram(bytes: UInt32(truncatingIfNeeded: low &>> 32)), Gram(bytes: last | 0x2020_2020)
      )
      unsafe marked[count] = UInt32(here)
      count &+= unsafe Int(grams.0.bit(in: bitmap[grams.0.word]))
      unsafe marked[count] = UInt32(here) &+ 2
      count &+= unsafe Int(grams.1.bit(in: bitmap[grams.1.word]))
      unsafe marked[count] = UInt32(here) &+ 4
      count &+= unsafe Int(grams.2.bit(in: bitmap[grams.2.word]))
      unsafe marked[count] = UInt32(here) &+ 6
      count &+= unsafe Int(grams.3.bit(in: bitmap[grams.3.word]))
      here &+= 8
    }
    return count
  }
}
