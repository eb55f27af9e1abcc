import Bytes
import Model

extension Plumbing {
  /// The objects of the repository, read without git; nil where there are no commits.
  func store(of graph: CommitGraph) throws(GitError) -> ObjectStore? {
    guard let commit = graph.commits.first else { return nil }
    let answer = try run(["rev-parse", "--git-path", "objects"])
    guard answer.status == .exited(0), answer.output.last == UInt8(ascii: "\n") else { return nil }
    let path = BytePath(Array(answer.output.dropLast()))
    // What is relative is so from where git was asked.
    let folder = path.isAbsolute ? path : self.folder.map { $0.appending(path.bytes) } ?? path
    return ObjectStore(folder, hashSize: commit.size)
  }
}

extension ObjectStore {
  /// Each blob that commits bring in, once; nil where something could not be read.
  func entries(
    broughtInBy graph: CommitGraph, progress: () -> Void
  ) -> [CommitChanges.Entry]? {
    guard let commit = graph.commits.first,
      let reader = StoreReader(self, cacheSize: 48 * 1024 * 1024)
    else { return nil }
    var walk = HistoryWalk(reader, hashSize: commit.size)
    return walk.entries(broughtInBy: graph, progress: progress)
  }
}
