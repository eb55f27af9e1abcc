package import Model

/// Walks trees of a forest, depth first; one a worker.
package struct FamilyWalk: ~Copyable {
  private let forest: DeltaForest
  private var reader: StoreReader
  private let largest: Int
  private var frames: [Frame] = []
  private var copies: [CopiedRange] = []
  /// Bytes of the texts in `frames`.
  private var weight = 0
  /// A text that nobody needs any more: the next one takes its memory.
  private var spare: [UInt8] = []

  /// Bytes of bases that are kept until what is made of them was visited.
  private static let mostKept = 32 * 1024 * 1024

  /// A node with children that were not visited yet.
  private struct Frame {
    var node: Int32
    /// The next child, in the forest's list.
    var next: Int32
    /// Nil where there was no room to keep it.
    var text: [UInt8]?
    /// Whether nobody else holds the text.
    var isOwn: Bool
    var state: AnyObject?
  }

  /// One text on the way.
  package struct Visit {
    /// The index of the blob in what was asked for; nil for what is only a base.
    package var blob: Int?
    /// That blob, or else one that is made of the text.
    package var kin: Int
    package var text: [UInt8]
    /// What of it stands in the text that it was made of.
    package var copies: [CopiedRange]
    /// What the visitor kept of that; nil where there is none, or it was no longer there.
    package var base: AnyObject?
  }

  /// Nil only when memory has run out.
  ///
  /// - Parameter largest: bytes beyond which a text is not visited.
  package init?(_ forest: DeltaForest, largest: Int) {
    guard let reader = StoreReader(forest.store, cacheSize: 8 * 1024 * 1024) else { return nil }
    self.forest = forest
    self.reader = reader
    self.largest = largest
  }

  /// Lends the text of each node of a tree, bases first.
  ///
  /// - Parameters:
  ///   - visit: what it returns is kept for those that are made of the text.
  ///   - unread: told of each blob that could not be read, or is too large.
  package mutating func walk(
    _ root: Int32, _ visit: (Visit) -> AnyObject?, unread: (_ blob: Int) -> Void
  ) {
    meet(root, from: nil, visit, unread)
    while var frame = frames.popLast() {
      let children = forest.nodes[Int(frame.node)].children
      let child = forest.children[Int(frame.next)]
      frame.next += 1
      weight -= frame.text?.count ?? 0
      if frame.text == nil {
        frame.text = whole(frame.node)
        frame.isOwn = false
      }
      let isLast = frame.next == children.upperBound
      if !isLast { push(frame) }
      guard let text = frame.text else {
        meet(child, from: nil, visit, unread)
        continue
      }
      meet(child, from: (text, frame.state), visit, unread)
      if isLast, frame.isOwn { spare = text }
    }
  }

  /// Visits a node, and remembers it where it has children.
  private mutating func meet(
    _ index: Int32, from base: (text: [UInt8], state: AnyObject?)?, _ visit: (Visit) -> AnyObject?,
    _ unread: (Int) -> Void
  ) {
    let node = forest.nodes[Int(index)]
    let blob = node.blob < 0 ? nil : Int(node.blob)
    let isOwn = base != nil
    let text = if let base { self.text(of: node, from: base.text) } else { whole(index) }
    var state: AnyObject?
    if let text {
      state = visit(
        Visit(
          blob: blob, kin: Int(node.kin), text: text, copies: base == nil ? [] : copies,
          base: base?.state))
    } else if let blob {
      unread(blob)
    }
    if !node.children.isEmpty {
      push(
        Frame(
          node: index, next: node.children.lowerBound, text: text, isOwn: isOwn, state: state))
    } else if let text, isOwn {
      spare = text
    }
  }

  private mutating func push(_ frame: Frame) {
    weight += frame.text?.count ?? 0
    frames.append(frame)
    // Those at the bottom wait longest.
    var index = 0
    while weight > Self.mostKept, index < frames.count - 1 {
      weight -= frames[index].text?.count ?? 0
      frames[index].text = nil
      frames[index].state = nil
      index += 1
    }
  }

  private mutating func text(of node: DeltaForest.Node, from base: [UInt8]) -> [UInt8]? {
    let pack = Int(node.pack)
    guard let entry = reader.entry(at: node.offset, of: pack),
      let delta = reader.delta(entry, of: pack), delta.targetSize <= largest
    else { return nil }
    var memory: [UInt8] = []
    swap(&memory, &spare)
    return delta.applied(to: base, noting: &copies, in: memory)
  }

  private mutating func whole(_ index: Int32) -> [UInt8]? {
    let node = forest.nodes[Int(index)]
    guard
      case .object(let object) = reader.read(
        Int(node.pack), node.offset, largest: largest), object.kind == .blob
    else { return nil }
    return object.bytes
  }
}
