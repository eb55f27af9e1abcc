import Archives
import Bytes
import Model

/// Reads objects of a store, whole; one a worker. Bases of deltas are kept for a while.
package struct StoreReader: ~Copyable {
  let store: ObjectStore
  private var inflater: Inflater
  private var cache: BaseCache
  private var copies: [CopiedRange] = []
  private var chain: [(offset: Int, entry: PackFile.Entry)] = []
  /// What the last delta was read to.
  private var instructions: [UInt8] = []
  private var window = FileWindow()

  /// Longer chains of deltas are no git's, and may be without end.
  static let longestChain = 10_000

  /// Nil only when memory has run out.
  ///
  /// - Parameter cacheSize: bytes of bases to keep.
  package init?(_ store: ObjectStore, cacheSize: Int) {
    guard let inflater = Inflater() else { return nil }
    self.store = store
    self.inflater = inflater
    cache = BaseCache(size: cacheSize)
  }

  /// Reads an object.
  ///
  /// - Parameter largest: bytes beyond which it is not read, nor what it is made of.
  package mutating func read(_ object: ObjectID, largest: Int) -> StoredAnswer {
    switch store.place(of: object) {
    case .packed(let pack, let offset): read(pack, offset, largest: largest)
    case .loose(let folder): readLoose(object, folder, largest: largest)
    case nil: .none
    }
  }

  /// What stands at the beginning of an object; nil where there is none.
  mutating func entry(at offset: Int, of pack: Int) -> PackFile.Entry? {
    store.packs[pack].entry(at: offset, through: &window)
  }

  /// The inflated bytes behind an entry of a pack.
  private mutating func inflated(_ entry: PackFile.Entry, of pack: Int) -> [UInt8]? {
    store.packs[pack].bytes(of: entry, by: &inflater, through: &window)
  }

  /// The instructions behind an entry that is a delta; reading the next one takes no new memory where
  /// this one is no longer needed.
  mutating func delta(_ entry: PackFile.Entry, of pack: Int) -> Delta? {
    if instructions.count > Self.mostKept { instructions = [] }
    return store.packs[pack].delta(
      of: entry, by: &inflater, through: &window, in: &instructions)
  }

  /// In bytes.
  private static let mostKept = 1024 * 1024

  /// Reads the object that begins at an offset of a pack.
  mutating func read(_ pack: Int, _ offset: Int, largest: Int) -> StoredAnswer {
    chain.removeAll(keepingCapacity: true)
    var place = offset
    var object: StoredObject?
    while object == nil {
      if let known = cache.object(pack, place) {
        object = known
        break
      }
      guard chain.count < Self.longestChain, let entry = entry(at: place, of: pack) else {
        return .none
      }
      if case .whole(let kind) = entry.form {
        if entry.size > largest { return chain.isEmpty ? .tooLarge(entry.size) : .none }
        guard let bytes = inflated(entry, of: pack) else { return .none }
        object = StoredObject(kind: kind, bytes: bytes)
        if !chain.isEmpty { cache.keep(StoredObject(kind: kind, bytes: bytes), pack, place) }
      } else {
        chain.append((place, entry))
        guard let base = store.base(of: entry.form, inPack: pack) else { return .none }
        place = base
      }
    }
    guard var object else { return .none }
    for index in chain.indices.reversed() {
      let link = chain[index]
      guard let delta = delta(link.entry, of: pack) else { return .none }
      if delta.targetSize > largest { return index == 0 ? .tooLarge(delta.targetSize) : .none }
      guard let bytes = delta.applied(to: object.bytes, noting: &copies) else { return .none }
      object.bytes = bytes
      cache.keep(object, pack, link.offset)
    }
    return object.bytes.count > largest ? .tooLarge(object.bytes.count) : .object(object)
  }

  // `<kind> <size>`, a zero byte and the content, in one zlib stream.
  private mutating func readLoose(
    _ object: ObjectID, _ folder: Int, largest: Int
  ) -> StoredAnswer {
    guard let file = store.looseFile(object, inFolder: folder) else { return .none }
    var room = file.count * 4 + 1024
    while true {
      let outcome = file.withBytes { bytes in
        inflater.inflate(bytes, from: 0, room: room, isExact: false)
      }
      switch outcome {
      case .damaged: return .none
      case .tooLong:
        // Git says how many bytes those have that are not worth the memory.
        guard room <= max(largest, 1 << 20) * 2 else { return .none }
        room *= 4
      case .bytes(let bytes):
        guard let object = StoredObject(loose: bytes) else { return .none }
        let size = object.bytes.count
        return size > largest ? .tooLarge(size) : .object(object)
      }
    }
  }
}

extension StoredObject {
  fileprivate init?(loose bytes: [UInt8]) {
    guard let end = bytes.prefix(32).firstIndex(of: 0) else { return nil }
    let words = bytes[..<end].split(separator: UInt8(ascii: " "))
    guard words.count == 2,
      let kind = ObjectKind(rawValue: String(decoding: words[0], as: UTF8.self)),
      Int(String(decoding: words[1], as: UTF8.self)) == bytes.count - end - 1
    else { return nil }
    self.init(kind: kind, bytes: Array(bytes[(end + 1)...]))
  }
}
