/// A path as the system knows it: bytes between slashes, in no particular encoding.
package struct BytePath: Hashable, Comparable, Sendable {
  package var bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package init(_ text: String) { bytes = Array(text.utf8) }

  // Eight bytes at once: there are many paths.
  package func hash(into hasher: inout Hasher) {
    var word: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      word = word << 8 | UInt64(byte)
      if index % 8 == 7 { hasher.combine(word) }
    }
    hasher.combine(word)
    hasher.combine(bytes.count)
  }

  /// The path for people: bytes that are not UTF-8 show as U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether `text` shows every byte as it is.
  package var isUTF8: Bool { text.utf8.elementsEqual(bytes) }

  /// Whether it begins at the root.
  package var isAbsolute: Bool { bytes.first == UInt8(ascii: "/") }

  /// The bytes after the last slash.
  package var name: ArraySlice<UInt8> {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return bytes[...] }
    return bytes[(slash + 1)...]
  }

  /// The folder it stands in; `.` for a bare name, `/` for what stands in the root.
  package var parent: BytePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return BytePath(".") }
    return slash == 0 ? BytePath("/") : BytePath(Array(bytes[..<slash]))
  }

  /// The folders that it stands in, the nearest first, up to `/` or `.`.
  package var ancestors: some Sequence<BytePath> {
    sequence(first: self) { $0.parent == $0 ? nil : $0.parent }.dropFirst()
  }

  /// This path, a slash and `name`; just `name` after `.`.
  package func appending(_ name: some Collection<UInt8>) -> BytePath {
    if bytes.isEmpty || bytes == [UInt8(ascii: ".")] { return BytePath(Array(name)) }
    var joined = bytes
    joined.reserveCapacity(bytes.count + name.count + 1)
    if joined.last != UInt8(ascii: "/") { joined.append(UInt8(ascii: "/")) }
    joined.append(contentsOf: name)
    return BytePath(joined)
  }

  /// What remains of it below `folder`, or nil if it is not inside.
  package func relative(to folder: BytePath) -> BytePath? {
    if folder.bytes == [UInt8(ascii: "/")] {
      return isAbsolute ? BytePath(Array(bytes.dropFirst())) : nil
    }
    guard bytes.count > folder.bytes.count, bytes.starts(with: folder.bytes),
      bytes[folder.bytes.count] == UInt8(ascii: "/")
    else { return bytes == folder.bytes ? BytePath([]) : nil }
    return BytePath(Array(bytes[(folder.bytes.count + 1)...]))
  }

  /// Without slashes at the end and dots at the beginning: as it is shown.
  package var normalized: BytePath {
    var rest = bytes[...]
    while rest.count > 1, rest.last == UInt8(ascii: "/") { rest.removeLast() }
    while rest.count > 2, rest.starts(with: [UInt8(ascii: "."), UInt8(ascii: "/")]) {
      rest = rest.dropFirst(2).drop { $0 == UInt8(ascii: "/") }
    }
    return BytePath(Array(rest))
  }

  /// Byte order, so that sorting never depends on a locale.
  package static func < (a: Self, b: Self) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}
