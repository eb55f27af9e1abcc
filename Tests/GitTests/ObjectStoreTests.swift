import Bytes
import Git
import Glibc
import Model
import Testing

/// Objects read without git are what git says they are, however it keeps them.
@Suite struct ObjectStoreTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Commits of a few files that grow and change, some with the same text in other places.
  private func fillRepository(_ format: String = "sha1") throws {
    _ = try scratch.makeRepository("", "--object-format=\(format)")
    var stream = ""
    var files = (0..<3).map { file in (0..<200).map { "line \($0) of file \(file)\n" } }
    for round in 0..<25 {
      if round == 12 { stream += "checkpoint\n\n" }
      stream +=
        "commit refs/heads/main\ncommitter Test <test@example.com> \(round) +0000\ndata 1\nx\n"
      for index in files.indices {
        files[index][(round * 37 + index) % 200] = "changed in \(round)\n"
        files[index].insert(makeValue(300) + "\n", at: round)
        let text = files[index].joined()
        stream +=
          "M 100644 inline folder\(index % 2)/file\(index)\ndata \(text.utf8.count)\n\(text)\n"
      }
    }
    try scratch.git(
      ["-c", "fastimport.unpackLimit=0", "fast-import", "--quiet"], feeding: Array(stream.utf8))
  }

  private func makeReader(
    _ format: String = "sha1", folder: String = ".git", isPrepared: Bool = false
  ) throws -> StoreReader {
    let objects = scratch.root.appending((folder + "/objects").utf8)
    var store = ObjectStore(objects, hashSize: format == "sha1" ? 20 : 32)
    if isPrepared { store = ObjectStore(preparing: store) }
    guard let reader = StoreReader(store, cacheSize: 100_000) else {
      throw SystemError(code: ENOMEM)
    }
    return reader
  }

  /// All objects as git gives them.
  private func objects() throws -> [(id: ObjectID, kind: String, bytes: [UInt8])] {
    let child = Child(
      "git",
      ["-C", scratch.root.text, "cat-file", "--batch", "--batch-all-objects"].map { Array($0.utf8) }
    )
    var rest = try child.run().output[...]
    var objects: [(id: ObjectID, kind: String, bytes: [UInt8])] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let words = rest[..<end].split(separator: UInt8(ascii: " "))
      let size = try #require(Int(String(decoding: words[2], as: UTF8.self)))
      objects.append(
        (
          try #require(ObjectID(words[0])), String(decoding: words[1], as: UTF8.self),
          Array(rest[(end + 1)...].prefix(size))
        ))
      rest = rest[(end + 2 + size)...]
    }
    return objects
  }

  private func expectSame(_ format: String = "sha1", folder: String = ".git") throws {
    try expect(try objects(), format, folder: folder)
  }

  private func expect(
    _ expected: [(id: ObjectID, kind: String, bytes: [UInt8])], _ format: String, folder: String
  ) throws {
    for isPrepared in [false, true] {
      try expect(expected, of: makeReader(format, folder: folder, isPrepared: isPrepared))
    }
  }

  private func expect(
    _ expected: [(id: ObjectID, kind: String, bytes: [UInt8])], of reader: consuming StoreReader
  ) throws {
    #expect(expected.count > 100)
    for (id, kind, bytes) in expected {
      guard case .object(let object) = reader.read(id, largest: 1 << 20) else {
        Issue.record("\(id) cannot be read")
        continue
      }
      #expect(object.kind.rawValue == kind && object.bytes == bytes)
    }
    let large = try #require(expected.max { $0.bytes.count < $1.bytes.count })
    guard case .tooLarge(large.bytes.count) = reader.read(large.id, largest: 1_000) else {
      Issue.record("\(large.id) should be too large")
      return
    }
    let unknown = try #require(ObjectID(expected[0].id.digits.reversed()))
    guard case .none = reader.read(unknown, largest: 1 << 20) else {
      Issue.record("there is no such object")
      return
    }
  }

  @Test(
    "packs read as git reads them",
    arguments: [
      ["repack.useDeltaBaseOffset=true"], ["repack.useDeltaBaseOffset=false"],
      ["pack.indexVersion=1"], ["pack.depth=250"], ["pack.depth=0"],
    ])
  func packs(options: [String]) throws {
    try fillRepository()
    try scratch.git(options.flatMap { ["-c", $0] } + ["repack", "-adfq", "--window=20"])
    try expectSame()
  }

  @Test("objects in many packs are found by their common index, which may be the only one")
  func manyPacks() throws {
    try fillRepository("sha256")
    try scratch.git(["multi-pack-index", "write"])
    try scratch.git(["tag", "-a", "-m", "a tag", "v1"])
    let known = try objects()
    try expect(known, "sha256", folder: ".git")
    let packs = scratch.root.appending(".git/objects/pack".utf8)
    for entry in try Folder.entries(of: packs) where entry.name.suffix(4).elementsEqual(".idx".utf8)
    {
      try packs.appending(entry.name).delete()
    }
    try expect(known, "sha256", folder: ".git")
  }

  @Test("loose objects and borrowed ones are read, too")
  func looseAndBorrowed() throws {
    try fillRepository()
    try scratch.git(["repack", "-adq"])
    try scratch.git(["clone", "--quiet", "--bare", "--shared", ".", "borrower"])
    try expectSame(folder: "borrower")
    let pack = scratch.root.appending(".git/objects/pack".utf8)
    let names = try Folder.entries(of: pack).map(\.name)
    let file = try #require(names.first { $0.suffix(5).elementsEqual(".pack".utf8) })
    let bytes = try pack.appending(file).read()
    for name in names { try pack.appending(name).delete() }
    try scratch.git(["unpack-objects", "-q"], feeding: bytes)
    try expectSame()
  }

  @Test("damaged packs and indices give nothing, or what they say, and end nothing")
  func damage() throws {
    try fillRepository()
    try scratch.git(["repack", "-adq"])
    let ids = try objects().map(\.id)
    let folder = scratch.root.appending(".git/objects/pack".utf8)
    var random = SystemRandomNumberGenerator()
    for entry in try Folder.entries(of: folder) {
      let file = folder.appending(entry.name)
      let sound = try file.read()
      try scratch.git(["update-index", "-q", "--refresh"])
      try file.delete()
      for round in 0..<12 {
        var bytes = sound
        for _ in 0...round {
          bytes[
            Int.random(in: 0..<(round < 4 ? min(1_200, bytes.count) : bytes.count), using: &random)] =
            UInt8.random(in: 0...255, using: &random)
        }
        if round % 4 == 3 { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
        try Output.save(bytes, as: file)
        var reader = try makeReader()
        for id in ids { _ = reader.read(id, largest: 1 << 20) }
        try file.delete()
      }
      try Output.save(sound, as: file)
    }
    try expectSame()
  }
}
