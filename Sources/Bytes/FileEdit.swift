#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
package import Model

/// In bytes: what is read into memory as a whole.
private let largestFile = 64 * 1024 * 1024
/// In bytes: the same, of what whoever runs the program has named or feeds.
private let largestInput = 256 * 1024 * 1024

extension BytePath {
  /// All bytes of the file of this name, which is expected to be small: 64 MiB at most.
  package func read() throws(SystemError) -> [UInt8] {
    var reader = FileReader()
    var bytes: [UInt8] = []
    _ = try reader.withFile(self, atMost: largestFile) { piece, segment in
      bytes.append(piece, segment)
    }
    return bytes
  }

  /// All that comes out of what someone named, maybe a pipe: 256 MiB at most.
  package func readToEnd() throws(SystemError) -> [UInt8] {
    let descriptor = unsafe bytes.withCString { name in
      retrying { unsafe open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
    }
    guard descriptor >= 0 else { throw .current }
    defer { close(descriptor) }
    var reader = FileReader()
    var bytes: [UInt8] = []
    try reader.withDescriptor(descriptor, atMost: largestInput) { piece, segment in
      bytes.append(piece, segment)
    }
    return bytes
  }

  /// Deletes the file or link of this name.
  package func delete() throws(SystemError) {
    guard unsafe bytes.withCString({ unsafe unlink($0) }) == 0 else { throw .current }
  }

  /// Makes the folder of this name, and those above it, where they are missing.
  package func makeFolder() throws(SystemError) {
    if (try? FileStatus(of: self, followingLink: true))?.kind == .folder { return }
    if parent != self { try parent.makeFolder() }
    guard unsafe bytes.withCString({ unsafe mkdir($0, 0o777) }) == 0 else { throw .current }
  }

  /// Sets the permission bits of the file of this name.
  package func setPermissions(_ bits: UInt16) throws(SystemError) {
    guard unsafe bytes.withCString({ unsafe chmod($0, mode_t(bits)) }) == 0 else { throw .current }
  }
}

extension Environment {
  /// Where programs keep what they can find out again (XDG Base Directory Specification); nil where the
  /// user has no such place.
  package static var cacheFolder: BytePath? {
    if let folder = value("XDG_CACHE_HOME").map({ BytePath($0) }), folder.isAbsolute {
      return folder
    }
    return value("HOME").map { BytePath($0) }.flatMap { home in
      home.isAbsolute ? home.appending(".cache".utf8) : nil
    }
  }

  /// All that standard input says: 256 MiB at most.
  package static func standardInput() throws(SystemError) -> [UInt8] {
    var reader = FileReader()
    var bytes: [UInt8] = []
    try reader.withDescriptor(0, atMost: largestInput) { piece, segment in
      bytes.append(piece, segment)
    }
    return bytes
  }

  /// Where the program that runs stands, without links; nil where the system does not tell.
  package static var program: BytePath? {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _ = unsafe _NSGetExecutablePath(nil, &size)
      var name = [CChar](repeating: 0, count: Int(size))
      guard unsafe _NSGetExecutablePath(&name, &size) == 0 else { return nil }
      return BytePath(name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }).resolved
    #else
      return BytePath("/proc/self/exe").resolved
    #endif
  }

  /// The first program of that name in an absolute folder on PATH.
  package static func programOnPath(_ name: String) -> BytePath? {
    Child.Variables().path(of: name).map { BytePath($0) }
  }
}

extension [UInt8] {
  /// Adds what the piece does not share with the one before it.
  fileprivate mutating func append(_ piece: Span<UInt8>, _ segment: FileReader.Segment) {
    // SAFETY: the bytes are copied within the call.
    unsafe piece.extracting((count - segment.offset)...).withUnsafeBufferPointer {
      unsafe append(contentsOf: $0)
    }
  }
}
