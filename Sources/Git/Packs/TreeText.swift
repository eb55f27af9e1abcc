import Bytes
import Model

/// A tree object: for each entry its mode in octal digits, a space, its name, a zero byte and the name of
/// its object in bytes; in byte order of names, folders as if a slash stood behind (gitformat-pack,
/// "tree objects"; git-ls-tree).
struct TreeText {
  let bytes: [UInt8]
  /// Bytes of an object's name: 20 or 32.
  private let hashSize: Int

  init(_ bytes: [UInt8], hashSize: Int) {
    self.bytes = bytes
    self.hashSize = hashSize
  }

  struct Entry {
    var mode: FileMode
    /// Where its name stands, in bytes of the tree.
    var name: Range<Int>
    var object: ObjectID
    /// Where the next entry begins.
    var end: Int

    var isFolder: Bool { mode.rawValue & 0o170000 == 0o040000 }
  }

  /// The entry that begins at an offset; nil at the end and where none can be read.
  func entry(at start: Int) -> Entry? {
    var index = start
    var mode: UInt32 = 0
    while index < bytes.count, bytes[index] != UInt8(ascii: " ") {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 8, index - start < 7 else { return nil }
      mode = mode << 3 | UInt32(digit)
      index += 1
    }
    let name = index + 1
    index = end(from: start)
    guard index <= bytes.count, name < index - hashSize,
      let object = ObjectID(bytes.span, at: index - hashSize, size: hashSize)
    else { return nil }
    return Entry(
      mode: FileMode(rawValue: mode), name: name..<(index - hashSize - 1), object: object,
      end: index)
  }

  /// Where the entry that begins at an offset ends; beyond the tree's end where it does not.
  func end(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0 { index += 1 }
    return index + 1 + hashSize
  }

  /// Lends each entry that another tree does not hold just so, with what stands in its place there.
  ///
  /// - Returns: false where an entry could not be read.
  func forEachEntry(
    notIn old: TreeText, _ body: (_ entry: Entry, _ old: Entry?) -> Bool
  ) -> Bool {
    let common = bytes.commonPrefix(with: old.bytes)
    var index = 0
    while index < bytes.count, case let next = end(from: index), next <= common { index = next }
    var oldIndex = index
    while index < bytes.count, !bytes.hasSameEnd(from: index, as: old.bytes, from: oldIndex) {
      guard let entry = entry(at: index) else { return false }
      index = entry.end
      var beside: Entry?
      while let candidate = old.entry(at: oldIndex) {
        let order = order(entry, of: old, candidate)
        if order < 0 { break }
        oldIndex = candidate.end
        if order == 0 {
          beside = candidate
          break
        }
      }
      if let beside, beside.mode == entry.mode, beside.object == entry.object { continue }
      guard body(entry, beside) else { return false }
    }
    return true
  }

  /// The entry of the same name and kind as one of another tree; nil if there is none.
  func entry(like other: Entry, of tree: TreeText) -> Entry? {
    var index = 0
    while let entry = entry(at: index) {
      let order = order(entry, of: tree, other)
      if order == 0 { return entry }
      if order > 0 { return nil }
      index = entry.end
    }
    return nil
  }

  /// Below zero where an entry comes before one of another tree, above where behind.
  private func order(_ entry: Entry, of old: TreeText, _ other: Entry) -> Int {
    let (a, b) = (entry.name, other.name)
    for place in 0..<min(a.count, b.count) {
      let (x, y) = (bytes[a.lowerBound + place], old.bytes[b.lowerBound + place])
      if x != y { return Int(x) - Int(y) }
    }
    let length = min(a.count, b.count)
    let x = a.count > length ? bytes[a.lowerBound + length] : entry.isFolder ? 0x2F : 0
    let y = b.count > length ? old.bytes[b.lowerBound + length] : other.isFolder ? 0x2F : 0
    return Int(x) - Int(y)
  }
}
