import Bytes
package import Model

/// The objects of a repository as git keeps them, read without git: packs, loose files and what is
/// borrowed from other repositories (gitrepository-layout, "objects").
///
/// What it cannot give, git may: a caller asks there next.
package final class ObjectStore: Sendable {
  /// Where an object is kept.
  enum Place: Hashable, Sendable {
    case packed(pack: Int, offset: Int)
    case loose(folder: Int)
  }

  /// An object of a pack.
  struct Packed {
    /// Of all that indices tell of; below `numbers`.
    var number: Int
    var pack: Int
    var offset: Int
  }

  /// A place in a pack as one number; no pack has a terabyte.
  static func number(ofPack pack: Int, _ offset: Int) -> Int { pack << 40 ^ offset }

  let packs: [PackFile]
  /// For each pack its own index; nil where only that of many packs is there.
  private let indices: [PackIndex?]
  /// Indices of many packs, and for each of their numbers the pack in `packs`.
  private let shared: [(index: MultiPackIndex, packs: [Int?])]
  private let folders: [BytePath]
  /// How many numbers objects of packs may have.
  let numbers: Int

  private static let mostFolders = 50

  /// - Parameters:
  ///   - folder: the repository's `objects`.
  ///   - hashSize: bytes of an object's name: 20 or 32.
  package init(_ folder: BytePath, hashSize: Int) {
    folders = Self.folders(from: folder)
    var packs: [PackFile] = []
    var indices: [PackIndex?] = []
    var shared: [(MultiPackIndex, [Int?])] = []
    for folder in folders.map({ $0.appending("pack".utf8) }) {
      var numbers: [[UInt8]: Int] = [:]
      for entry in (try? Folder.entries(of: folder)) ?? [] {
        guard entry.name.suffix(5).elementsEqual(".pack".utf8),
          let pack = PackFile(folder.appending(entry.name), hashSize: hashSize)
        else { continue }
        let name = entry.name.dropLast(5) + ".idx".utf8
        numbers[Array(name)] = packs.count
        packs.append(pack)
        indices.append(PackIndex(folder.appending(name), hashSize: hashSize))
      }
      let path = folder.appending("multi-pack-index".utf8)
      if let index = MultiPackIndex(path, hashSize: hashSize) {
        shared.append((index, index.names.map { numbers[$0] }))
      }
    }
    self.packs = packs
    self.indices = indices
    self.shared = shared
    numbers =
      shared.reduce(0) { $0 + $1.0.count } + indices.reduce(0) { $0 + ($1?.count ?? 0) }
  }

  /// The same one, made ready for looking up most of its objects.
  package init(preparing other: ObjectStore) {
    (packs, folders, numbers) = (other.packs, other.folders, other.numbers)
    indices = other.indices.map { index in
      var index = index
      index?.prepare()
      return index
    }
    shared = other.shared.map { shared in
      var shared = shared
      shared.index.prepare()
      return shared
    }
  }

  /// The folder, and those that `info/alternates` leads to, each once.
  private static func folders(from first: BytePath) -> [BytePath] {
    var folders = [first]
    var index = 0
    while index < folders.count, folders.count < mostFolders {
      let folder = folders[index]
      index += 1
      let file = folder.appending("info".utf8).appending("alternates".utf8)
      for line in ((try? file.read()) ?? []).split(separator: UInt8(ascii: "\n"))
      where line.first != UInt8(ascii: "#") {
        let path = BytePath(Array(line))
        let other = path.isAbsolute ? path : folder.appending(line)
        if !folders.contains(other) { folders.append(other) }
      }
    }
    return folders
  }

  /// Where an object of a pack is; nil where no pack has it. An object has one number, also where many
  /// packs have it.
  func packed(_ object: ObjectID) -> Packed? {
    var first = 0
    for (index, packs) in shared {
      if let place = index.place(of: object), packs.indices.contains(place.pack),
        let pack = packs[place.pack]
      {
        return Packed(number: first + place.index, pack: pack, offset: place.offset)
      }
      first += index.count
    }
    for (pack, index) in indices.enumerated() {
      guard let index else { continue }
      if let place = index.place(of: object) {
        return Packed(number: first + place.index, pack: pack, offset: place.offset)
      }
      first += index.count
    }
    return nil
  }

  /// Where an object is; nil where it is not here.
  func place(of object: ObjectID) -> Place? {
    if let packed = packed(object) { return .packed(pack: packed.pack, offset: packed.offset) }
    for (folder, path) in folders.enumerated()
    where (try? FileStatus(of: loosePath(of: object, in: path), followingLink: false)) != nil {
      return .loose(folder: folder)
    }
    return nil
  }

  /// Where the base of a delta begins in its pack.
  func base(of form: PackFile.Form, inPack pack: Int) -> Int? {
    switch form {
    case .whole: return nil
    case .delta(let base): return base
    case .namedDelta(let base):
      if let place = indices[pack]?.place(of: base) { return place.offset }
      guard case .packed(pack, let offset) = place(of: base) else { return nil }
      return offset
    }
  }

  /// Gives back the memory of what was read of indices so far.
  func releaseMemory() {
    for index in indices { index?.release() }
    for (index, _) in shared { index.release() }
  }

  /// A loose object's bytes as they are on disk.
  func looseFile(_ object: ObjectID, inFolder folder: Int) -> FileMapping? {
    try? FileMapping(loosePath(of: object, in: folders[folder]))
  }

  // The first two digits name a folder, the others a file.
  private func loosePath(of object: ObjectID, in folder: BytePath) -> BytePath {
    let digits = object.digits
    return folder.appending(digits[..<2]).appending(digits[2...])
  }
}
