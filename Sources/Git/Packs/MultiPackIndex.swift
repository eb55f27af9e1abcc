import Bytes
import Model

/// Where the objects of many packs begin, in one file (gitformat-pack, "multi-pack-index (MIDX)").
struct MultiPackIndex: Sendable {
  private let mapping: FileMapping
  private var table: NameTable
  private let offsets: Int
  /// Where offsets of eight bytes begin; nil where there are none.
  private let largeOffsets: Int?
  /// Names of the packs' indices, in the order of their numbers.
  let names: [[UInt8]]

  /// Nil where the file cannot be read, or is none of version 1.
  ///
  /// - Parameter hashSize: bytes of a name: 20 or 32.
  init?(_ path: BytePath, hashSize: Int) {
    guard let mapping = try? FileMapping(path) else { return nil }
    self.mapping = mapping
    let parts = mapping.withBytes { bytes -> (NameTable, Int, Int?, [[UInt8]])? in
      guard bytes.holds("MIDX".utf8, at: 0), bytes.count > 12, bytes[4] == 1,
        bytes[5] == (hashSize == 20 ? 1 : 2), let packs = bytes.number32(at: 8),
        let chunks = Self.chunks(in: bytes), let names = chunks["PNAM"],
        let fanOut = chunks["OIDF"], let objects = chunks["OIDL"], let offsets = chunks["OOFF"],
        let table = NameTable(in: bytes, fanOut: fanOut, names: objects, stride: hashSize),
        offsets <= bytes.count, table.count * 8 <= bytes.count - offsets
      else { return nil }
      return (table, offsets, chunks["LOFF"], Self.names(in: bytes, from: names, count: packs))
    }
    guard let (table, offsets, largeOffsets, names) = parts else { return nil }
    self.table = table
    self.offsets = offsets
    self.largeOffsets = largeOffsets
    self.names = names
  }

  /// Where each chunk begins, by the four letters that name it: twelve bytes a chunk, from the twelfth on.
  private static func chunks(in bytes: Span<UInt8>) -> [String: Int]? {
    var chunks: [String: Int] = [:]
    for index in 0..<Int(bytes[6]) {
      let place = 12 + 12 * index
      guard let start = bytes.number64(at: place + 4), start <= bytes.count else { return nil }
      let name = (place..<(place + 4)).map { bytes[$0] }
      chunks[String(decoding: name, as: UTF8.self)] = start
    }
    return chunks
  }

  /// Names with a zero byte behind each.
  private static func names(in bytes: Span<UInt8>, from start: Int, count: Int) -> [[UInt8]] {
    var names: [[UInt8]] = []
    var name: [UInt8] = []
    var index = start
    while index < bytes.count, names.count < count {
      if bytes[index] == 0 {
        names.append(name)
        name = []
      } else {
        name.append(bytes[index])
      }
      index += 1
    }
    return names
  }

  /// Makes it ready for many searches.
  mutating func prepare() {
    mapping.withBytes { table.gatherStarts(in: $0) }
    release()
  }

  /// Gives back the memory of what was read so far.
  func release() { mapping.release() }

  /// How many objects it tells of.
  var count: Int { table.count }

  /// Which of its objects it is, the number of the pack that holds it, and where it begins there.
  func place(of object: ObjectID) -> (index: Int, pack: Int, offset: Int)? {
    mapping.withBytes { bytes in
      guard let index = table.index(of: object, in: bytes),
        let pack = bytes.number32(at: offsets + 8 * index),
        let offset = bytes.number32(at: offsets + 8 * index + 4)
      else { return nil }
      // The high bit leads to a table of eight bytes each, if there is one.
      guard offset >= 1 << 31, let largeOffsets else { return (index, pack, offset) }
      return bytes.number64(at: largeOffsets + 8 * (offset & 0x7FFF_FFFF)).map {
        (index, pack, $0)
      }
    }
  }
}
