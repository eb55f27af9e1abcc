import CDeflate

/// Inflates what is deflated and whose length is known; one a worker, since it owns what inflating writes
/// to.
@safe
package struct Inflater: ~Copyable {
  private let decompressor: OpaquePointer

  /// Nil only when memory has run out.
  package init?() {
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
    unsafe self.decompressor = unsafe decompressor
  }

  deinit { unsafe libdeflate_free_decompressor(decompressor) }

  /// What an attempt came to.
  package enum Outcome {
    case bytes([UInt8])
    /// It holds more than there was room for.
    case tooLong
    /// It is no such stream, was cut short, or its checksum is wrong.
    case damaged
  }

  /// Inflates the zlib stream (RFC 1950) that begins at `start`, which may have anything behind it.
  ///
  /// - Parameters:
  ///   - room: how many bytes it may hold at most.
  ///   - isExact: whether it must hold just as many.
  package mutating func inflate(
    _ source: Span<UInt8>, from start: Int, room: Int, isExact: Bool
  ) -> Outcome {
    guard start >= 0, start < source.count, room >= 0 else { return .damaged }
    var result = LIBDEFLATE_BAD_DATA
    let decompressor = unsafe decompressor
    // SAFETY: the library reads no byte beyond the source's end and writes none beyond the room; it says
    // how many it wrote.
    let bytes = unsafe source.withUnsafeBufferPointer { source in
      unsafe [UInt8](unsafeUninitializedCapacity: max(room, 1)) { output, count in
        var written = 0
        result = unsafe libdeflate_zlib_decompress_ex(
          decompressor, source.baseAddress?.advanced(by: start), source.count - start,
          output.baseAddress, room, nil, &written)
        count = result == LIBDEFLATE_SUCCESS ? min(written, room) : 0
      }
    }
    switch result {
    case LIBDEFLATE_SUCCESS: return isExact && bytes.count != room ? .damaged : .bytes(bytes)
    case LIBDEFLATE_INSUFFICIENT_SPACE: return isExact ? .damaged : .tooLong
    default: return .damaged
    }
  }

  /// Inflates the zlib stream that `source` begins with, and that holds just so many bytes, to the
  /// beginning of `output`, which is made longer where it is too short; false where it is damaged.
  package mutating func inflate(
    _ source: Span<UInt8>, count: Int, into output: inout [UInt8]
  ) -> Bool {
    guard count >= 0 else { return false }
    if output.count < max(count, 1) {
      output = [UInt8](repeating: 0, count: max(count, 2 * output.count, 1))
    }
    let decompressor = unsafe decompressor
    var written = 0
    // SAFETY: as above; the output has `count` bytes or more.
    let result = unsafe source.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { output in
        unsafe libdeflate_zlib_decompress_ex(
          decompressor, source.baseAddress, source.count, output.baseAddress, count, nil, &written)
      }
    }
    return result == LIBDEFLATE_SUCCESS && written == count
  }

  /// What a gzip file (RFC 1952) of one member holds; nil where it is damaged, where anything stands behind
  /// the member, and where more than `room` bytes would come out.
  package mutating func gunzip(_ source: Span<UInt8>, room: Int) -> [UInt8]? {
    guard source.count >= 18, source[0] == 0x1F, source[1] == 0x8B else { return nil }
    let size = (1...4).reduce(0) { $0 << 8 | Int(source[source.count - $1]) }
    guard size > 0, size <= room else { return nil }
    var isWhole = false
    let decompressor = unsafe decompressor
    // SAFETY: as above.
    let bytes = unsafe source.withUnsafeBufferPointer { source in
      unsafe [UInt8](unsafeUninitializedCapacity: size) { output, count in
        var (read, written) = (0, 0)
        let result = unsafe libdeflate_gzip_decompress_ex(
          decompressor, source.baseAddress, source.count, output.baseAddress, size, &read, &written)
        isWhole = result == LIBDEFLATE_SUCCESS && read == source.count && written == size
        count = isWhole ? size : 0
      }
    }
    return isWhole ? bytes : nil
  }
}
