#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Child {
  #if canImport(Darwin)
    private typealias FileActions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
    private static let flags =
      POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_CLOEXEC_DEFAULT
  #else
    private typealias FileActions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
    private static let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
  #endif

  /// Starts the program at `path` with these as its standard descriptors.
  func spawn(
    _ path: [UInt8], input: borrowing PipeEnd, output: borrowing PipeEnd,
    errors: borrowing PipeEnd
  ) throws(SystemError) -> pid_t {
    var actions = unsafe FileActions()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    var attributes = Attributes()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }

    var refusal: Int32 = 0
    func demand(_ result: Int32) { if refusal == 0 { refusal = result } }
    let ends = [input.descriptor, output.descriptor, errors.descriptor]
    for (standard, end) in zip(Int32(0)..., ends) {
      demand(unsafe posix_spawn_file_actions_adddup2(&actions, end, standard))
    }
    // What we block or ignore is our own affair.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    demand(unsafe posix_spawnattr_setsigmask(&attributes, &signals))
    for ignored in [SIGPIPE, SIGXFSZ] { unsafe sigaddset(&signals, ignored) }
    demand(unsafe posix_spawnattr_setsigdefault(&attributes, &signals))
    demand(unsafe posix_spawnattr_setflags(&attributes, Int16(Self.flags)))

    var identifier: pid_t = 0
    if refusal == 0 {
      let result = unsafe Self.withVector([Array(program.utf8)] + arguments) { arguments in
        unsafe Self.withVector(variables.handedOn) { variables in
          unsafe path.withCString { path in
            unsafe posix_spawn(&identifier, path, &actions, &attributes, arguments, variables)
          }
        }
      }
      demand(result)
    }
    guard refusal == 0 else { throw SystemError(code: refusal) }
    return identifier
  }

  /// Lends the texts as C wants them: each with a zero behind it, and a null behind the last.
  private static func withVector<Result>(
    _ texts: [[UInt8]], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var bytes: [CChar] = []
    for text in texts { bytes += text.map { CChar(bitPattern: $0) } + [0] }
    return unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      var vector: [UnsafeMutablePointer<CChar>?] = unsafe []
      var next = buffer.baseAddress
      for text in texts {
        unsafe vector.append(next)
        unsafe next = next.map { unsafe $0 + text.count + 1 }
      }
      unsafe vector.append(nil)
      return unsafe body(vector)
    }
  }
}
