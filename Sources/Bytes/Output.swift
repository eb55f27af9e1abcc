#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
package import Model

/// Writes whole buffers to descriptors and files.
package enum Output {
  package static let standardOutput: Int32 = 1
  package static let standardError: Int32 = 2

  /// Writes all bytes.
  ///
  /// - Returns: false when the reader has closed the pipe, which is no error of ours.
  @discardableResult
  package static func send(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        retrying {
          let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
          return unsafe write(descriptor, rest.baseAddress, rest.count)
        }
      }
      if count < 0 {
        if errno == EPIPE { return false }
        throw .current
      }
      written += count
    }
    return true
  }

  /// Writes what `fill` makes, piece by piece; a reader that closes the pipe is no error of ours.
  package static func send(
    to descriptor: Int32, _ fill: (inout ByteSink) -> Void
  ) throws(SystemError) {
    var failure: SystemError?
    var isOpen = true
    var sink = ByteSink { bytes in
      guard isOpen, failure == nil else { return }
      do throws(SystemError) { isOpen = try send(bytes, to: descriptor) } catch { failure = error }
    }
    fill(&sink)
    sink.flush()
    if let failure { throw failure }
  }

  /// Writes a file that appears whole or not at all.
  ///
  /// - Parameter permissions: of a new file, before what the process leaves out of all of them.
  package static func save(
    _ bytes: [UInt8], as path: BytePath, permissions: UInt16 = 0o644
  ) throws(SystemError) {
    try save(as: path, permissions: permissions) { $0.append(contentsOf: bytes) }
  }

  /// Writes a file that appears whole or not at all: beside its place first, then renamed.
  ///
  /// What a link leads to is written where it stands, and a file that is there keeps its permissions.
  ///
  /// - Parameter permissions: of a new file, before what the process leaves out of all of them.
  package static func save(
    as path: BytePath, permissions: UInt16 = 0o644, _ fill: (inout ByteSink) -> Void
  ) throws(SystemError) {
    let status = try? FileStatus(of: path, followingLink: true)
    let place = status == nil ? path : path.resolved
    // Devices, pipes, and files that have no name any more.
    guard let place, status == nil || status?.kind == .file else {
      let descriptor = try opened(path, O_WRONLY | O_CLOEXEC)
      defer { close(descriptor) }
      return try send(to: descriptor, fill)
    }
    let part = BytePath(place.bytes + Array(".\(getpid()).part".utf8))
    let descriptor = try opened(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, permissions)
    do throws(SystemError) {
      do throws(SystemError) { try send(to: descriptor, fill) } catch {
        close(descriptor)
        throw error
      }
      guard close(descriptor) == 0 else { throw .current }
      if let status { try part.setPermissions(status.permissions) }
      let result = unsafe part.bytes.withCString { from in
        unsafe place.bytes.withCString { unsafe rename(from, $0) }
      }
      guard result == 0 else { throw .current }
    } catch {
      _ = unsafe part.bytes.withCString { unsafe unlink($0) }
      throw error
    }
  }

  private static func opened(
    _ path: BytePath, _ flags: Int32, _ permissions: UInt16 = 0
  ) throws(SystemError) -> Int32 {
    let descriptor = unsafe path.bytes.withCString { name in
      retrying { unsafe openForWriting(name, flags, mode_t(permissions)) }
    }
    guard descriptor >= 0 else { throw .current }
    return descriptor
  }

  private static func openForWriting(
    _ name: UnsafePointer<CChar>, _ flags: Int32, _ permissions: mode_t
  ) -> Int32 {
    unsafe open(name, flags, permissions)
  }
}
