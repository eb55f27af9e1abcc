package import Bytes
import CArchive

/// The entries of a container, one after the other; nothing of them is ever written to a disk.
@safe
package struct Container: ~Copyable {
  private let archive: OpaquePointer
  private let budget: ContainerBudget
  /// What it reads from, where that is an entry of another one.
  private let input: EntryInput?
  private var isFirst = true
  private let isSure: Bool
  private var hasUnreadData = false

  /// A member of a container.
  package struct Entry {
    /// As the container has it, in no particular encoding; nil where what is compressed has no name.
    package var name: [UInt8]?
    /// Whether it has bytes of its own: no folder, link or device.
    package var isFile: Bool
    package var isEncrypted: Bool
  }

  private init(
    _ archive: OpaquePointer, _ kind: ContainerKind, _ budget: ContainerBudget,
    _ input: EntryInput? = nil
  ) {
    unsafe self.archive = archive
    isSure = kind.isSure
    self.budget = budget
    self.input = input
  }

  deinit { unsafe archive_read_free(archive) }

  /// Opens a container that is in memory, for the time of `body`.
  package static func open(
    _ bytes: Span<UInt8>, as kind: ContainerKind, _ budget: ContainerBudget,
    _ body: (inout Container) throws(ContainerError) -> Void
  ) throws(ContainerError) {
    if kind == .zlib {
      let wrapped = Self.gzipHead + bytes.bytes(from: 2) + Self.gzipTail
      do throws(ContainerError) { return try open(wrapped.span, as: .stream, budget, body) } catch {
        throw error == .damaged ? .notOne : error
      }
    }
    let archive = try unsafe reader(of: kind)
    var container = unsafe Container(archive, kind, budget)
    let status = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe archive_read_open_memory(archive, buffer.baseAddress, buffer.count)
    }
    guard status == ARCHIVE_OK else { throw kind.isSure ? .damaged : .notOne }
    // The span outlives the container, which is freed when this call ends.
    try body(&container)
  }

  /// Opens a container that an open descriptor of a regular file leads to, from its first byte.
  package static func open(
    descriptor: Int32, as kind: ContainerKind, _ budget: ContainerBudget,
    _ body: (inout Container) throws(ContainerError) -> Void
  ) throws(ContainerError) {
    let archive = try unsafe reader(of: kind)
    var container = unsafe Container(archive, kind, budget)
    guard unsafe archive_read_open_fd(archive, descriptor, 128 * 1024) == ARCHIVE_OK else {
      throw kind.isSure ? .damaged : .notOne
    }
    try body(&container)
  }

  /// Opens the container that is the current entry.
  ///
  /// - Parameter head: the entry's first bytes, which were read already; where it is no container,
  ///   all that was read to learn that.
  package mutating func openEntry(
    from head: inout [UInt8], as kind: ContainerKind,
    _ body: (inout Container) throws(ContainerError) -> Void
  ) throws(ContainerError) {
    let wrapping = kind == .zlib ? (Self.gzipHead, Self.gzipTail) : nil
    let input = unsafe EntryInput(archive, budget, head: head, wrapping: wrapping)
    let inner = try unsafe Self.reader(of: kind)
    var container = unsafe Container(inner, kind, budget, input)
    do throws(ContainerError) {
      guard unsafe input.open(inner) == ARCHIVE_OK else { throw kind.isSure ? .damaged : .notOne }
      try body(&container)
    } catch {
      guard error == .notOne else { throw error }
      guard let read = input.unsettled else { throw .damaged }
      head = read
      throw error
    }
  }

  /// The next entry; nil at the end.
  package mutating func next() throws(ContainerError) -> Entry? {
    if hasUnreadData { try skipData() }
    var header: OpaquePointer?
    let status = unsafe archive_read_next_header(archive, &header)
    if budget.limit != nil { throw .overBudget }
    switch status {
    case ARCHIVE_EOF: return nil
    case ARCHIVE_OK, ARCHIVE_WARN: break
    default: throw isFirst && !isSure ? .notOne : .damaged
    }
    guard let header = unsafe header else { throw .damaged }
    let isRaw = unsafe archive_format(archive) == ARCHIVE_FORMAT_RAW
    // Not even one filter took it: anything at all would do.
    if isRaw, unsafe archive_filter_count(archive) < 2 { throw .notOne }
    isFirst = false
    input?.settle()
    hasUnreadData = true
    guard budget.takeEntry() else { throw .overBudget }
    return unsafe Entry(
      name: isRaw ? nil : Self.name(of: header),
      isFile: [Self.regularFile, 0].contains(archive_entry_filetype(header)) || isRaw,
      isEncrypted: archive_entry_is_data_encrypted(header) == 1)
  }

  /// Up to so many of the current entry's next bytes; fewer only at its end.
  package mutating func read(atMost count: Int) throws(ContainerError) -> [UInt8] {
    var failure: ContainerError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(ContainerError) {
        while filled < count {
          let rest = unsafe UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
          let read = try unsafe read(into: rest)
          if read == 0 { break }
          filled += read
        }
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Lends what follows `head` of the current entry, and `head` before it, in pieces as of a file.
  package mutating func lend(
    behind head: [UInt8], through reader: inout FileReader,
    _ body: (Span<UInt8>, FileReader.Segment) -> Void
  ) throws(ContainerError) {
    var head = head[...]
    var failure: ContainerError?
    try unsafe reader.lend { (buffer) throws(ContainerError) in
      if !head.isEmpty {
        let count = min(head.count, buffer.count)
        unsafe buffer.copyBytes(from: head.prefix(count))
        head = head.dropFirst(count)
        return count
      }
      // What came before the damage is worth a look.
      do throws(ContainerError) { return try unsafe read(into: buffer) } catch {
        failure = error
        return 0
      }
    } body: {
      body($0, $1)
    }
    if let failure { throw failure }
  }

  private mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ContainerError)
    -> Int
  {
    let count = unsafe archive_read_data(archive, buffer.baseAddress, buffer.count)
    if budget.limit != nil { throw .overBudget }
    guard count >= 0 else {
      // Nothing more is to be had of this entry.
      hasUnreadData = false
      throw .damaged
    }
    if count == 0 { hasUnreadData = false }
    guard budget.take(count) else { throw .overBudget }
    return count
  }

  /// Passes over what is left of an entry, and pays for it: skipping may mean to decompress.
  private mutating func skipData() throws(ContainerError) {
    hasUnreadData = false
    try unsafe withUnsafeTemporaryAllocation(byteCount: 64 * 1024, alignment: 16) {
      (buffer) throws(ContainerError) in
      while try unsafe read(into: buffer) > 0 {}
    }
  }

  /// A reader of the formats that may stand behind such a beginning, and of no others.
  private static func reader(of kind: ContainerKind) throws(ContainerError) -> OpaquePointer {
    guard let archive = unsafe archive_read_new() else { throw .outOfMemory }
    switch kind {
    case .zip:
      unsafe archive_read_support_format_zip_seekable(archive)
      unsafe archive_read_support_format_zip_streamable(archive)
    case .sevenZip: unsafe archive_read_support_format_7zip(archive)
    case .tar: unsafe archive_read_support_format_tar(archive)
    case .ar: unsafe archive_read_support_format_ar(archive)
    case .cpio: unsafe archive_read_support_format_cpio(archive)
    case .rpm:
      unsafe archive_read_support_filter_rpm(archive)
      unsafe supportStreams(archive)
      unsafe archive_read_support_format_cpio(archive)
    case .stream, .zlib:
      unsafe supportStreams(archive)
      unsafe archive_read_support_format_tar(archive)
      unsafe archive_read_support_format_cpio(archive)
      unsafe archive_read_support_format_raw(archive)
    }
    return unsafe archive
  }

  private static func supportStreams(_ archive: OpaquePointer) {
    unsafe archive_read_support_filter_gzip(archive)
    unsafe archive_read_support_filter_bzip2(archive)
    unsafe archive_read_support_filter_xz(archive)
    unsafe archive_read_support_filter_zstd(archive)
    unsafe archive_read_support_filter_lz4(archive)
    unsafe archive_read_support_filter_compress(archive)
  }

  /// Bytes as they are stand for themselves where they are no UTF-8 in any reading.
  private static func name(of entry: OpaquePointer) -> [UInt8] {
    guard let name = unsafe archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
    else {
      return Array("?".utf8)
    }
    var count = 0
    while unsafe name[count] != 0 { count += 1 }
    return unsafe UnsafeRawBufferPointer(start: name, count: count).map { $0 }
  }

  /// `AE_IFREG`, which is a macro with a cast; archives of object files name no type.
  private static let regularFile: UInt32 = 0o100000

  /// RFC 1952: what makes gzip of deflated data; libarchive judges no checksum of it.
  private static let gzipHead: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
  private static let gzipTail = [UInt8](repeating: 0, count: 8)
}

extension Span<UInt8> {
  fileprivate func bytes(from start: Int) -> [UInt8] { (start..<count).map { self[$0] } }
}
