/// A value of a YAML file, with the place where it stands.
package struct Node: Sendable {
  package let mark: Mark
  package let content: Content

  init(mark: Mark, content: Content) {
    self.mark = mark
    self.content = content
  }

  /// The three kinds of YAML nodes.
  package enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    /// In the file's order; keys differ.
    case mapping([Entry])
  }

  /// One key of a mapping with its value.
  package struct Entry: Sendable {
    package let key: String
    /// Where the key stands.
    package let mark: Mark
    package let value: Node
  }

  /// A text, a number, a truth value or nothing.
  package struct Scalar: Sendable {
    package let text: String
    /// Neither quoted nor a block: only then it may be more than a text.
    package let isPlain: Bool
    let layout: Layout
  }

  /// How a scalar's characters stand in the file.
  enum Layout {
    /// On one line, each as it is, so many columns behind the scalar's mark.
    case verbatim(shift: Int)
    /// On one line between single quotes, which stand twice inside.
    case singleQuoted
    /// On the lines below the mark, behind so many spaces.
    case literal(indent: Int)
    /// Escaped or folded.
    case changed
  }

  /// Where the byte at `offset` of a scalar's UTF-8 stands; the node's mark if that cannot be told.
  package func mark(at offset: Int) -> Mark {
    guard case .scalar(let scalar) = content else { return mark }
    let before = String(decoding: scalar.text.utf8.prefix(max(0, offset)), as: UTF8.self)
    let characters = before.unicodeScalars
    var place = mark
    switch scalar.layout {
    case .verbatim(let shift):
      place.column += shift + characters.count
    case .singleQuoted:
      place.column += 1 + characters.count + characters.count { $0 == "'" }
    case .literal(let indent):
      let lineStart = characters.lastIndex(of: "\n").map { characters.index(after: $0) }
      place.line += 1 + characters.count { $0 == "\n" }
      place.column = 1 + indent + characters[(lineStart ?? characters.startIndex)...].count
    case .changed:
      break
    }
    return place
  }
}
