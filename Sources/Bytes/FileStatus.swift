#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
package import Model

/// What `stat(2)` tells of a file.
package struct FileStatus: Hashable, Sendable {
  package var kind: Kind
  /// In bytes; 0 for files of unknown size, such as those of /proc.
  package var size: Int
  /// The nine permission bits and setuid, setgid, sticky.
  package var permissions: UInt16
  /// When its content was last written.
  package var modified: Moment

  /// A time as files have it.
  package struct Moment: Hashable, Sendable {
    /// Since 1970.
    package var seconds: Int
    package var nanoseconds: Int

    package init(seconds: Int, nanoseconds: Int) {
      self.seconds = seconds
      self.nanoseconds = nanoseconds
    }
  }

  /// What stands behind a name.
  package enum Kind: Hashable, Sendable {
    case file, folder, link
    case fifo, socket, device
    case unknown

    /// The word for people.
    package var name: String {
      switch self {
      case .file: "file"
      case .folder: "folder"
      case .link: "symbolic link"
      case .fifo: "named pipe"
      case .socket: "socket"
      case .device: "device"
      case .unknown: "special file"
      }
    }
  }

  /// The status of what `path` names; a link at its end is followed only if asked.
  package init(of path: BytePath, followingLink: Bool) throws(SystemError) {
    var information = stat()
    let result = unsafe path.bytes.withCString { name in
      unsafe followingLink ? stat(name, &information) : lstat(name, &information)
    }
    guard result == 0 else { throw .current }
    self.init(information)
  }

  init(ofDescriptor descriptor: Int32) throws(SystemError) {
    var information = stat()
    guard unsafe fstat(descriptor, &information) == 0 else { throw .current }
    self.init(information)
  }

  private init(_ information: stat) {
    kind =
      switch information.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      case S_IFIFO: .fifo
      case S_IFSOCK: .socket
      case S_IFBLK, S_IFCHR: .device
      default: .unknown
      }
    size = Int(information.st_size)
    permissions = UInt16(truncatingIfNeeded: information.st_mode & 0o7777)
    #if canImport(Darwin)
      let modified = information.st_mtimespec
    #else
      let modified = information.st_mtim
    #endif
    self.modified = Moment(seconds: Int(modified.tv_sec), nanoseconds: Int(modified.tv_nsec))
  }
}

extension BytePath {
  /// The path without links, dots or a relative beginning; nil if it does not exist.
  package var resolved: BytePath? {
    guard let resolved = unsafe bytes.withCString({ unsafe realpath($0, nil) }) else { return nil }
    defer { unsafe free(resolved) }
    let length = unsafe strlen(resolved)
    return BytePath((0..<length).map { index in unsafe UInt8(bitPattern: resolved[index]) })
  }
}
