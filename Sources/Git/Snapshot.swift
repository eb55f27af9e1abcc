import Bytes
package import Model

/// The files of one commit.
package struct Snapshot: Sendable {
  private let blobs: [BytePath: ObjectID]
  private let paths: [ObjectID: [BytePath]]
  private let plumbing: Plumbing

  /// - Parameter revision: what `git rev-parse` takes for a commit; without files if there is none.
  package init(
    of revision: String, in folder: BytePath? = nil, git program: String = "git"
  ) throws(GitError) {
    plumbing = Plumbing(in: folder, program: program)
    var blobs: [BytePath: ObjectID] = [:]
    var paths: [ObjectID: [BytePath]] = [:]
    if let commit = try plumbing.commit(named: revision.utf8) {
      try plumbing.readTree(commit.description) { path, blob in
        blobs[path] = blob
        paths[blob, default: []].append(path)
      }
    }
    self.blobs = blobs
    self.paths = paths
  }

  /// Where the commit holds the blob.
  package func paths(of blob: ObjectID) -> [BytePath] { paths[blob] ?? [] }

  /// For each path and value, whether the file of that path holds it in this commit.
  package func holds(_ values: [(path: BytePath, value: Secret)]) throws(GitError) -> [Bool] {
    var holds = values.map { _ in false }
    let asked = values.indices.compactMap { index in
      blobs[values[index].path].map { (index: index, blob: $0) }
    }
    guard !asked.isEmpty else { return holds }
    var reader = try ObjectReader(asked.map(\.blob), by: plumbing)
    for (index, _) in asked {
      if case .bytes(let bytes) = try reader.next(largest: ExposureReader.largestBlob) {
        var text = SearchedText(bytes)
        holds[index] = text.holds(values[index].value.bytes)
      }
    }
    try reader.finish()
    return holds
  }
}
