import Bytes
import Model

/// Objects in one file, most of them as changes of others (gitformat-pack, "pack-*.pack files").
final class PackFile: Sendable {
  private let mapping: FileMapping
  private let hashSize: Int

  /// In bytes; git writes no larger ones as deltas (git-config, `core.bigFileThreshold`).
  static let largestObject = 512 * 1024 * 1024

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
    guard let mapping = try? FileMapping(path) else { return nil }
    let isPack = mapping.withBytes { bytes in
      let version = bytes.number32(at: 4)
      return bytes.holds("PACK".utf8, at: 0) && (version == 2 || version == 3)
    }
    guard isPack else { return nil }
    self.mapping = mapping
    self.hashSize = hashSize
  }

  /// Reads what stands at the beginning of an object; nil where there is none.
  func entry(at offset: Int) -> Entry? {
    mapping.withBytes { bytes in entry(at: offset, in: bytes) }
  }

  // Type and size: four bits of the size in the first byte, seven in each that follows.
  private func entry(at offset: Int, in bytes: Span<UInt8>) -> Entry? {
    // The file's name stands at its end.
    let end = bytes.count - hashSize
    guard offset >= 12, offset < end else { return nil }
    var index = offset
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
    return index < end ? Entry(form: form, size: size, data: index) : nil
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
  func bytes(of entry: Entry, by inflater: inout Inflater) -> [UInt8]? {
    // No stream shrinks a text to less than a thousandth: what claims more is damaged.
    guard entry.size <= Self.largestObject, entry.size / 1100 <= mapping.count else { return nil }
    let outcome = mapping.withBytes { bytes in
      inflater.inflate(bytes, from: entry.data, room: entry.size, isExact: true)
    }
    if case .bytes(let bytes) = outcome { return bytes }
    return nil
  }

  /// Gives back the memory of what was read so far.
  func release() { mapping.release() }
}
