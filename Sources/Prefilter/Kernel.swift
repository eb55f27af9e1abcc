import CMarkKernel

extension Prefilter {
  /// How the places are found that need a closer look: none misses a keyword.
  package enum Kernel: Sendable {
    case portable
    /// Eight grams at a time, on x86-64 with AVX2.
    case avx2
    /// A sieve of 64 grams at a time before the bitmap is asked, on x86-64 with AVX-512 VBMI2 and GFNI.
    case avx512

    /// Those that this machine has, the fastest last.
    package static let available =
      [portable] + (credlint_has_avx2() ? [avx2] : []) + (credlint_has_avx512() ? [avx512] : [])
    /// The one to use on this machine.
    package static let fastest = available.last ?? portable

    /// 1 where every position of a text is looked at, 2 for every second one.
    var stride: Int { self == .avx512 ? 1 : 2 }
    /// What a block's length must be a multiple of.
    var step: Int { self == .avx512 ? 1 : 16 }
    /// For how many places more than it finds a kernel needs room.
    static var room: Int { 64 }
  }
}

extension Prefilter.Kernel {
  /// Writes down the places of a block whose grams the bitmap has, and says how many.
  ///
  /// - Parameters:
  ///   - length: a multiple of `step`, less than 64 kB; 8 bytes more can be read.
  ///   - marked: has room for each place that is looked at, and `room` more.
  func mark(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ bitmap: UnsafeBufferPointer<UInt32>,
    _ sieve: UnsafeBufferPointer<UInt64>, _ marked: UnsafeMutableBufferPointer<UInt16>
  ) -> Int {
    guard let bitmap = bitmap.baseAddress, let marked = marked.baseAddress
    else { return 0 }
    switch self {
    case .avx512:
      guard let sieve = sieve.baseAddress else { return 0 }
      return unsafe credlint_mark_avx512(text, length, sieve, bitmap, marked)
    case .avx2: return unsafe credlint_mark_avx2(text, length, bitmap, marked)
    case .portable: return unsafe Self.markPortably(text, length, bitmap, marked)
    }
  }

  /// Four grams at a time; no branch depends on the text.
  private static func markPortably(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ bitmap: UnsafePointer<UInt32>,
    _ marked: UnsafeMutablePointer<UInt16>
  ) -> Int {
    let text = unsafe UnsafeRawPointer(text)
    var count = 0
    var here = 0
    while here < length {
      let low =
        unsafe text.loadUnaligned(fromByteOffset: here, as: UInt64.self) | 0x2020_2020_2020_2020
      let last = unsafe text.loadUnaligned(fromByteOffset: here + 6, as: UInt32.self)
      let grams = (
        Gram(bytes: UInt32(truncatingIfNeeded: low)),
        Gram(bytes: UInt32(truncatingIfNeeded: low &>> 16)),
        Gram(bytes: UInt32(truncatingIfNeeded: low &>> 32)), Gram(bytes: last | 0x2020_2020)
      )
      unsafe marked[count] = UInt16(truncatingIfNeeded: here)
      count &+= unsafe Int(grams.0.bit(in: bitmap[grams.0.word]))
      unsafe marked[count] = UInt16(truncatingIfNeeded: here) &+ 2
      count &+= unsafe Int(grams.1.bit(in: bitmap[grams.1.word]))
      unsafe marked[count] = UInt16(truncatingIfNeeded: here) &+ 4
      count &+= unsafe Int(grams.2.bit(in: bitmap[grams.2.word]))
      unsafe marked[count] = UInt16(truncatingIfNeeded: here) &+ 6
      count &+= unsafe Int(grams.3.bit(in: bitmap[grams.3.word]))
      here &+= 8
    }
    return count
  }
}
