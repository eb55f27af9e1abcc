import Bytes

/// Commits with their parents, in the order of their dates, but parents before children.
package struct CommitGraph: Sendable {
  package private(set) var commits: [ObjectID] = []
  /// Commits right before those of a range.
  package let before: [ObjectID]
  /// When each was committed, in seconds since 1970.
  private var dates: [Int] = []
  /// Whether it ends where a shallow clone was cut off.
  package let isCutOff: Bool
  private var indices: [ObjectID: Int32] = [:]
  /// The parents of all commits in a row, as indices.
  private var parents: [Int32] = []
  /// For each commit, where its parents end in `parents`.
  private var ends: [Int32] = []

  /// - Parameter met: in any order, each once.
  init(_ met: [MetCommit], before: [ObjectID] = [], isCutOff: Bool = false) {
    self.before = before
    self.isCutOff = isCutOff
    var numbers: [ObjectID: Int] = [:]
    numbers.reserveCapacity(met.count)
    for (number, commit) in met.enumerated() { numbers[commit.id] = number }
    // What is damaged may name a commit as its own ancestor: none is entered twice.
    var isEntered = [Bool](repeating: false, count: met.count)
    var open: [Int] = []
    let dated = met.indices.sorted { (met[$0].date, met[$0].id) < (met[$1].date, met[$1].id) }
    for next in dated where !isEntered[next] {
      open.append(next)
      isEntered[next] = true
      while let number = open.last {
        let waiting = met[number].parents.first { numbers[$0].map { !isEntered[$0] } ?? false }
        if let parent = waiting.flatMap({ numbers[$0] }) {
          open.append(parent)
          isEntered[parent] = true
        } else {
          open.removeLast()
          place(met[number])
        }
      }
    }
  }

  private mutating func place(_ commit: MetCommit) {
    parents += commit.parents.compactMap { indices[$0] }
    indices[commit.id] = Int32(commits.count)
    commits.append(commit.id)
    dates.append(commit.date)
    ends.append(Int32(parents.count))
  }

  /// A commit as it was met; nil where it is none of these. Only of a history, which has all parents.
  func met(_ commit: ObjectID) -> MetCommit? {
    index(of: commit).map { index in
      MetCommit(
        id: commit, parents: parents(of: index).map { commits[Int($0)] }, date: dates[index])
    }
  }

  /// Appends all of it, for `init(from:)`; only of a history, which nothing stands before.
  func write(to writer: inout RecordWriter) {
    writer.add(isCutOff ? 1 : 0)
    writer.add(commits.count)
    for (index, commit) in commits.enumerated() {
      writer.add(commit)
      writer.add(dates[index])
      let parents = parents(of: index)
      writer.add(parents.count)
      for parent in parents { writer.add(Int(parent)) }
    }
  }

  /// Nil where the bytes are none that `write(to:)` made.
  init?(from reader: inout RecordReader) {
    guard let mark = reader.number(), let count = reader.count(of: 36) else { return nil }
    isCutOff = mark == 1
    before = []
    commits.reserveCapacity(count)
    indices.reserveCapacity(count)
    for index in 0..<count {
      guard let commit = reader.object(), let date = reader.number(),
        let parentCount = reader.count(of: 8)
      else { return nil }
      for _ in 0..<parentCount {
        guard let parent = reader.number(), parent < index else { return nil }
        parents.append(Int32(parent))
      }
      indices[commit] = Int32(index)
      commits.append(commit)
      dates.append(date)
      ends.append(Int32(parents.count))
    }
  }

  /// Where a commit stands in `commits`.
  package func index(of commit: ObjectID) -> Int? { indices[commit].map(Int.init) }

  /// The parents that are among `commits`, by their indices.
  func parents(of commit: Int) -> ArraySlice<Int32> {
    parents[(commit == 0 ? 0 : Int(ends[commit - 1]))..<Int(ends[commit])]
  }

  /// The marks that have come to each commit from its ancestors and itself.
  ///
  /// - Parameter marks: bits set at commits, by index.
  package func inherited(_ marks: [Int: UInt64]) -> [UInt64] {
    var inherited = [UInt64](repeating: 0, count: commits.count)
    var start = 0
    for (index, end) in ends.enumerated() {
      var bits = marks[index] ?? 0
      for parent in parents[start..<Int(end)] { bits |= inherited[Int(parent)] }
      inherited[index] = bits
      start = Int(end)
    }
    return inherited
  }

  /// Whether each commit is `tip` or one of its ancestors.
  package func ancestry(of tip: Int) -> [Bool] {
    var isAncestor = [Bool](repeating: false, count: commits.count)
    isAncestor[tip] = true
    for index in stride(from: tip, through: 0, by: -1) where isAncestor[index] {
      let start = index == 0 ? 0 : Int(ends[index - 1])
      for parent in parents[start..<Int(ends[index])] { isAncestor[Int(parent)] = true }
    }
    return isAncestor
  }
}

extension Plumbing {
  /// The commits that `rev-list` names, and where they end.
  ///
  /// - Parameter tips: more commits to begin at, however many.
  func graph(
    of revisions: [String], and tips: [ObjectID] = []
  ) throws(GitError) -> CommitGraph {
    var listing = try startListing(
      ["rev-list", "--timestamp", "--parents", "--boundary"], of: revisions, and: tips)
    var met: [MetCommit] = []
    var before: [ObjectID] = []
    while let line = try listing.read(until: UInt8(ascii: "\n")) {
      var isBefore = false
      guard let commit = MetCommit(line, isBefore: &isBefore) else { throw listing.unreadable }
      if isBefore { before.append(commit.id) } else { met.append(commit) }
    }
    try listing.finish()
    let roots = met.filter(\.parents.isEmpty).map(\.id)
    return CommitGraph(met, before: before, isCutOff: try isCutOff(at: roots))
  }

  /// Starts a `rev-list` of what revisions name and tips lead to.
  func startListing(
    _ command: [String], of revisions: [String], and tips: [ObjectID]
  ) throws(GitError) -> Conversation {
    let input = tips.isEmpty ? [] : ["--stdin"]
    var listing = try start(command + input + revisions + ["--"])
    for tip in tips { listing.write(tip.digits + [UInt8(ascii: "\n")]) }
    listing.closeInput()
    return listing
  }

  /// Whether a commit that git shows without parents has some, as where a shallow clone ends.
  private func isCutOff(at roots: [ObjectID]) throws(GitError) -> Bool {
    guard !roots.isEmpty else { return false }
    var reader = try ObjectReader(roots, by: self)
    let parent = Array("parent ".utf8)
    var isCutOff = false
    for _ in roots {
      guard case .bytes(let text) = try reader.next(largest: CommitText.largest) else {
        return true
      }
      // `tree …`, then the parents; a line each.
      let lines = text.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
      if lines.count > 1, lines[1].starts(with: parent) { isCutOff = true }
    }
    try reader.finish()
    return isCutOff
  }
}
