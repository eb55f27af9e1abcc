import Bytes
package import Model

/// What a range of commits brings in, also what a later commit of it takes away again.
package struct RangeChanges: Sendable {
  /// A blob that none of the commits before the range hold where they meet it.
  package struct Entry: Hashable, Sendable {
    /// From the repository's root.
    package var path: BytePath
    package var mode: FileMode
    package var blob: ObjectID
    /// The first commit of the range that holds the blob.
    package var commit: ObjectID
  }

  /// Each blob once, in the order of commits, parents before children.
  package let entries: [Entry]
  /// The commits of the range.
  package let commits: [ObjectID]
  /// The commits right before those of the range.
  package let before: [ObjectID]

  private let plumbing: Plumbing

  /// Lists what `A..B` or `A...B` brings in, merges compared with each of their parents.
  ///
  /// - Parameters:
  ///   - folder: in the repository; nil for the working folder.
  ///   - program: git's name on PATH, or its path.
  package init(
    _ range: String, in folder: BytePath? = nil, git program: String = "git"
  ) throws(GitError) {
    let plumbing = Plumbing(in: folder, program: program)
    let revisions = try plumbing.tellingOfNoRepository { () throws(GitError) in
      try plumbing.revisions(of: range)
    }
    (commits, before) = try plumbing.commits([revisions])
    if commits.isEmpty { throw .noCommits }
    entries = try plumbing.blobs(broughtInBy: commits, of: [revisions])
    self.plumbing = plumbing
  }

  /// Lists what all refs have ever brought in, stash and notes among them, and HEAD; nothing before
  /// the first commit.
  package init(historyIn folder: BytePath? = nil, git program: String = "git") throws(GitError) {
    let plumbing = Plumbing(in: folder, program: program)
    let head = try plumbing.tellingOfNoRepository { () throws(GitError) in
      try plumbing.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])
    }
    let revisions = ["--all"] + (head.status == .exited(0) ? ["HEAD"] : [])
    (commits, before) = try plumbing.commits(revisions)
    entries = try plumbing.blobs(broughtInBy: commits, of: revisions)
    self.plumbing = plumbing
  }

  /// Lists what a push brings in; nothing where all of that is there already.
  package init(
    _ push: Push, in folder: BytePath? = nil, git program: String = "git"
  ) throws(GitError) {
    let plumbing = Plumbing(in: folder, program: program)
    let revisions = try plumbing.tellingOfNoRepository { () throws(GitError) in
      try plumbing.revisions(of: push)
    }
    (commits, before) = try plumbing.commits(revisions)
    entries = try plumbing.blobs(broughtInBy: commits, of: revisions)
    self.plumbing = plumbing
  }

  /// Lends each commit's message, in the order of `commits`.
  package func forEachMessage(
    _ body: (_ commit: ObjectID, _ message: [UInt8]) -> Void
  ) throws(GitError) {
    try plumbing.readCommits(commits) { commit, text in body(commit, text.message) }
  }

  /// Who made some commits, and when.
  package func authors(of commits: [ObjectID]) throws(GitError) -> [ObjectID: Author] {
    var authors: [ObjectID: Author] = [:]
    try plumbing.readCommits(commits) { commit, text in authors[commit] = text.author }
    return authors
  }

  /// Lends each entry with its blob, in order; one child, and one blob in memory at a time.
  ///
  /// - Parameter largest: bytes beyond which a blob is not read.
  package func forEachBlob(
    largest: Int, _ body: (_ entry: Entry, _ blob: Blob) -> Void
  ) throws(GitError) {
    guard !entries.isEmpty else { return }
    var reader = try ObjectReader(entries.map(\.blob), by: plumbing)
    for entry in entries { body(entry, try reader.next(largest: largest)) }
    try reader.finish()
  }
}

extension Plumbing {
  /// The range with its ends as names of objects, as `rev-list` takes it.
  fileprivate func revisions(of range: String) throws(GitError) -> String {
    let dot = UInt8(ascii: ".")
    let text = Array(range.utf8)
    guard
      let start = text.indices.dropLast().first(where: { text[$0] == dot && text[$0 + 1] == dot })
    else { throw .unnamedEnd }
    let dots = text[start...].prefix(3).prefix { $0 == dot }
    let first = text[..<dots.startIndex]
    let last = text[dots.endIndex...]
    guard !first.isEmpty, !last.isEmpty else { throw .unnamedEnd }
    guard let from = try commit(named: first) else { throw .unknownRevision(.first) }
    guard let to = try commit(named: last) else { throw .unknownRevision(.last) }
    return from.description + String(decoding: dots, as: UTF8.self) + to.description
  }

