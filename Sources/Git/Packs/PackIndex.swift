import Bytes
import Model

/// Where a pack's objects begin, by their names (gitformat-pack, "pack-*.idx files").
struct PackIndex: Sendable {
  private let mapping: FileMapping
  private let version: Int
  private let hashSize: Int

  private static let magic: [UInt8] = [0xFF, 0x74, 0x4F, 0x63]
  private static let fanOutSize = 1024

  /// Nil where the file cannot be read, or is no index of version 1 or 2.
  ///
  /// - Parameter hashSize: bytes of a name: 20 or 32.
  init?(_ path: BytePath, hashSize: Int) {
    guard let mapping = try? FileMapping(path) else { return nil }
    self.mapping = mapping
    self.hashSize = hashSize
    version = mapping.withBytes { bytes in
      guard bytes.holds(Self.magic, at: 0) else { return 1 }
      return bytes.number32(at: 4) ?? 0
    }
    guard version == 1 || version == 2 else { return nil }
    let isWhole = mapping.withBytes { bytes in
      table(in: bytes).map { bytes.count >= offsets($0) + $0.count * 4 } ?? false
    }
    guard isWhole else { return nil }
  }

  private func table(in bytes: Span<UInt8>) -> NameTable? {
    // Version 1 has each object's offset before its name, version 2 all names in a row.
    version == 1
      ? NameTable(
        in: bytes, fanOut: 0, names: Self.fanOutSize + 4, stride: hashSize + 4)
      : NameTable(in: bytes, fanOut: 8, names: 8 + Self.fanOutSize, stride: hashSize)
  }

  /// Where offsets begin: in version 2 behind names and checksums of four bytes each.
  private func offsets(_ table: NameTable) -> Int {
    version == 1 ? Self.fanOutSize : 8 + Self.fanOutSize + table.count * (hashSize + 4)
  }

  /// Where the object begins in the pack.
  func offset(of object: ObjectID) -> Int? {
    mapping.withBytes { bytes in
      guard let table = table(in: bytes), let index = table.index(of: object, in: bytes) else {
        return nil
      }
      let offsets = offsets(table)
      if version == 1 { return bytes.number32(at: offsets + index * (hashSize + 4)) }
      guard let offset = bytes.number32(at: offsets + 4 * index) else { return nil }
      if offset < 1 << 31 { return offset }
      // The high bit leads to a table of eight bytes each, for packs of 2 GiB and more.
      return bytes.number64(at: offsets + 4 * table.count + 8 * (offset & 0x7FFF_FFFF))
    }
  }
}
