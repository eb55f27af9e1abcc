import Model

/// Where the values of questions stand: in HEAD's blobs, or in those of the index.
struct BlobSearch: Sendable {
  /// The furthest place of a value.
  enum Place: Sendable {
    case head, index, neither
    /// A blob that may hold it could not be read.
    case unknown
  }

  /// Whether a blob could not be read.
  private(set) var isIncomplete = false
  private var heads: [Holding]
  private var indexes: [Holding]

  /// Which values one side of a question holds.
  private struct Holding: Sendable {
    var values: Set<Int> = []
    var isUnread = false
  }

  /// One use of a blob.
  private struct Use {
    var question: Int
    var isHead: Bool
  }

  /// Reads each blob of `files` once, and looks for its questions' values in it.
  init(
    for questions: [ExposureReader.Question], in files: [TrackedFile], by plumbing: Plumbing
  ) throws(GitError) {
    heads = questions.map { _ in Holding() }
    indexes = heads
    var uses: [ObjectID: [Use]] = [:]
    var blobs: [ObjectID] = []
    func use(_ blob: ObjectID, _ use: Use) {
      if uses[blob, default: []].isEmpty { blobs.append(blob) }
      uses[blob, default: []].append(use)
    }
    for (question, file) in files.enumerated() {
      if let head = file.head { use(head, Use(question: question, isHead: true)) }
      for blob in file.staged { use(blob, Use(question: question, isHead: false)) }
    }
    guard !blobs.isEmpty else { return }

    var reader = try ObjectReader(blobs, by: plumbing)
    for blob in blobs {
      let content = try reader.next(largest: ExposureReader.largestBlob)
      guard case .bytes(let bytes) = content else {
        isIncomplete = true
        for use in uses[blob] ?? [] { update(use) { $0.isUnread = true } }
        continue
      }
      var text = SearchedText(bytes)
      for use in uses[blob] ?? [] {
        let values = questions[use.question].values
        let held = values.indices.filter { text.holds(values[$0].bytes) }
        update(use) { $0.values.formUnion(held) }
      }
    }
    try reader.finish()
  }

  /// The furthest place of a question's value.
  func place(ofValue value: Int, inQuestion question: Int) -> Place {
    if heads[question].values.contains(value) { return .head }
    if heads[question].isUnread { return .unknown }
    if indexes[question].values.contains(value) { return .index }
    return indexes[question].isUnread ? .unknown : .neither
  }

  private mutating func update(_ use: Use, _ change: (inout Holding) -> Void) {
    if use.isHead { change(&heads[use.question]) } else { change(&indexes[use.question]) }
  }
}
