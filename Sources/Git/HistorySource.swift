import Bytes
package import Model

/// A repository whose history is to be read, and what git says of where its parts are.
package struct HistorySource: Sendable {
  let plumbing: Plumbing
  /// Nil where git is to read everything, or does not tell.
  let layout: Layout?

  /// What is asked of a repository at once.
  struct Layout: Sendable {
    /// Where its objects are.
    var objects: BytePath
    /// Whether commits have other parents than they say: of a shallow clone, or by grafts.
    var hasOtherParents: Bool
    /// Whether there may be other work trees, each with a HEAD of its own.
    var hasWorkTrees: Bool
    /// HEAD's commit; nil before the first one.
    var head: ObjectID?
  }

  /// - Parameters:
  ///   - folder: in the repository; nil for the working folder.
  ///   - program: git's name on PATH, or its path.
  ///   - readsFiles: whether git's files may be read without git.
  package init(
    in folder: BytePath?, git program: String = "git", readsFiles: Bool = true
  ) throws(GitError) {
    plumbing = Plumbing(in: folder, program: program)
    layout = readsFiles ? try plumbing.layout() : nil
  }

  /// Where the repository keeps its objects, without links; nil where git does not tell.
  package var objects: BytePath? { layout?.objects.resolved }

  /// Its objects; nil where git must be asked for them.
  ///
  /// - Parameter known: an object's name.
  func store(like known: ObjectID?) -> ObjectStore? {
    guard let layout, let known else { return nil }
    return ObjectStore(layout.objects, hashSize: known.size)
  }

  /// HEAD's commit; nil before the first one.
  func head() throws(GitError) -> ObjectID? {
    if let layout { return layout.head }
    return try plumbing.commit(named: "HEAD".utf8)
  }
}

extension Plumbing {
  /// Asks for all of it in one call; nil where there is no repository, or a path in it has a line feed.
  fileprivate func layout() throws(GitError) -> HistorySource.Layout? {
    let answer = try run([
      "rev-parse", "--is-shallow-repository", "--git-path", "objects", "--git-path", "info/grafts",
      "--git-path", "worktrees", "--revs-only", "HEAD^{commit}",
    ])
    let lines = answer.output.split(separator: UInt8(ascii: "\n"))
    guard answer.status == .exited(0), lines.count == 4 || lines.count == 5 else { return nil }
    let head = lines.count == 5 ? ObjectID(lines[4]) : nil
    guard lines.count == 4 || head != nil else { return nil }
    func exists(_ path: BytePath) -> Bool {
      (try? FileStatus(of: path, followingLink: true)) != nil
    }
    return HistorySource.Layout(
      objects: place(of: lines[1]),
      hasOtherParents: !lines[0].elementsEqual("false".utf8) || exists(place(of: lines[2])),
      hasWorkTrees: exists(place(of: lines[3])), head: head)
  }

  /// A path that git tells; what is relative is so from where git was asked.
  private func place(of told: ArraySlice<UInt8>) -> BytePath {
    let path = BytePath(Array(told))
    return path.isAbsolute ? path : folder.map { $0.appending(path.bytes) } ?? path
  }
}
