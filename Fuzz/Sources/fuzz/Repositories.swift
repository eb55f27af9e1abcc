import Bytes
@testable import Git
import Model

/// Objects of git: commits, tags, trees.
func tryObjects(_ bytes: [UInt8]) {
  precondition(CommitText(bytes).message.count <= bytes.count)
  if let object = ObjectID([UInt8](repeating: UInt8(ascii: "a"), count: 40)) {
    _ = TagText(bytes, of: object)
  }
  let half = bytes.count / 2
  for hashSize in [20, 32] {
    let old = TreeText(Array(bytes[..<half]), hashSize: hashSize)
    let new = TreeText(Array(bytes[half...]), hashSize: hashSize)
    _ = new.forEachEntry(notIn: old) { entry, _ in
      precondition(entry.end <= new.bytes.count && new.bytes.indices.contains(entry.name))
      return true
    }
  }
}

/// Instructions, and what they are applied to: the first byte says how much that is.
func tryDeltas(_ bytes: [UInt8]) {
  guard let count = bytes.first.map(Int.init), count < bytes.count else { return }
  let base = Array(bytes[1..<(1 + count)])
  let instructions = Array(bytes[(1 + count)...])
  guard let delta = Delta(instructions, count: instructions.count) else { return }
  var copies: [CopiedRange] = []
  guard let target = delta.applied(to: base, noting: &copies) else { return }
  precondition(target.count == delta.targetSize)
  for copy in copies {
    precondition(base[copy.source..<copy.sourceEnd] == target[copy.target..<copy.targetEnd])
  }
}

/// A pack with these objects: their deflated bytes are put in, so that they are right.
func tryPacks(_ bytes: [UInt8]) {
  var pack = Array("PACK".utf8) + [0, 0, 0, 2, 0, 0, 0, 9]
  var offsets: [Int] = []
  // The number of bytes before an object's content, which say what it is, and of those of its content.
  var rest = bytes[...]
  while rest.count > 2, let head = rest.popFirst(), let body = rest.popFirst() {
    offsets.append(pack.count)
    pack += rest.prefix(Int(head & 31))
    rest = rest.dropFirst(Int(head & 31))
    pack += stored(rest.prefix(Int(body)))
    rest = rest.dropFirst(Int(body))
  }
  pack += [UInt8](repeating: 0, count: 20)
  do throws(SystemError) {
    try Output.save(pack, as: scratch.appending("pack/pack-a.pack".utf8))
  } catch { return }
  let store = ObjectStore(scratch, hashSize: 20)
  guard store.packs.count == 1, var reader = StoreReader(store, cacheSize: 10_000) else { return }
  for offset in offsets + [bytes.count / 2] {
    if case .object(let object) = reader.read(0, offset, largest: 10_000) {
      precondition(object.bytes.count <= 10_000)
    }
  }
}

/// RFC 1950 and 1951: one block that is as it was, and its checksum.
private func stored(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var (a, b): (UInt32, UInt32) = (1, 0)
  for byte in bytes {
    a = (a + UInt32(byte)) % 65_521
    b = (b + a) % 65_521
  }
  let size = UInt8(bytes.count)
  let sums = [b >> 8, b, a >> 8, a].map { UInt8(truncatingIfNeeded: $0) }
  return [0x78, 1, 1, size, 0, ~size, 0xFF] + bytes + sums
}

/// An index of one pack, or of many: the first byte says which, and what is looked for.
func tryIndices(_ bytes: [UInt8]) {
  guard let first = bytes.first else { return }
  let path = scratch.appending("index".utf8)
  do throws(SystemError) { try Output.save(Array(bytes.dropFirst()), as: path) } catch { return }
  let hashSize = first & 1 == 0 ? 20 : 32
  var names = stride(from: 0, to: bytes.count - hashSize, by: max(4, bytes.count / 20)).compactMap {
    ObjectID(bytes.span, at: $0, size: hashSize)
  }
  names += [0, first, 0xFF].compactMap {
    ObjectID([UInt8](repeating: $0, count: hashSize).span, at: 0, size: hashSize)
  }
  if first & 2 == 0 {
    guard var index = PackIndex(path, hashSize: hashSize) else { return }
    let offsets = names.map { index.place(of: $0)?.offset }
    precondition(offsets.allSatisfy { $0 ?? 0 >= 0 })
    index.prepare()
    precondition(names.map { index.place(of: $0)?.offset } == offsets)
  } else {
    guard var index = MultiPackIndex(path, hashSize: hashSize) else { return }
    let offsets = names.map { index.place(of: $0)?.offset }
    precondition(offsets.allSatisfy { $0 ?? 0 >= 0 })
    index.prepare()
    precondition(names.map { index.place(of: $0)?.offset } == offsets)
  }
}

/// What git prints; the first byte says to which question. A script that prints it stands for git.
func tryAnswers(_ bytes: [UInt8]) {
  guard let first = bytes.first, let object = ObjectID([UInt8](repeating: 0x61, count: 40)) else {
    return
  }
  let answer = scratch.appending("answer".utf8)
  do throws(SystemError) {
    try Output.save(Array(bytes.dropFirst()), as: answer)
  } catch { return }
  let program = scratch.appending("git".utf8).text
  let plumbing = Plumbing(in: nil, program: program)
  let paths = [BytePath("a"), BytePath("b/c")]
  do throws(GitError) {
    switch first & 15 {
    case 0: try plumbing.readDifferencesFromHead { _ in }
    case 1: try plumbing.readRenamesFromHead { _ in }
    case 2: _ = try plumbing.trackedFiles(at: paths)
    case 3: _ = try plumbing.graph(of: ["a"])
    case 4: _ = try plumbing.kinds(of: [object])
    case 5: _ = try plumbing.allObjects()
    case 6: try plumbing.readTree("a") { _, _ in }
    case 7: _ = try plumbing.ignored(paths)
    case 8: _ = try plumbing.allIgnored()
    case 9: _ = try plumbing.convertedAsTracked(paths, below: scratch)
    case 10: try plumbing.readCommits([object, object]) { _, _ in }
    case 11: _ = try plumbing.tagTexts([object])
    case 12: _ = try HistorySource(in: nil, git: program).tips(of: HistoryReach(), knowing: nil)
    case 13: _ = try plumbing.revisions(of: "a..b")
    default: _ = try StagedChanges(in: nil, git: program)
    }
  } catch {}
}
