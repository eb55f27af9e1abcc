#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
package import Model

/// A part of a file in memory, which moves to where something is read: of a large file no more is held
/// than is looked at. One file is open at a time; one a worker.
package struct FileWindow: ~Copyable {
  private var path: BytePath?
  private var descriptor: Int32 = -1
  /// Bytes of the file.
  private var size = 0
  private var memory: [UInt8] = []
  /// What of the file is in memory, from its first byte on.
  private var part = 0..<0

  /// So many bytes are read at once, or as many as are asked for: more where reading goes on.
  private var step = smallestStep

  private static let smallestStep = 2 * 1024
  private static let largestStep = 64 * 1024
  /// More memory than that is given back when the window moves on.
  private static let mostKept = 1024 * 1024

  package init() {}

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Lends what stands in a file from an offset on: so many bytes or more, or all that it has; nil where
  /// they cannot be read.
  package mutating func withBytes<Result>(
    of path: BytePath, from offset: Int, count: Int, _ body: (Span<UInt8>) -> Result?
  ) -> Result? {
    guard self.path == path || turn(to: path), offset >= 0, offset <= size, count >= 0 else {
      return nil
    }
    let end = offset + min(count, size - offset)
    guard part.lowerBound <= offset && end <= part.upperBound || move(to: offset..<end) else {
      return nil
    }
    return body(
      memory.span.extracting((offset - part.lowerBound)..<(part.upperBound - part.lowerBound)))
  }

  private mutating func turn(to path: BytePath) -> Bool {
    if descriptor >= 0 { close(descriptor) }
    self.path = nil
    part = 0..<0
    descriptor = unsafe path.bytes.withCString { name in
      retrying { unsafe open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    }
    guard descriptor >= 0, let status = try? FileStatus(ofDescriptor: descriptor),
      status.kind == .file
    else { return false }
    size = status.size
    self.path = path
    return true
  }

  private mutating func move(to wanted: Range<Int>) -> Bool {
    let start = wanted.lowerBound
    let goesOn = part.lowerBound < start && start < part.upperBound + step
    step = goesOn ? min(2 * step, Self.largestStep) : Self.smallestStep
    part = 0..<0
    let count = min(max(wanted.count, step), size - start)
    if memory.count < count || memory.count > Self.mostKept && count <= Self.mostKept {
      let room = max(count, min(2 * memory.count, Self.mostKept))
      memory = [UInt8](repeating: 0, count: room)
    }
    var filled = 0
    while filled < count {
      let read = unsafe memory.withUnsafeMutableBytes { memory in
        retrying {
          unsafe pread(
            descriptor, memory.baseAddress?.advanced(by: filled), count - filled, start + filled)
        }
      }
      guard read > 0 else { return false }
      filled += read
    }
    part = start..<(start + count)
    return true
  }
}
