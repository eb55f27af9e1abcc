#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
package import Model

/// The entries of one folder.
package enum Folder {
  /// A name in a folder.
  package struct Entry: Sendable {
    package var name: [UInt8]
    package var kind: FileStatus.Kind
  }

  /// All entries but `.` and `..`, in byte order of their names; links are not followed.
  package static func entries(of path: BytePath) throws(SystemError) -> [Entry] {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    let descriptor = unsafe path.bytes.withCString { name in
      retrying { unsafe open(name, flags) }
    }
    guard descriptor >= 0 else { throw .current }
    guard let stream = unsafe fdopendir(descriptor) else {
      let refusal = SystemError.current
      close(descriptor)
      throw refusal
    }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw .current }
        break
      }
      let name = unsafe self.name(of: entry)
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      let kind = unsafe kind(ofType: entry.pointee.d_type)
      entries.append(Entry(name: name, kind: kind))
    }
    for index in entries.indices where entries[index].kind == .unknown {
      // Some file systems do not tell the kind with the name.
      let status = try? FileStatus(of: path.appending(entries[index].name), followingLink: false)
      entries[index].kind = status?.kind ?? .unknown
    }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
      unsafe field.withMemoryRebound(
        to: UInt8.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)
      ) { bytes in
        let length = unsafe strlen(UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self))
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: length))
      }
    }
  }

  private static func kind(ofType type: UInt8) -> FileStatus.Kind {
    switch Int(type) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_FIFO): .fifo
    case Int(DT_SOCK): .socket
    case Int(DT_BLK), Int(DT_CHR): .device
    default: .unknown
    }
  }
}
