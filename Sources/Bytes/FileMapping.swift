#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
package import Model

/// A file's bytes, read by the system where they are looked at; many threads may look at once.
@safe
package final class FileMapping: Sendable {
  private nonisolated(unsafe) let memory: UnsafeRawBufferPointer

  /// Maps a regular file as it is now; one that is cut short afterwards must not be read.
  package init(_ path: BytePath) throws(SystemError) {
    let descriptor = unsafe path.bytes.withCString { name in
      retrying { unsafe open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    }
    guard descriptor >= 0 else { throw .current }
    defer { close(descriptor) }
    let status = try FileStatus(ofDescriptor: descriptor)
    guard status.kind == .file else { throw SystemError(code: EINVAL) }
    guard status.size > 0 else {
      unsafe memory = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let start = unsafe mmap(nil, status.size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else { throw .current }
    unsafe memory = unsafe UnsafeRawBufferPointer(start: start, count: status.size)
  }

  deinit {
    if let start = unsafe memory.baseAddress {
      unsafe munmap(UnsafeMutableRawPointer(mutating: start), memory.count)
    }
  }

  /// How many bytes it has.
  package var count: Int { unsafe memory.count }

  /// Lends all of its bytes.
  package func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(memory.bindMemory(to: UInt8.self).span)
  }

  /// Gives the memory back to the system, which reads the bytes again where they are looked at again.
  package func release() {
    if let start = unsafe memory.baseAddress {
      unsafe madvise(UnsafeMutableRawPointer(mutating: start), memory.count, MADV_DONTNEED)
    }
  }
}
