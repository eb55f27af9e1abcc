#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
package import Model

/// Reads files into memory of its own that is used again for each; one a worker.
///
/// A file larger than a segment is lent in pieces that overlap, so that memory stays bounded and
/// nothing shorter than half an overlap is ever cut.
@safe
package struct FileReader: ~Copyable {
  /// Bytes of a piece without what it shares with the piece before it.
  package static let segmentSize = 8 * 1024 * 1024
  /// Bytes that two neighbouring pieces share.
  package static let overlap = 128 * 1024

  /// In bytes: what may come out of a file that tells no size, as those of the system; some never end.
  private static let mostWithoutSize = 64 * 1024 * 1024

  private let memory: UnsafeMutableRawBufferPointer

  package init() {
    unsafe memory = .allocate(
      byteCount: Self.segmentSize + Self.overlap, alignment: 64)
  }

  deinit { unsafe memory.deallocate() }

  /// A piece of a file.
  package struct Segment: Hashable, Sendable {
    /// Where its first byte stands in the file.
    package var offset: Int
    package var isFirst: Bool
    package var isLast: Bool

    package init(offset: Int, isFirst: Bool, isLast: Bool) {
      self.offset = offset
      self.isFirst = isFirst
      self.isLast = isLast
    }

    /// A text that is in memory as a whole.
    package static let whole = Segment(offset: 0, isFirst: true, isLast: true)
  }

  /// Lends what is in memory already in pieces as of a file.
  package static func forEachPiece(
    of bytes: Span<UInt8>, _ body: (Span<UInt8>, Segment) -> Void
  ) {
    var start = 0
    while true {
      let end = min(bytes.count, start + segmentSize + overlap)
      let isLast = end == bytes.count
      let segment = Segment(offset: start, isFirst: start == 0, isLast: isLast)
      body(bytes.extracting(start..<end), segment)
      if isLast { return }
      start = end - overlap
    }
  }

  /// Lends the file's bytes to `body`, piece by piece; never opens what is no regular file.
  ///
  /// - Parameters:
  ///   - limit: how many bytes it may have.
  ///   - body: called at least once; an empty file has one empty piece.
  ///   - again: where there were several pieces, called with the open file, to be read once more from
  ///     its first byte.
  /// - Returns: the file's status when it was opened.
  package mutating func withFile(
    _ path: BytePath, atMost limit: Int = .max, _ body: (Span<UInt8>, Segment) -> Void,
    again: (Int32, FileStatus) -> Void = { _, _ in }
  ) throws(SystemError) -> FileStatus {
    // O_NONBLOCK: should the name have become a pipe since it was listed, opening must not wait.
    let descriptor = unsafe path.bytes.withCString { name in
      retrying { unsafe open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    }
    guard descriptor >= 0 else { throw .current }
    defer { close(descriptor) }
    let status = try FileStatus(ofDescriptor: descriptor)
    guard status.kind == .file else {
      throw SystemError(code: status.kind == .folder ? EISDIR : EINVAL)
    }
    guard status.size <= limit else { throw SystemError(code: EFBIG) }
    let room = status.size > 0 ? limit : min(limit, Self.mostWithoutSize)
    var isWhole = false
    try lend(descriptor, expected: status.size, atMost: room) { bytes, segment in
      isWhole = segment == .whole
      body(bytes, segment)
    }
    if !isWhole, lseek(descriptor, 0, SEEK_SET) == 0 { again(descriptor, status) }
    return status
  }

  /// Lends all that can be read from an open descriptor, such as standard input.
  package mutating func withDescriptor(
    _ descriptor: Int32, atMost limit: Int = .max, _ body: (Span<UInt8>, Segment) -> Void
  ) throws(SystemError) {
    try lend(descriptor, expected: 0, atMost: limit, body)
  }

  private mutating func lend(
    _ descriptor: Int32, expected: Int, atMost limit: Int, _ body: (Span<UInt8>, Segment) -> Void
  ) throws(SystemError) {
    var room = limit
    try unsafe lend(expected: expected) { (buffer) throws(SystemError) in
      let count = retrying { unsafe read(descriptor, buffer.baseAddress, buffer.count) }
      guard count >= 0 else { throw .current }
      room -= count
      guard room >= 0 else { throw SystemError(code: EFBIG) }
      return count
    } body: {
      body($0, $1)
    }
  }

  /// Lends all that a source gives, piece by piece.
  ///
  /// - Parameters:
  ///   - expected: how many bytes it will probably give; 0 where that is not known.
  ///   - fill: puts bytes into a buffer and says how many; 0 at the end.
  package mutating func lend<Failure: Error>(
    expected: Int = 0, from fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int,
    body: (Span<UInt8>, Segment) -> Void
  ) throws(Failure) {
    var filled = 0
    var offset = 0
    while true {
      var atEnd = false
      while unsafe filled < memory.count {
        let count = try unsafe fill(UnsafeMutableRawBufferPointer(rebasing: memory[filled...]))
        filled += count
        // The status named a size: what is written behind it while we read may have no end.
        if count == 0 || (expected > 0 && offset + filled >= expected) {
          atEnd = true
          break
        }
      }
      let segment = Segment(offset: offset, isFirst: offset == 0, isLast: atEnd)
      let bytes = unsafe UnsafeRawBufferPointer(rebasing: memory[..<filled])
      unsafe body(bytes.bindMemory(to: UInt8.self).span, segment)
      if atEnd { return }
      let kept = Self.overlap
      unsafe memory.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: memory[(filled - kept)..<filled]))
      offset += filled - kept
      filled = kept
    }
  }
}
