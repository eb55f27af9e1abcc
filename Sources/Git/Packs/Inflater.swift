import CDeflate

/// Inflates zlib streams (RFC 1950) of a known length; one a worker, since it owns what inflating writes
/// to.
@safe
struct Inflater: ~Copyable {
  private let decompressor: OpaquePointer

  /// Nil only when memory has run out.
  init?() {
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
    unsafe self.decompressor = unsafe decompressor
  }

  deinit { unsafe libdeflate_free_decompressor(decompressor) }

  /// What an attempt came to.
  enum Outcome {
    case bytes([UInt8])
    /// It holds more than there was room for.
    case tooLong
    /// It is no such stream, was cut short, or its checksum is wrong.
    case damaged
  }

  /// Inflates the stream that begins at `start`, which may have anything behind it.
  ///
  /// - Parameters:
  ///   - room: how many bytes it may hold at most.
  ///   - isExact: whether it must hold just as many.
  mutating func inflate(
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
}
