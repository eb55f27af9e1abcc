#if canImport(Glibc)
  @unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency import Musl
#else
  import Darwin
#endif
package import Model

/// What this process was started with, and the time.
package enum Environment {
  /// A variable's value; nil when it is unset or empty, which mean the same to a user.
  package static func value(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// `name=value` of each variable of this process, which sets none once it runs.
  package static var variables: [[UInt8]] {
    #if canImport(Darwin)
      var entry = unsafe _NSGetEnviron().pointee
    #else
      var entry: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe environ
    #endif
    var variables: [[UInt8]] = []
    while let here = unsafe entry, let text = unsafe here.pointee {
      let bytes = unsafe UnsafeRawBufferPointer(start: text, count: strlen(text))
      unsafe variables.append(Array(bytes))
      unsafe entry = here + 1
    }
    return variables
  }

  /// What was typed, as bytes; the first is the program's name.
  package static var arguments: [[UInt8]] {
    (0..<Int(CommandLine.argc)).compactMap { index in
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { return nil }
      let length = unsafe strlen(argument)
      return (0..<length).map { unsafe UInt8(bitPattern: argument[$0]) }
    }
  }

  /// How many processors may be used.
  package static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The working folder; nil if it has vanished.
  package static var workingFolder: BytePath? { BytePath(".").resolved }

  /// The clock of this machine.
  package static var now: Instant { Instant(seconds: time(nil)) }

  /// Whether the descriptor is a terminal.
  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// How many columns the terminal behind the descriptor has; nil where it is none, or does not tell.
  package static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Leaves what the runtime would tell of a crash untold: registers and memory may hold secrets.
  package static func hideCrashes() {
    for fault in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] {
      _ = signal(fault, SIG_DFL)
    }
  }

  /// Names the time zone where nobody has: else a library that reckons with local time, which we print
  /// nowhere, looks for the zone's file each time.
  package static func settleTimeZone() { _ = unsafe setenv("TZ", "UTC0", 0) }

  /// Lets a write to a closed pipe, or beyond the largest file allowed, fail instead of ending the
  /// process.
  package static func ignoreFailingWrites() {
    for failure in [SIGPIPE, SIGXFSZ] { _ = signal(failure, SIG_IGN) }
  }
}
