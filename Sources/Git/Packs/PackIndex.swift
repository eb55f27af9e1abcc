import Bytes
import Model

/// Where a pack's objects begin, by their names (gitformat-pack, "pack-*.idx files").
struct PackIndex: Sendable {
  private let mapping: FileMapping
  private let version: Int
  private let hashSize: Int
  private var table: NameTable

  private static let magic: [UInt8] = [0xFF, 0x74, 0x4F, 0x63]
  private static let fanOutSize = 1024

  /// Nil where the file cannot be read, or is no index of version 1 or 2.
  ///
  /// - Parameter hashSize: bytes of a name: 20 or 32.
  init?(_ path: BytePath, hashSize: Int) {
    guard let mapping = try? FileMapping(path) else { return nil }
    self.mapping = mapping
    self.hashSize = hashSize
    let version = mapping.withBytes { bytes in
      guard bytes.holds(Self.magic, at: 0) else { return 1 }
      return bytes.number32(at: 4) ?? 0
    }
    guard version == 1 || version == 2 else { return nil }
    self.version = version
    // Version 1 has each object's offset before its name, version 2 all names in a row.
    let table = mapping.withBytes { bytes in
      version == 1
        ? NameTable(in: bytes, fanOut: 0, names: Self.fanOutSize + 4, stride: hashSize + 4)
        : NameTable(in: bytes, fanOut: 8, names: 8 + Self.fanOutSize, stride: hashSize)
    }
    guard let table else { return nil }
    self.table = table
    guard mapping.count >= offsets + table.count * 4 else { return nil }
  }

  /// Where offsets begin: in version 2 behind names and checksums of four bytes each.
  private var offsets: Int {
    version == 1 ? Self.fanOutSize : 8 + Self.fanOutSize + table.count * (hashSize + 4)
  }

  /// How many objects it tells of.
  var count: Int { table.count }

  /// Makes it ready for many searches.
  mutating func prepare() {
    mapping.withBytes { table.gatherStarts(in: $0) }
    release()
  }

  /// Gives back the memory of what was read so far.
  func release() { mapping.release() }

  /// Which of its objects it is, and where it begins in the pack.
  func place(of object: ObjectID) -> (index: Int, offset: Int)? {
    mapping.withBytes { bytes in
      table.index(of: object, in: bytes).flatMap { index in
        offset(ofObject: index, in: bytes).map { (index, $0) }
      }
    }
  }

  private func offset(ofObject index: Int, in bytes: Span<UInt8>) -> Int? {
    if version == 1 { return bytes.number32(at: offsets + index * (hashSize + 4)) }
    guard let offset = bytes.number32(at: offsets + 4 * index) else { return nil }
    if offset < 1 << 31 { return offset }
    // The high bit leads to a table of eight bytes each, for packs of 2 GiB and more.
    return bytes.number64(at: offsets + 4 * table.count + 8 * (offset & 0x7FFF_FFFF))
  }
}
