import CArchive

/// Feeds an entry of one archive to the reader of another, for containers in containers.
@safe
final class EntryInput {
  private let parent: OpaquePointer
  private let budget: ContainerBudget
  /// What is lent to the reader: it keeps the pointer until it asks for more.
  private let block: UnsafeMutableRawBufferPointer
  private var head: ArraySlice<UInt8>
  private var tail: ArraySlice<UInt8>
  /// How many bytes the reader was lent, and how many of them stand in the block.
  private var lent = 0
  private var filled = 0
  /// What was read of the entry, as long as it may turn out to be no container; nil where it is one.
  private var consumed: [UInt8]?

  private let watchesHeaders: Bool
  /// How much may still be read for a header; nil where none is being read.
  private var headerRoom: Int?

  private static let blockSize = 64 * 1024
  /// In bytes: a reader takes memory for as long a name as a header claims.
  private static let largestHeader = 1024 * 1024

  /// - Parameters:
  ///   - head: what was read of the entry already.
  ///   - wrapping: what stands for the first two bytes of it, and what is to follow its end.
  ///   - watchesHeaders: whether headers may claim more memory than they should have.
  init(
    _ parent: OpaquePointer, _ budget: ContainerBudget, head: [UInt8],
    wrapping: (head: [UInt8], tail: [UInt8])?, watchesHeaders: Bool
  ) {
    self.watchesHeaders = watchesHeaders
    unsafe self.parent = parent
    self.budget = budget
    self.head = wrapping.map { ($0.head + head.dropFirst(2))[...] } ?? head[...]
    tail = (wrapping?.tail ?? [])[...]
    consumed = head
    unsafe block = .allocate(byteCount: Self.blockSize, alignment: 16)
  }

  deinit { unsafe block.deallocate() }

  /// Opens a reader over the entry; this object must outlive it.
  func open(_ archive: OpaquePointer) -> Int32 {
    unsafe archive_read_open(
      archive, Unmanaged.passUnretained(self).toOpaque(), nil,
      { _, client, buffer in
        guard let client = unsafe client, let buffer = unsafe buffer else { return -1 }
        let input = unsafe Unmanaged<EntryInput>.fromOpaque(client).takeUnretainedValue()
        unsafe buffer.pointee = UnsafeRawPointer(input.block.baseAddress)
        let count = input.fill()
        input.filled = max(0, count)
        input.lent += input.filled
        return count
      }, nil)
  }

  /// What is read from now on is a header.
  func beginHeader() { if watchesHeaders { headerRoom = Self.largestHeader } }

  /// What is read from now on is what an entry holds.
  func endHeader() { headerRoom = nil }

  /// Keeps what is read no longer: it is a container.
  func settle() { consumed = nil }

  /// All that was read of an entry that is no container; nil where it is too much to be kept.
  var unsettled: [UInt8]? { consumed }

  /// What the reader was lent last and did not need, where it needed so many bytes of all.
  func unread(behind needed: Int) -> ArraySlice<UInt8> {
    let count = min(max(0, lent - needed), filled)
    return unsafe Array(block[(filled - count)..<filled])[...] + head
  }

  /// More than any reader looks at before it knows its format.
  private static let longestLook = 1024 * 1024

  /// The number of bytes that now stand in the block; 0 at the end, negative on failure.
  private func fill() -> Int {
    if !head.isEmpty { return take(&head) }
    let count = unsafe archive_read_data(parent, block.baseAddress, block.count)
    if count == 0 { return take(&tail) }
    guard count > 0, budget.feed(count) else { return Int(ARCHIVE_FATAL) }
    if let room = headerRoom {
      headerRoom = room - count
      if room < count { return Int(ARCHIVE_FATAL) }
    }
    if let held = consumed?.count {
      if held + count > Self.longestLook { consumed = nil }
      unsafe consumed?.append(contentsOf: block[..<count])
    }
    return count
  }

  private func take(_ bytes: inout ArraySlice<UInt8>) -> Int {
    let count = min(bytes.count, Self.blockSize)
    unsafe block.copyBytes(from: bytes.prefix(count))
    bytes = bytes.dropFirst(count)
    return count
  }
}
