#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A running child: requests are queued, answers read as they come, and neither waits for the other.
///
/// Memory is bounded by what is queued and by the longest answer read in one call. A child that is
/// let go of before it has ended is killed.
package struct ChildProcess: ~Copyable {
  /// How much of standard error is kept, in bytes; the rest is read and dropped.
  package static let longestDiagnostics = 4_096

  /// The beginning of what it has printed on standard error so far.
  package private(set) var diagnostics: [UInt8] = []

  private let program: String
  private let patience: Int32
  private var identifier: pid_t?
  private var input: PipeEnd?
  private var output: PipeEnd?
  private var errors: PipeEnd?
  private var queue: [UInt8] = []
  private var sent = 0
  private var inputEnds = false
  /// Small at first: most answers are.
  private var buffer = [UInt8](repeating: 0, count: 16 * 1024)
  private var unread = 0..<0

  private static let largestBuffer = 256 * 1024

  init(_ child: Child) throws(ChildError) {
    program = child.program
    patience = child.patience ?? -1
    guard let path = child.variables.path(of: child.program) else { throw .notFound(program) }
    do throws(SystemError) {
      let input = try PipeEnd.pair()
      let output = try PipeEnd.pair()
      let errors = try PipeEnd.pair()
      identifier = try child.spawn(
        path, input: input.childs, output: output.childs, errors: errors.childs)
      self.input = input.keepingOurs()
      self.output = output.keepingOurs()
      self.errors = errors.keepingOurs()
    } catch {
      throw .failed(program, error)
    }
  }

  deinit {
    guard let identifier else { return }
    _ = kill(identifier, SIGKILL)
    _ = retrying { waitpid(identifier, nil, 0) }
  }

  /// Queues bytes for its standard input; they leave while answers are read.
  package mutating func write(_ bytes: some Collection<UInt8>) {
    guard input != nil, !inputEnds else { return }
    if sent == queue.count {
      queue.removeAll(keepingCapacity: true)
      sent = 0
    }
    queue.append(contentsOf: bytes)
  }

  /// Ends its standard input once all that is queued has left; what it takes at once leaves now.
  package mutating func closeInput() {
    inputEnds = true
    sendQueued()
  }

  /// In bytes: no name or line that is worth reading has more.
  private static let longestRecord = 16 * 1024 * 1024

  /// Reads up to and over `delimiter`, which is not returned; at the end, what is left; then nil.
  package mutating func read(until delimiter: UInt8) throws(ChildError) -> [UInt8]? {
    var record: [UInt8] = []
    while true {
      if let end = buffer[unread].firstIndex(of: delimiter) {
        record += buffer[unread.lowerBound..<end]
        unread = (end + 1)..<unread.upperBound
        return record
      }
      record += buffer[unread]
      if record.count > Self.longestRecord { throw .endless(program) }
      guard try fill() else { return record.isEmpty ? nil : record }
    }
  }

  /// Reads exactly `count` bytes.
  package mutating func read(exactly count: Int) throws(ChildError) -> [UInt8] {
    var bytes: [UInt8] = []
    // A size that someone else wrote is not memory that we have.
    bytes.reserveCapacity(min(count, 256 * 1024 * 1024))
    while bytes.count < count { bytes += buffer[try take(atMost: count - bytes.count)] }
    return bytes
  }

  /// Reads `count` bytes and forgets them.
  package mutating func skip(exactly count: Int) throws(ChildError) {
    var left = count
    while left > 0 { left -= try take(atMost: left).count }
  }

  /// Reads what is left of its output.
  package mutating func readAll() throws(ChildError) -> [UInt8] {
    var bytes: [UInt8] = []
    repeat { bytes += buffer[unread] } while try fill()
    return bytes
  }

  /// Ends its input, drops what it still says, and waits for its end.
  package mutating func finish() throws(ChildError) -> Child.Status {
    closeInput()
    while try fill() {}
    while errors != nil || input != nil {
      sendQueued()
      if errors != nil || input != nil { try wait() }
    }
    guard let identifier else { throw .cutShort(program) }
    var status: Int32 = 0
    let waited = retrying { unsafe waitpid(identifier, &status, 0) }
    self.identifier = nil
    guard waited == identifier else { throw .failed(program, .current) }
    // As WIFSIGNALED and WEXITSTATUS, which are macros, read it.
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
  }

  /// A piece of the buffer, of 1 to `count` bytes, that counts as read.
  private mutating func take(atMost count: Int) throws(ChildError) -> Range<Int> {
    if unread.isEmpty {
      guard try fill() else { throw .cutShort(program) }
    }
    let end = unread.lowerBound + min(count, unread.count)
    defer { unread = end..<unread.upperBound }
    return unread.lowerBound..<end
  }

  /// Replaces what is unread by the next output; false at its end.
  private mutating func fill() throws(ChildError) -> Bool {
    if unread.upperBound == buffer.count, buffer.count < Self.largestBuffer {
      buffer = [UInt8](repeating: 0, count: Self.largestBuffer)
    }
    unread = 0..<0
    while let descriptor = output?.descriptor {
      sendQueued()
      let count = retrying { unsafe recv(descriptor, &buffer, buffer.count, 0) }
      if count > 0 {
        unread = 0..<count
        return true
      }
      if count == 0 {
        output = nil
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        try wait()
      } else {
        throw .failed(program, .current)
      }
    }
    return false
  }

  /// Hands over as much of the queue as the child takes without waiting.
  private mutating func sendQueued() {
    guard let descriptor = input?.descriptor else { return }
    while sent < queue.count {
      let count = retrying {
        unsafe queue.withUnsafeBytes { bytes in
          let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[sent...])
          return unsafe send(descriptor, rest.baseAddress, rest.count, PipeEnd.withoutSignal)
        }
      }
      guard count < 0 else {
        sent += count
        continue
      }
      if errno == EAGAIN || errno == EWOULDBLOCK { return }
      // It reads no more; its status will tell why.
      input = nil
      return
    }
    if inputEnds { input = nil }
  }

  /// Waits until it reads or writes, and keeps what it prints on standard error.
  private mutating func wait() throws(ChildError) {
    var watched = [
      pollfd(fd: output?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      pollfd(
        fd: sent < queue.count ? input?.descriptor ?? -1 : -1, events: Int16(POLLOUT), revents: 0),
    ]
    let ready = retrying { unsafe poll(&watched, nfds_t(watched.count), patience) }
    if ready < 0 { throw .failed(program, .current) }
    if ready == 0 { throw .stuck(program, milliseconds: patience) }
    if watched[1].revents != 0 { readDiagnostics() }
  }

  private mutating func readDiagnostics() {
    guard let descriptor = errors?.descriptor else { return }
    var piece = [UInt8](repeating: 0, count: Self.longestDiagnostics)
    let count = retrying { unsafe recv(descriptor, &piece, piece.count, 0) }
    if count > 0 {
      diagnostics += piece[..<count].prefix(Self.longestDiagnostics - diagnostics.count)
    } else if count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK) {
      errors = nil
    }
  }
}
