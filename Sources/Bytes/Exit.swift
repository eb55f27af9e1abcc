#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ends the process with this status.
package func exitProcess(with status: Int32) -> Never { exit(status) }
