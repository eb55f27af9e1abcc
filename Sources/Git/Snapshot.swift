import Bytes
package import Model

/// The files of one commit.
package struct Snapshot: Sendable {
  private let blobs: [BytePath: ObjectID]
  private let paths: [ObjectID: [BytePath]]
  private let plumbing: Plumbing

  /// - Parameter commit: without files if there is none.
  init(of commit: ObjectID?, by plumbing: Plumbing) throws(GitError) {
    self.plumbing = plumbing
    var blobs: [BytePath: ObjectID] = [:]
    var paths: [ObjectID: [BytePath]] = [:]
    if let commit {
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

  /// For each value, whether one of some paths holds it in this commit.
  package func holds(
    _ values: [(paths: Set<BytePath>, value: Secret)]
  ) throws(GitError) -> [Bool] {
    var holds = values.map { _ in false }
    let asked = values.indices.flatMap { index in
      values[index].paths.sorted().compactMap { path in
        blobs[path].map { (index: index, blob: $0) }
      }
    }
    guard !asked.isEmpty else { return holds }
    var reader = try ObjectReader(asked.map(\.blob), by: plumbing)
    for (index, _) in asked {
      if case .bytes(let bytes) = try reader.next(largest: ExposureReader.largestBlob) {
        var text = SearchedText(bytes)
        if text.holds(values[index].value.bytes) { holds[index] = true }
      }
    }
    try reader.finish()
    return holds
  }
}
