import Bytes
package import Model

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A temporary folder for one test, with git at hand; it goes away with its last user.
package final class ScratchFolder {
  /// What a test fills and looks at.
  package let root: BytePath
  /// Beside it, for what must not stand in it.
  package let aside: BytePath
  private let base: BytePath

  package init() throws {
    var template = Array("/tmp/credlint-test-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil,
      let base = BytePath(template.dropLast().map { UInt8(bitPattern: $0) }).resolved
    else { throw SystemError(code: errno) }
    self.base = base
    root = base.appending("tree".utf8)
    aside = base.appending("aside".utf8)
    try makeFolder(root)
    try makeFolder(aside)
  }

  deinit {
    _ = try? Child("chmod", ["-R", "u+rwX", "--", base.text].map { Array($0.utf8) }).run()
    _ = try? Child("rm", ["-rf", "--", base.text].map { Array($0.utf8) }).run()
  }

  /// Where a path of the tree is.
  package func path(_ path: String) -> BytePath {
    path.isEmpty || path == "." ? root : root.appending(path.utf8)
  }

  /// Writes a file, and the folders above it.
  package func write(_ path: String, _ text: String, mode: UInt16 = 0o644) throws {
    try write(Array(path.utf8), Array(text.utf8), mode: mode)
  }

  /// Writes a file of any name and content.
  package func write(_ name: [UInt8], _ bytes: [UInt8], mode: UInt16 = 0o644) throws {
    let file = root.appending(name)
    try makeFolder(file.parent)
    try Output.save(bytes, as: file)
    try call(file) { unsafe chmod($0, mode_t(mode)) }
  }

  /// Sets the permission bits of what is there.
  package func setMode(_ path: String, _ mode: UInt16) throws {
    try call(self.path(path)) { unsafe chmod($0, mode_t(mode)) }
  }

  /// Makes a symbolic link.
  package func link(_ path: String, to target: String) throws {
    let link = self.path(path)
    try makeFolder(link.parent)
    try call(link) { unsafe symlink(target, $0) }
  }

  /// Makes a named pipe.
  package func makePipe(_ path: String) throws {
    try call(self.path(path)) { unsafe mkfifo($0, 0o644) }
  }

  /// Makes a folder, and those above it.
  package func makeFolder(_ path: String) throws { try makeFolder(self.path(path)) }

  /// Deletes a file or a link.
  package func remove(_ path: String) throws {
    try call(self.path(path)) { unsafe unlink($0) }
  }

  /// What a file beside the tree holds.
  package func bytes(aside name: String) throws -> [UInt8] {
    var reader = FileReader()
    var bytes: [UInt8] = []
    _ = try reader.withFile(aside.appending(name.utf8)) { piece, segment in
      if segment.isFirst { bytes += piece.indices.map { piece[$0] } }
    }
    return bytes
  }

  private func makeFolder(_ folder: BytePath) throws {
    if (try? FileStatus(of: folder, followingLink: true)) != nil { return }
    try makeFolder(folder.parent)
    try call(folder) { unsafe mkdir($0, 0o755) }
  }

  /// Asks the system something about a path, which it gets as C wants it.
  private func call(_ path: BytePath, _ function: ([CChar]) -> Int32) throws {
    let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
    guard function(name) == 0 else { throw SystemError(code: errno) }
  }
}
