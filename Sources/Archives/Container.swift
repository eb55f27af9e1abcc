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
  /// What a reader of the current entry took, and did not need.
  private var rest: ArraySlice<UInt8> = []

  /// Whether its one entry is the whole file, which is laid out openly.
  package let isBare: Bool

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
    _ input: EntryInput? = nil, isBare: Bool = false
  ) {
    unsafe self.archive = archive
    self.isBare = isBare
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
    try budget.checkWindow(of: kind, in: bytes)
    try budget.checkDirectory(of: kind, in: bytes)
    // The span outlives the container, which is freed when this call ends.
    try unsafe open(
      as: kind, budget,
      { archive in
        unsafe bytes.withUnsafeBufferPointer { buffer in
          unsafe archive_read_open_memory(archive, buffer.baseAddress, buffer.count)
        }
      }, body)
  }

  /// Opens a container that an open descriptor of a regular file leads to, from its first byte.
  ///
  /// - Parameters:
  ///   - head: the file's first bytes.
  ///   - tail: its last bytes.
  package static func open(
    descriptor: Int32, as kind: ContainerKind, head: Span<UInt8>, tail: Span<UInt8>,
    _ budget: ContainerBudget, _ body: (inout Container) throws(ContainerError) -> Void
  ) throws(ContainerError) {
    try budget.checkWindow(of: kind, in: head)
    try budget.checkDirectory(of: kind, in: tail)
    try unsafe open(
      as: kind, budget, { unsafe archive_read_open_fd($0, descriptor, 128 * 1024) }, body)
  }

  private static func open(
    as kind: ContainerKind, _ budget: ContainerBudget, _ begin: (OpaquePointer) -> Int32,
    _ body: (inout Container) throws(ContainerError) -> Void
  ) throws(ContainerError) {
    // Where such a container ends, another one may begin.
    let isBare = kind.hasEndMark
    let archive = try unsafe reader(of: isBare ? .plain : .container(kind))
    var container = unsafe Container(archive, kind, budget, isBare: isBare)
    guard unsafe begin(archive) == ARCHIVE_OK else { throw kind.isSure ? .damaged : .notOne }
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
    try budget.checkWindow(of: kind, in: head.span)
    let wrapping = kind == .zlib ? (Self.gzipHead, Self.gzipTail) : nil
    let input = unsafe EntryInput(
      archive, budget, head: head + rest, wrapping: wrapping, watchesHeaders: kind == .cpio)
    rest = []
    let inner = try unsafe Self.reader(of: .container(kind))
    var container = unsafe Container(inner, kind, budget, input)
    do throws(ContainerError) {
      guard unsafe input.open(inner) == ARCHIVE_OK else { throw kind.isSure ? .damaged : .notOne }
      try body(&container)
      if kind.hasEndMark { rest = input.unread(behind: container.position) }
    } catch {
      guard error == .notOne else { throw error }
      guard let read = input.unsettled else { throw .damaged }
      head = read
      throw error
    }
  }

  /// Passes over a frame that is there to be passed over; `head` is what was read of the entry until now.
  package mutating func skipFrame(_ head: [UInt8]) throws(ContainerError) {
    guard budget.takeEntry(), head.count >= 8 else { throw .overBudget }
    var left = 8 + (4..<8).reduce(0) { $0 | Int(head[$1]) << (8 * ($1 - 4)) }
    rest = head.dropFirst(left) + rest
    left -= head.count
    while left > 0 {
      let skipped = try read(atMost: min(left, 64 * 1024)).count
      if skipped == 0 { throw .damaged }
      left -= skipped
    }
  }

  /// How many bytes of what it reads from were needed until now.
  private var position: Int { Int(unsafe archive_filter_bytes(archive, -1)) }

  /// The first bytes that stand behind the end of a container in the current entry, zeros left out; none
  /// where all of the entry was read, or what it is has no such end.
  package mutating func readBehind(_ kind: ContainerKind) throws(ContainerError) -> [UInt8] {
    guard kind.hasEndMark else { return [] }
    guard budget.takeEntry() else { throw .overBudget }
    while true {
      let bytes = try read(atMost: ContainerKind.headSize)
      guard let first = bytes.firstIndex(where: { $0 != 0 }) else {
        if bytes.isEmpty { return [] }
        continue
      }
      return Array(bytes[first...]) + (try read(atMost: first))
    }
  }

  /// The next entry; nil at the end.
  package mutating func next() throws(ContainerError) -> Entry? {
    if hasUnreadData { try skipData() }
    rest = []
    var header: OpaquePointer?
    input?.beginHeader()
    let status = unsafe archive_read_next_header(archive, &header)
    input?.endHeader()
    if budget.limit != nil { throw .overBudget }
    switch status {
    case ARCHIVE_EOF: return nil
    case ARCHIVE_OK, ARCHIVE_WARN: break
    default:
      if isFirst, unsafe archive_read_has_encrypted_entries(archive) == 1 { throw .encrypted }
      throw isFirst && !isSure ? .notOne : .damaged
    }
    guard let header = unsafe header else { throw .damaged }
    let isRaw = unsafe archive_format(archive) == ARCHIVE_FORMAT_RAW
    // Not even one filter took it: anything at all would do.
    if isRaw, !isBare, unsafe archive_filter_count(archive) < 2 { throw .notOne }
    isFirst = false
    input?.settle()
    let isEncrypted = unsafe archive_entry_is_data_encrypted(header) == 1
    // What cannot be read is passed over by its size.
    hasUnreadData = !isEncrypted
    guard budget.takeEntry() else { throw .overBudget }
    return unsafe Entry(
      name: isRaw ? nil : Self.name(of: header),
      isFile: [Self.regularFile, 0].contains(archive_entry_filetype(header)) || isRaw,
      isEncrypted: isEncrypted)
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
    if !rest.isEmpty {
      let count = min(rest.count, buffer.count)
      unsafe buffer.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
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

  /// What a reader reads: bytes as they are, or a container.
  private enum Form {
    case plain
    case container(ContainerKind)
  }

  /// A reader of the formats that may stand behind such a beginning, and of no others.
  private static func reader(of form: Form) throws(ContainerError) -> OpaquePointer {
    _ = memoryIsBounded
    guard let archive = unsafe archive_read_new() else { throw .outOfMemory }
    guard case .container(let kind) = form else {
      unsafe archive_read_support_format_raw(archive)
      return unsafe archive
    }
    switch kind {
    case .zip:
      unsafe archive_read_support_format_zip_seekable(archive)
      unsafe archive_read_support_format_zip_streamable(archive)
    case .sevenZip: unsafe archive_read_support_format_7zip(archive)
    case .tar: unsafe archive_read_support_format_tar(archive)
    case .ar: unsafe archive_read_support_format_ar(archive)
    case .cpio: unsafe archive_read_support_format_cpio(archive)
    case .rar:
      unsafe archive_read_support_format_rar(archive)
      unsafe archive_read_support_format_rar5(archive)
    case .cab: unsafe archive_read_support_format_cab(archive)
    case .lha: unsafe archive_read_support_format_lha(archive)
    case .rpm:
      unsafe archive_read_support_filter_rpm(archive)
      unsafe supportStreams(archive)
      unsafe archive_read_support_format_raw(archive)
    case .lzma:
      unsafe archive_read_support_filter_lzma(archive)
      unsafe archive_read_support_format_raw(archive)
    case .stream, .zlib, .skippable:
      unsafe supportStreams(archive)
      unsafe archive_read_support_format_raw(archive)
      unsafe archive_read_support_format_empty(archive)
    }
    return unsafe archive
  }

  /// Blocks of a megabyte and more go back to the system when they are freed, whatever was freed before:
  /// glibc would keep larger ones each time, and what it keeps falls to pieces.
  private static let memoryIsBounded = {
    #if canImport(Glibc)
      return mallopt(M_MMAP_THRESHOLD, 1024 * 1024) == 1
    #else
      return false
    #endif
  }()

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
    guard let name = unsafe archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
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
