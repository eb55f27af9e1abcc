extension Node {
  /// Larger files are refused.
  package static let longestFile = 4 << 20
  /// Collections in collections beyond this are refused.
  package static let deepest = 16
  /// Files with more nodes are refused, so that a small file cannot fill the memory.
  package static let mostNodes = 1 << 18

  /// Reads a file of one YAML document without anchors, aliases, tags or duplicate keys.
  ///
  /// - Parameter file: the name that errors give.
  package init(reading bytes: [UInt8], file: String) throws(RuleFileError) {
    let start = Mark(file: file, line: 1, column: 1)
    guard bytes.count <= Self.longestFile else {
      throw start.error("found \(bytes.count) bytes, expected at most 4 MiB; split the file")
    }
    // libyaml compares every %TAG with all others: minutes for a file of 4 MiB.
    if let offset = Self.firstDirective(in: bytes) {
      throw Mark(file: file, offset: offset, in: bytes)
        .error("found '%' at a line's beginning, expected a value; leave directives out")
    }
    var reader = NodeReader(events: try EventReader(bytes, file: file))
    self = try reader.document(start)
  }

  private static func firstDirective(in bytes: [UInt8]) -> Int? {
    // What YAML 1.1 begins a line after (section 5.4), and the byte order mark.
    let breaks = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}"].map { Array($0.utf8) }
    return bytes.indices.first { index in
      bytes[index] == UInt8(ascii: "%")
        && (index == 0 || breaks.contains { bytes[..<index].suffix($0.count).elementsEqual($0) })
    }
  }
}

/// Builds the tree of one document.
private struct NodeReader: ~Copyable {
  private var events: EventReader
  private var count = 0

  init(events: consuming EventReader) { self.events = events }

  mutating func document(_ start: Mark) throws(RuleFileError) -> Node {
    _ = try events.next()
    guard case .documentStart = try events.next().event else {
      throw start.error("found nothing, expected a mapping; the file is empty")
    }
    let first = try events.next()
    let root = try node(first.event, first.mark, depth: 0)
    _ = try events.next()
    let (event, mark) = try events.next()
    guard case .streamEnd = event else {
      throw mark.error("found a second document, expected one; split the file")
    }
    return root
  }

  private mutating func node(
    _ event: EventReader.Event, _ mark: Mark, depth: Int
  ) throws(RuleFileError) -> Node {
    count += 1
    guard count <= Node.mostNodes else {
      throw mark.error("found more than \(Node.mostNodes) values; split the file")
    }
    if case .scalar(let scalar) = event { return Node(mark: mark, content: .scalar(scalar)) }
    guard depth < Node.deepest else {
      throw mark.error("found more than \(Node.deepest) levels of nesting; flatten the file")
    }
    if case .mappingStart = event {
      return Node(mark: mark, content: .mapping(try entries(depth: depth + 1)))
    }
    return Node(mark: mark, content: .sequence(try items(depth: depth + 1)))
  }

  private mutating func items(depth: Int) throws(RuleFileError) -> [Node] {
    var items: [Node] = []
    while true {
      let (event, mark) = try events.next()
      if case .sequenceEnd = event { return items }
      items.append(try node(event, mark, depth: depth))
    }
  }

  private mutating func entries(depth: Int) throws(RuleFileError) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    var lines: [String: Int] = [:]
    while true {
      let (event, mark) = try events.next()
      if case .mappingEnd = event { return entries }
      guard case .scalar(let key) = event else {
        throw mark.error("found a collection as a key, expected a word")
      }
      if let line = lines.updateValue(mark.line, forKey: key.text) {
        throw mark.error("found a key that stands on line \(line) already; remove one of them")
      }
      let value = try events.next()
      let node = try node(value.event, value.mark, depth: depth)
      entries.append(Node.Entry(key: key.text, mark: mark, value: node))
    }
  }
}
