import Git
import Model

/// How values came and went along some commits.
struct Trail {
  /// A value gave way to another one of its kind in the same place.
  struct Replacement {
    var commit: ObjectID
    var path: BytePath
    var date: Instant?
  }

  let graph: CommitGraph
  /// Where values were met, and each time that one of them came there.
  private(set) var paths: [BytePath] = []
  private(set) var steps: [CommitChanges.Step] = []
  private(set) var replacements: [Secret: Replacement] = [:]
  private(set) var refs: [Secret: [HoldingRefs]] = [:]
  private var authors: [ObjectID: Author] = [:]
  /// Whether each commit is HEAD's or one of its ancestors'; empty where nobody asked.
  private var isOfHead: [Bool] = []

  private static let mostNames = 10

  init(of sightings: Sightings, through changes: CommitChanges) throws(GitError) {
    graph = changes.graph
    guard !sightings.places.isEmpty else { return }
    let holdings = sightings.holdings
    paths = sightings.paths.sorted()
    steps = try changes.steps(at: paths, to: Set(holdings.keys))
    for step in steps { follow(step, holdings) }
    refs = holders(sightings, steps, changes)
    if let head = changes.head { isOfHead = graph.ancestry(of: head) }

    let firsts = sightings.places.values.flatMap { $0.values.compactMap(\.commit) }
    let named = Set(firsts.map { graph.commits[$0] } + replacements.values.map(\.commit))
    authors = try changes.authors(of: named.sorted())
    for (secret, replacement) in replacements {
      replacements[secret]?.date = authors[replacement.commit]?.date
    }
  }

  /// A commit, its author and its date.
  func commit(_ index: Int) -> Commit {
    let id = graph.commits[index]
    return Commit(id: id.description, author: authors[id]?.name, date: authors[id]?.date)
  }

  /// Whether the commit is one that HEAD reaches; all of a range or a push are taken for such.
  func isOfHead(_ commit: Int?) -> Bool {
    isOfHead.isEmpty || commit.map { isOfHead[$0] } ?? false
  }

  private mutating func follow(
    _ step: CommitChanges.Step, _ holdings: [ObjectID: [Sightings.Holding]]
  ) {
    guard let old = step.old, let before = holdings[old], let after = holdings[step.new] else {
      return
    }
    let kept = Set(before.map(\.secret)).intersection(after.map(\.secret))
    for gone in before where !kept.contains(gone.secret) {
      let isReplaced = after.contains {
        !kept.contains($0.secret) && $0.detector == gone.detector && $0.slot == gone.slot
      }
      if isReplaced {
        replacements[gone.secret] = Replacement(
          commit: graph.commits[step.commit], path: step.path)
      }
    }
    // What came back is in use again.
    for back in after where !kept.contains(back.secret) {
      if replacements[back.secret]?.path == step.path { replacements[back.secret] = nil }
    }
  }

  /// The refs from which each value can be reached.
  private func holders(
    _ sightings: Sightings, _ steps: [CommitChanges.Step], _ changes: CommitChanges
  ) -> [Secret: [HoldingRefs]] {
    guard !changes.refs.isEmpty else { return [:] }
    var starts: [Secret: Set<Int>] = [:]
    for step in steps {
      for holding in sightings.holdings[step.new] ?? [] {
        starts[holding.secret, default: []].insert(step.commit)
      }
    }
    for (secret, places) in sightings.places {
      starts[secret, default: []].formUnion(places.values.compactMap(\.commit))
    }
    let tips = changes.refs.map { graph.index(of: $0.commit) }
    let secrets = starts.keys.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    var holders: [Secret: [HoldingRefs]] = [:]
    // Many values are held by the same refs: what is said of those is kept once.
    var told: [[Int]: [HoldingRefs]] = [:]
    for group in stride(from: 0, to: secrets.count, by: UInt64.bitWidth) {
      let secrets = secrets[group..<min(group + UInt64.bitWidth, secrets.count)]
      var marks: [Int: UInt64] = [:]
      for (bit, secret) in secrets.enumerated() {
        for commit in starts[secret] ?? [] { marks[commit, default: 0] |= 1 << UInt64(bit) }
      }
      let inherited = graph.inherited(marks)
      for (bit, secret) in secrets.enumerated() {
        let holding = tips.indices.filter { index in
          tips[index].map { inherited[$0] >> UInt64(bit) & 1 == 1 } ?? false
        }
        if let known = told[holding] {
          holders[secret] = known
          continue
        }
        let all: [HoldingRefs] = HoldingRefs.Kind.allCases.compactMap { kind in
          let refs = holding.filter { changes.refs[$0].kind == kind }
          if refs.isEmpty { return nil }
          return HoldingRefs(
            kind: kind, names: refs.prefix(Self.mostNames).map { changes.refs[$0].name },
            count: refs.count)
        }
        told[holding] = all
        holders[secret] = all
      }
    }
    return holders
  }
}
