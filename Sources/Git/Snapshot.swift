import Bytes
package import Model

/// The files of one commit.
package struct Snapshot: Sendable {
  private let blobs: [BytePath: ObjectID]
  private let paths: [ObjectID: [BytePath]]
  private let plumbing: Plumbing

  /// - Parameter store: the repository's objects, where they can be read without git.
  init(of commit: ObjectID, by plumbing: Plumbing, _ store: ObjectStore?) throws(GitError) {
    self.plumbing = plumbing
    var blobs: [BytePath: ObjectID] = [:]
    var paths: [ObjectID: [BytePath]] = [:]
    func add(_ path: BytePath, _ blob: ObjectID) {
      blobs[path] = blob
      paths[blob, default: []].append(path)
    }
    if let files = store?.files(of: commit) {
      for (path, blob) in files { add(path, blob) }
    } else {
      try plumbing.readTree(commit.description, add)
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
