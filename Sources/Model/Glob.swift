/// A file-name pattern: `*` and `?` stop at a slash, `**` does not; ASCII case is ignored.
///
/// Without a slash it is compared with a path's last part, else with the whole path or any end of it
/// that begins at a part.
package struct Glob: Hashable, Sendable {
  private let pattern: [UInt8]
  private let isName: Bool

  /// A pattern as it is written in rules and configurations.
  package init(_ text: String) {
    pattern = text.utf8.map { Self.folded($0) }
    isName = !text.utf8.contains(UInt8(ascii: "/"))
  }

  /// Whether the path fits; in time linear in its length, but for `**`.
  package func matches(_ path: BytePath) -> Bool {
    // Most paths end otherwise.
    if let last = pattern.last, last != UInt8(ascii: "*"), last != UInt8(ascii: "?"),
      path.bytes.last.map(Self.folded) != last
    {
      return false
    }
    let text = path.bytes.map { Self.folded($0) }
    var start = text.startIndex
    if isName {
      start = (text.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
      return Self.matches(pattern[...], text[start...])
    }
    while true {
      if Self.matches(pattern[...], text[start...]) { return true }
      // What begins with `**` was tried at every part.
      guard !pattern.starts(with: "**".utf8),
        let slash = text[start...].firstIndex(of: UInt8(ascii: "/"))
      else { return false }
      start = slash + 1
    }
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  // Greedy with one place to go back to for each kind of star: linear but for `**`, which is rare.
  private static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    var p = pattern.startIndex
    var t = text.startIndex
    var resume: (p: Int, t: Int)?
    while true {
      if p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") {
        if p + 1 < pattern.endIndex, pattern[p + 1] == UInt8(ascii: "*") {
          var rest = pattern[(p + 2)...]
          if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
          guard let first = rest.first else { return true }
          let isFree = first == UInt8(ascii: "*") || first == UInt8(ascii: "?")
          return (t...text.endIndex).contains { place in
            (isFree || place < text.endIndex && text[place] == first)
              && matches(rest, text[place...])
          }
        }
        resume = (p, t)
        p += 1
        continue
      }
      if t == text.endIndex { return p == pattern.endIndex }
      let fits =
        p < pattern.endIndex
        && (pattern[p] == text[t]
          || (pattern[p] == UInt8(ascii: "?") && text[t] != UInt8(ascii: "/")))
      if fits {
        p += 1
        t += 1
        continue
      }
      guard let (star, at) = resume, text[at] != UInt8(ascii: "/") else { return false }
      resume = (star, at + 1)
      p = star + 1
      t = at + 1
    }
  }
}
