import Archives
import Bytes
import Model

/// Objects in one file, most of them as changes of others (gitformat-pack, "pack-*.pack files").
final class PackFile: Sendable {
  private let path: BytePath
  /// Where its objects end: its own name stands behind them.
  private let end: Int
  private let hashSize: Int

  /// In bytes; git writes no larger ones as deltas (git-config, `core.bigFileThreshold`).
  static let largestObject = 512 * 1024 * 1024
  /// What stands before an object's bytes is no longer than that.
  private static let longestHead = 64

  /// What stands before an object's bytes.
  struct Entry {
    var form: Form
    /// Of the inflated bytes: of the object, or of a delta's instructions.
    var size: Int
    /// Where the zlib stream begins.
    var data: Int
  }

  /// How an object is kept.
  enum Form: Equatable {
    case whole(ObjectKind)
    /// As changes of the object that begins so many bytes into the pack.
    case delta(base: Int)
    /// As changes of an object of the same pack, told by its name.
    case namedDelta(base: ObjectID)
  }

  /// Nil where the file cannot be read, or is no pack of version 2 or 3.
  ///
  /// - Parameter hashSize: bytes of a name: 20 or 32.
  init?(_ path: BytePath, hashSize: Int) {
    guard let size = try? FileStatus(of: path, followingLink: true).size else { return nil }
    var window = FileWindow()
    let version = window.withBytes(of: path, from: 0, count: 12) { bytes in
      bytes.holds("PACK".utf8, at: 0) ? bytes.number32(at: 4) : nil
    }
    guard version == 2 || version == 3 else { return nil }
    self.path = path
    end = size - hashSize
    self.hashSize = hashSize
  }

  /// Reads what stands at the beginning of an object; nil where there is none.
  func entry(at offset: Int, through window: inout FileWindow) -> Entry? {
    guard offset >= 12, offset < end else { return nil }
    return window.withBytes(of: path, from: offset, count: Self.longestHead) { bytes in
      entry(at: offset, in: bytes)
    }
  }

  // Type and size: four bits of the size in the first byte, seven in each that follows.
  private func entry(at offset: Int, in bytes: Span<UInt8>) -> Entry? {
    let end = min(bytes.count, end - offset)
    guard end > 0 else { return nil }
    var index = 0
    var byte = bytes[index]
    let type = byte >> 4 & 7
    var size = Int(byte & 15)
    var shift = 4
    while byte & 0x80 != 0 {
      index += 1
      guard index < end, shift < 56 else { return nil }
      byte = bytes[index]
      size |= Int(byte & 0x7F) << shift
      shift += 7
    }
    index += 1
    let form: Form
    switch type {
    case 1: form = .whole(.commit)
    case 2: form = .whole(.tree)
    case 3: form = .whole(.blob)
    case 4: form = .whole(.tag)
    case 6:
      guard let distance = distance(in: bytes, &index, end), distance > 0, distance < offset else {
        return nil
      }
      form = .delta(base: offset - distance)
    case 7:
      guard let base = ObjectID(bytes, at: index, size: hashSize) else { return nil }
      index += hashSize
      form = .namedDelta(base: base)
    default: return nil
    }
    return index < end ? Entry(form: form, size: size, data: offset + index) : nil
  }

  /// Seven bits a byte, the highest first; one is added for each byte that follows.
  private func distance(in bytes: Span<UInt8>, _ index: inout Int, _ end: Int) -> Int? {
    var distance = 0
    while index < end, distance < 1 << 48 {
      let byte = bytes[index]
      index += 1
      distance = distance << 7 | Int(byte & 0x7F)
      if byte & 0x80 == 0 { return distance }
      distance += 1
    }
    return nil
  }

  /// The inflated bytes behind an entry; nil where they are damaged.
  func bytes(
    of entry: Entry, by inflater: inout Inflater, through window: inout FileWindow
  ) -> [UInt8]? {
    withStream(of: entry, through: &window) { stream in
      let outcome = inflater.inflate(stream, from: 0, room: entry.size, isExact: true)
      if case .bytes(let bytes) = outcome { return bytes }
      return nil
    }
  }

  /// The instructions behind an entry that is a delta; nil where they are damaged.
  ///
  /// - Parameter memory: takes them; used again where the delta before is no longer needed.
  func delta(
    of entry: Entry, by inflater: inout Inflater, through window: inout FileWindow,
    in memory: inout [UInt8]
  ) -> Delta? {
    let isWhole = withStream(of: entry, through: &window) { stream in
      inflater.inflate(stream, count: entry.size, into: &memory)
    }
    return isWhole == true ? Delta(memory, count: entry.size) : nil
  }

  /// Lends the zlib stream behind an entry, and what follows it.
  private func withStream<Result>(
    of entry: Entry, through window: inout FileWindow, _ body: (Span<UInt8>) -> Result?
  ) -> Result? {
    // No stream shrinks a text to less than a thousandth: what claims more is damaged.
    guard entry.size <= Self.largestObject, entry.size / 1100 <= end else { return nil }
    // Nor is one that git writes larger than its text by more than a few bytes in thousand.
    let count = entry.size + entry.size / 8 + 64
    return window.withBytes(of: path, from: entry.data, count: count, body)
  }
}
