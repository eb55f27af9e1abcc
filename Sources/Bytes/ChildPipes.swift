#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One end of a pipe between us and a child, closed when it goes out of use.
///
/// The pipes are sockets: made private to us in one step, so that no other child inherits an end,
/// and a child that went away is an error to us and not a signal.
struct PipeEnd: ~Copyable {
  let descriptor: Int32

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  #if canImport(Glibc)
    private static let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    static let withoutSignal = Int32(MSG_NOSIGNAL)
  #elseif canImport(Musl)
    private static let kind = SOCK_STREAM | SOCK_CLOEXEC
    static let withoutSignal = Int32(MSG_NOSIGNAL)
  #else
    private static let kind = SOCK_STREAM
    static let withoutSignal: Int32 = 0
  #endif

  /// The two ends of a new pipe; ours never waits.
  static func pair() throws(SystemError) -> Pair {
    var ends: [Int32] = [-1, -1]
    guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .current }
    let ours = PipeEnd(ends[0])
    let childs = PipeEnd(ends[1])
    #if canImport(Darwin)
      var on: Int32 = 1
      let size = socklen_t(MemoryLayout<Int32>.size)
      _ = unsafe setsockopt(ours.descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, size)
    #endif
    let flags = fcntl(ours.descriptor, F_GETFL)
    guard flags >= 0, fcntl(ours.descriptor, F_SETFL, flags | O_NONBLOCK) == 0 else {
      throw .current
    }
    return Pair(ours: try ours.raised(), childs: try childs.raised())
  }

  /// The same end, above 2, where the child's own descriptors will stand.
  private consuming func raised() throws(SystemError) -> PipeEnd {
    if descriptor > 2 { return self }
    let raised = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard raised >= 0 else { throw .current }
    return PipeEnd(raised)
  }

  /// Both ends of a pipe.
  struct Pair: ~Copyable {
    let ours: PipeEnd
    let childs: PipeEnd

    /// Our end; the child's is closed.
    consuming func keepingOurs() -> PipeEnd { ours }
  }
}
