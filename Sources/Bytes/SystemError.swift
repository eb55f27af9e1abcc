#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A refusal of the operating system, in its own words.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  package var code: Int32

  package init(code: Int32) { self.code = code }

  /// The refusal that `errno` holds now.
  static var current: SystemError { SystemError(code: errno) }

  /// The system's message, lower case, such as `permission denied`.
  package var description: String {
    guard let message = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: message).lowercased()
  }

  /// Whether what was named is not there.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
}

/// Repeats a call that a signal interrupted.
func retrying<Result: FixedWidthInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

extension Collection<UInt8> {
  /// Lends the bytes with a zero behind them, as C wants paths. Bytes behind an inner zero are lost.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let terminated = map { CChar(bitPattern: $0) } + [0]
    return unsafe terminated.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return unsafe body([0]) }
      return unsafe body(base)
    }
  }
}
