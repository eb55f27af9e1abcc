import Bytes

/// Blobs by what they are kept as changes of: a tree grows from each that is whole.
///
/// Walked depth first, a base is in memory when what is made of it comes up.
package struct DeltaForest: Sendable {
  /// A place in a pack.
  struct Node: Sendable {
    var pack: Int32
    /// The index of the blob in what was asked for; below zero for what is only a base.
    var blob: Int32
    /// That blob, or else one that is made of it.
    var kin: Int32
    var offset: Int
    /// The nodes that are kept as changes of it, in `children`.
    var children: Range<Int32>
  }

  let store: ObjectStore
  private(set) var nodes: [Node] = []
  /// Those with the most behind them last.
  private(set) var children: [Int32] = []
  /// Nodes that are changes of none.
  package private(set) var roots: [Int32] = []
  /// The indices of blobs that no pack holds as it should.
  package private(set) var others: [Int] = []

  /// - Parameter blobs: each once.
  init(of blobs: some Collection<ObjectID>, in store: ObjectStore) {
    self.store = store
    let packed = packed(blobs)
    nodes.reserveCapacity(packed.count)
    var bases: [Int32] = []
    bases.reserveCapacity(packed.count)
    var indices: [Int: Int32] = [:]
    indices.reserveCapacity(packed.count)
    var window = FileWindow()
    for (blob, pack, offset) in packed {
      let pack = Int(pack)
      if let known = indices[ObjectStore.number(ofPack: pack, offset)] {
        nodes[Int(known)].blob = blob
        continue
      }
      var offsets = [offset]
      var base: Int32 = -1
      // Up to a base that is known, or to one that is whole.
      while let entry = store.packs[pack].entry(at: offsets[offsets.count - 1], through: &window),
        let next = store.base(of: entry.form, inPack: pack),
        offsets.count < StoreReader.longestChain
      {
        if let known = indices[ObjectStore.number(ofPack: pack, next)] {
          base = known
          break
        }
        offsets.append(next)
      }
      for offset in offsets.reversed() {
        let index = Int32(nodes.count)
        nodes.append(Node(pack: Int32(pack), blob: -1, kin: -1, offset: offset, children: 0..<0))
        bases.append(base)
        indices[ObjectStore.number(ofPack: pack, offset)] = index
        base = index
      }
      nodes[nodes.count - 1].blob = blob
    }
    store.releaseMemory()
    link(bases)
  }

  /// Where blobs begin, those of a pack in its order; notes the others.
  private mutating func packed(
    _ blobs: some Collection<ObjectID>
  ) -> [(blob: Int32, pack: Int32, offset: Int)] {
    var packed: [(blob: Int32, pack: Int32, offset: Int)] = []
    packed.reserveCapacity(blobs.count)
    for (blob, object) in blobs.enumerated() {
      if case .packed(let pack, let offset) = store.place(of: object) {
        packed.append((Int32(blob), Int32(pack), offset))
      } else {
        others.append(blob)
      }
    }
    packed.sort { ($0.pack, $0.offset) < ($1.pack, $1.offset) }
    return packed
  }

  /// Gathers each node's children. A base has a lower index than what is kept as changes of it.
  private mutating func link(_ bases: [Int32]) {
    var weights = [Int32](repeating: 1, count: nodes.count)
    var counts = [Int32](repeating: 0, count: nodes.count)
    for index in nodes.indices.reversed() {
      if nodes[index].blob >= 0 { nodes[index].kin = nodes[index].blob }
      guard bases[index] >= 0 else { continue }
      nodes[Int(bases[index])].kin = nodes[index].kin
      weights[Int(bases[index])] += weights[index]
      counts[Int(bases[index])] += 1
    }
    var end: Int32 = 0
    for index in nodes.indices {
      nodes[index].children = end..<end
      end += counts[index]
    }
    children = [Int32](repeating: 0, count: Int(end))
    for index in nodes.indices {
      guard bases[index] >= 0 else {
        roots.append(Int32(index))
        continue
      }
      let own = nodes[Int(bases[index])].children
      children[Int(own.upperBound)] = Int32(index)
      nodes[Int(bases[index])].children = own.lowerBound..<(own.upperBound + 1)
    }
    for node in nodes where node.children.count > 1 {
      let own = Int(node.children.lowerBound)..<Int(node.children.upperBound)
      children[own].sort { (weights[Int($0)], $0) < (weights[Int($1)], $1) }
    }
    roots.sort {
      weights[Int($0)] == weights[Int($1)] ? $0 < $1 : weights[Int($0)] > weights[Int($1)]
    }
  }
}
