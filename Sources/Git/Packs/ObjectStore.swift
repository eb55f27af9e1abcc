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

  let packs: [PackFile]
  private let indices: [PackIndex]
  private let folders: [BytePath]

  private static let mostAlternates = 50

  /// - Parameters:
  ///   - folder: the repository's `objects`.
  ///   - hashSize: bytes of an object's name: 20 or 32.
  package init(_ folder: BytePath, hashSize: Int) {
    folders = Self.folders(from: folder)
    var packs: [PackFile] = []
    var indices: [PackIndex] = []
    for folder in folders.map({ $0.appending("pack".utf8) }) {
      for entry in (try? Folder.entries(of: folder)) ?? [] {
        guard entry.name.suffix(5).elementsEqual(".pack".utf8) else { continue }
        let name = entry.name.dropLast(5)
        if let pack = PackFile(folder.appending(entry.name), hashSize: hashSize),
          let index = PackIndex(folder.appending(name + ".idx".utf8), hashSize: hashSize)
        {
          packs.append(pack)
          indices.append(index)
        }
      }
    }
    self.packs = packs
    self.indices = indices
  }

  /// The folder, and those that `info/alternates` leads to, each once.
  private static func folders(from first: BytePath) -> [BytePath] {
    var folders = [first]
    var index = 0
    while index < folders.count, folders.count < mostAlternates {
      let folder = folders[index]
      index += 1
      guard let text = try? folder.appending("info".utf8).appending("alternates".utf8).read() else {
        continue
      }
      for line in text.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
        let path = BytePath(Array(line))
        let other = path.isAbsolute ? path : folder.appending(line)
        if !folders.contains(other) { folders.append(other) }
      }
    }
    return folders
  }

  /// Where an object is; nil where it is not here.
  func place(of object: ObjectID) -> Place? {
    for (pack, index) in indices.enumerated() {
      if let offset = index.offset(of: object) { return .packed(pack: pack, offset: offset) }
    }
    for (folder, path) in folders.enumerated()
    where (try? FileStatus(of: loosePath(of: object, in: path), followingLink: false)) != nil {
      return .loose(folder: folder)
    }
    return nil
  }

  /// Where the base of a delta begins in its pack.
  func base(of form: PackFile.Form, inPack pack: Int) -> Int? {
    switch form {
    case .whole: nil
    case .delta(let base): base
    case .namedDelta(let base): indices[pack].offset(of: base)
    }
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
