package import Model

/// Walks trees of a forest, depth first; one a worker.
///
/// `State` is what a visitor keeps of a text for those that are made of it.
package struct FamilyWalk<State>: ~Copyable {
  private let forest: DeltaForest
  private var reader: StoreReader
  private let largest: Int
  private var frames: [Frame] = []
  private var copies: [CopiedRange] = []
  /// Bytes of the texts in `frames`.
  private var weight = 0

  /// Bytes of bases that are kept until what is made of them was visited.
  private static var mostKept: Int { 32 * 1024 * 1024 }

  /// A node with children that were not visited yet.
  private struct Frame {
    var node: Int32
    /// The next child, in the forest's list.
    var next: Int32
    /// Nil where there was no room to keep it.
    var text: [UInt8]?
    var state: State?
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
    /// What was kept of that; nil where there is none, or it was no longer there.
    package var base: State?
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
    _ root: Int32, _ visit: (Visit) -> State?, unread: (_ blob: Int) -> Void
  ) {
    meet(root, from: nil, visit, unread)
    while var frame = frames.popLast() {
      let children = forest.nodes[Int(frame.node)].children
      let child = forest.children[Int(frame.next)]
      frame.next += 1
      let text = frame.text ?? whole(frame.node)
      weight -= frame.text?.count ?? 0
      let state = frame.state
      if frame.next < children.upperBound {
        frame.text = text
        push(frame)
      }
      guard let text else {
        meet(child, from: nil, visit, unread)
        continue
      }
      meet(child, from: (text, state), visit, unread)
    }
  }

  /// Visits a node, and remembers it where it has children.
  private mutating func meet(
    _ index: Int32, from base: (text: [UInt8], state: State?)?, _ visit: (Visit) -> State?,
    _ unread: (Int) -> Void
  ) {
    let node = forest.nodes[Int(index)]
    let blob = node.blob < 0 ? nil : Int(node.blob)
    let text = base.map { self.text(of: node, from: $0.text) } ?? whole(index)
    var state: State?
    if let text {
      state = visit(
        Visit(
          blob: blob, kin: Int(node.kin), text: text, copies: base == nil ? [] : copies,
          base: base?.state))
    } else if let blob {
      unread(blob)
    }
    if !node.children.isEmpty {
      push(Frame(node: index, next: node.children.lowerBound, text: text, state: state))
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
      let instructions = reader.inflated(entry, of: pack), let delta = Delta(instructions)
    else { return nil }
    guard delta.targetSize <= largest else { return nil }
    return delta.applied(to: base, noting: &copies)
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