  /// What a push brings, as `rev-list` takes it.
  fileprivate func revisions(of push: Push) throws(GitError) -> [String] {
    var revisions: [String] = []
    for name in push.new {
      guard let commit = try commit(named: Array(name.utf8)[...]) else {
        throw .unknownRevision(.pushed)
      }
      revisions.append(commit.description)
    }
    revisions.append("--not")
    for name in push.known {
      if let commit = try commit(named: Array(name.utf8)[...]) {
        revisions.append(commit.description)
      }
    }
    switch push.refs {
    case .none: break
    case .all: revisions.append("--all")
    case .remotes: revisions.append("--remotes")
    // Git takes a pattern here; where a path or an address stands in for a name, nothing is known.
    case .remote(let name) where name.isEmpty || name.contains { "*?[".contains($0) }: break
    case .remote(let name): revisions.append("--remotes=" + name)
    }
    return revisions
  }

  private func commit(named name: ArraySlice<UInt8>) throws(GitError) -> ObjectID? {
    let revision = String(decoding: name, as: UTF8.self) + "^{commit}"
    let result = try run(["rev-parse", "--verify", "--quiet", "--end-of-options", revision])
    guard result.status == .exited(0) else { return nil }
    return ObjectID(result.output.prefix { $0 != UInt8(ascii: "\n") })
  }

  /// The commits of a range, parents before children, and those right before it.
  fileprivate func commits(
    _ revisions: [String]
  ) throws(GitError) -> (inside: [ObjectID], before: [ObjectID]) {
    var listing = try start(
      ["rev-list", "--topo-order", "--reverse", "--parents", "--boundary"] + revisions + ["--"])
    var commits: [ObjectID] = []
    var before: [ObjectID] = []
    var roots: [ObjectID] = []
    while let line = try listing.read(until: UInt8(ascii: "\n")) {
      let names = line.split(separator: UInt8(ascii: " "))
      if line.first == UInt8(ascii: "-") {
        guard let commit = ObjectID(names[0].dropFirst()) else { throw listing.unreadable }
        before.append(commit)
        continue
      }
      guard let commit = names.first.flatMap({ ObjectID($0) }) else { throw listing.unreadable }
      commits.append(commit)
      if names.count == 1 { roots.append(commit) }
    }
    try listing.finish()
    if try isCutOff(at: roots) { throw .shallow }
    return (commits, before)
  }

  /// Whether a commit that git shows without parents has some, as where a shallow clone ends.
  private func isCutOff(at roots: [ObjectID]) throws(GitError) -> Bool {
    guard !roots.isEmpty else { return false }
    var reader = try ObjectReader(roots, by: self)
    let parent = Array("parent ".utf8)
    for _ in roots {
      guard case .bytes(let text) = try reader.next(largest: .max) else { return true }
      // `tree …`, then the parents; a line each.
      let lines = text.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
      if lines.count > 1, lines[1].starts(with: parent) { return true }
    }
    try reader.finish()
    return false
  }

  /// The blobs that `commits`, which are those of the range, bring in; each with the first of them.
  fileprivate func blobs(
    broughtInBy commits: [ObjectID], of revisions: [String]
  ) throws(GitError) -> [RangeChanges.Entry] {
    var new = try objects(of: revisions)
    var differences = try start([
      "diff-tree", "--stdin", "-m", "-r", "--root", "--raw", "-z", "--no-abbrev", "--no-renames",
    ])
    for commit in commits { differences.write(commit.digits + [UInt8(ascii: "\n")]) }
    differences.closeInput()
    var entries: [RangeChanges.Entry] = []
    var current: ObjectID?
    while let record = try differences.readRawRecord() {
      switch record {
      case .commit(let commit): current = commit
      case .change(let change):
        guard let current else { throw differences.unreadable }
        guard let blob = change.newBlob, new.remove(blob) != nil else { continue }
        entries.append(
          RangeChanges.Entry(
            path: change.path, mode: change.newMode, blob: blob, commit: current))
      }
    }
    try differences.finish()
    return entries
  }

  /// All objects that a range reaches and what stands before it does not, those of a partial clone
  /// included that are not here.
  private func objects(of revisions: [String]) throws(GitError) -> Set<ObjectID> {
    var listing = try start(
      [
        "rev-list", "--objects", "--no-object-names", "--missing=print",
      ] + revisions + ["--"])
    var objects: Set<ObjectID> = []
    while let line = try listing.read(until: UInt8(ascii: "\n")) {
      // What is not here has a question mark before it.
      let name = line.first == UInt8(ascii: "?") ? line.dropFirst() : line[...]
      guard let object = ObjectID(name) else { throw listing.unreadable }
      objects.insert(object)
    }
    try listing.finish()
    return objects
  }
}
