/// An annotated tag: header lines, an empty line, the message (git-mktag).
package struct TagText: Sendable {
  package let object: ObjectID
  /// What the tag calls itself.
  package let name: String
  package let target: ObjectID
  package let tagger: Author?
  package let message: [UInt8]

  init?(_ bytes: [UInt8], of object: ObjectID) {
    var target: ObjectID?
    var name = ""
    var tagger: Author?
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")), end > rest.startIndex {
      let line = rest[..<end]
      if line.starts(with: "object ".utf8) { target = ObjectID(line.dropFirst(7)) }
      if line.starts(with: "tag ".utf8) {
        name = String(decoding: line.dropFirst(4), as: UTF8.self)
      }
      if line.starts(with: "tagger ".utf8) { tagger = Author(line.dropFirst(7)) }
      rest = rest[(end + 1)...]
    }
    guard let target else { return nil }
    self.object = object
    self.name = name
    self.target = target
    self.tagger = tagger
    message = Array(rest.dropFirst())
  }
}

extension Plumbing {
  /// The texts of some tags; one that cannot be read is an error.
  func tagTexts(_ tags: [ObjectID]) throws(GitError) -> [TagText] {
    var texts: [TagText] = []
    var reader = try ObjectReader(tags, by: self)
    for tag in tags {
      guard case .bytes(let bytes) = try reader.next(largest: CommitText.largest),
        let text = TagText(bytes, of: tag)
      else { throw .missingObject }
      texts.append(text)
    }
    try reader.finish()
    return texts
  }
}
