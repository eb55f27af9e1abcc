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

  /// Writes a file that appears whole or not at all: beside its place first, then renamed.
  package static func save(_ bytes: [UInt8], as path: BytePath) throws(SystemError) {
    let status = try? FileStatus(of: path, followingLink: true)
    let isSpecial = status.map { $0.kind != .file } ?? false
    let target = isSpecial ? path : BytePath(path.bytes + Array(".\(getpid()).part".utf8))
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (isSpecial ? 0 : O_TRUNC)
    let descriptor = unsafe target.bytes.withCString { name in
      retrying { unsafe openForWriting(name, flags) }
    }
    guard descriptor >= 0 else { throw .current }
    do throws(SystemError) {
      _ = try send(bytes, to: descriptor)
    } catch {
      close(descriptor)
      if !isSpecial { _ = unsafe target.bytes.withCString { unsafe unlink($0) } }
      throw error
    }
    guard close(descriptor) == 0 else { throw .current }
    if isSpecial { return }
    let result = unsafe target.bytes.withCString { from in
      unsafe path.bytes.withCString { unsafe rename(from, $0) }
    }
    guard result == 0 else { throw .current }
  }

  private static func openForWriting(_ name: UnsafePointer<CChar>, _ flags: Int32) -> Int32 {
    unsafe open(name, flags, 0o644)
  }
}
