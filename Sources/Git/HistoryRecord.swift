package import Model

/// What was read of a history, as far as it is needed to tell the same again, and what came since.
package struct HistoryRecord: Sendable {
  /// Where it began; another beginning is another history.
  let tips: [UInt8]
  let graph: CommitGraph
  /// Each commit's tree.
  let trees: [ObjectID]
  /// The blobs that are to be read again, each with a commit.
  let entries: [CommitChanges.Entry]
  /// For each commit the bytes of its message; nil where that is to be read again.
  let messages: [Int?]
  /// Paths of which it is known what came to them.
  let paths: [BytePath]
  let steps: [CommitChanges.Step]

  /// Bytes of an object's name; nil before the first commit.
  package var hashSize: Int? { graph.commits.first?.size }

  /// All paths that stand in it.
  package var names: [BytePath] {
    Array(Set(paths + entries.map(\.path) + steps.map(\.path)))
  }

  /// Appends all of it, for `init(from:)`.
  package func write(to writer: inout RecordWriter) {
    writer.add(tips)
    graph.write(to: &writer)
    for tree in trees { writer.add(tree) }
    for message in messages { writer.add(message.map { $0 + 1 } ?? 0) }
    // Each path once.
    var names: [BytePath] = []
    var places: [BytePath: Int] = [:]
    for name in self.names.sorted() {
      places[name] = names.count
      names.append(name)
    }
    writer.add(names.count)
    for name in names { writer.add(name.bytes) }
    writer.add(paths.count)
    for path in paths { writer.add(places[path] ?? 0) }
    writer.add(entries.count)
    for entry in entries {
      writer.add(places[entry.path] ?? 0)
      writer.add(entry.blob)
      writer.add(entry.commit.map { $0 + 1 } ?? 0)
    }
    writer.add(steps.count)
    for step in steps {
      writer.add(step.commit)
      writer.add(places[step.path] ?? 0)
      writer.add(step.new)
      writer.add(step.old == nil ? 0 : 1)
      if let old = step.old { writer.add(old) }
    }
  }
}

extension HistoryRecord {
  /// Nil where the bytes are none that `write(to:)` made.
  package init?(from reader: inout RecordReader) {
    guard let tips = reader.text(), let graph = CommitGraph(from: &reader) else { return nil }
    var trees: [ObjectID] = []
    for _ in graph.commits {
      guard let tree = reader.object() else { return nil }
      trees.append(tree)
    }
    var messages: [Int?] = []
    for _ in graph.commits {
      guard let count = reader.number() else { return nil }
      messages.append(count == 0 ? nil : count - 1)
    }
    guard let nameCount = reader.count(of: 8) else { return nil }
    var names: [BytePath] = []
    for _ in 0..<nameCount {
      guard let name = reader.text() else { return nil }
      names.append(BytePath(name))
    }
    func name(_ index: Int?) -> BytePath? {
      index.flatMap { names.indices.contains($0) ? names[$0] : nil }
    }
    guard let pathCount = reader.count(of: 8) else { return nil }
    var paths: [BytePath] = []
    for _ in 0..<pathCount {
      guard let path = name(reader.number()) else { return nil }
      paths.append(path)
    }
    guard let entryCount = reader.count(of: 16) else { return nil }
    var entries: [CommitChanges.Entry] = []
    for _ in 0..<entryCount {
      guard let path = name(reader.number()), let blob = reader.object(),
        let commit = reader.number(), commit <= graph.commits.count
      else { return nil }
      entries.append(
        CommitChanges.Entry(path: path, blob: blob, commit: commit == 0 ? nil : commit - 1))
    }
    guard let stepCount = reader.count(of: 24) else { return nil }
    var steps: [CommitChanges.Step] = []
    for _ in 0..<stepCount {
      guard let commit = reader.number(), commit < graph.commits.count,
        let path = name(reader.number()), let new = reader.object(), let hasOld = reader.number()
      else { return nil }
      var old: ObjectID?
      if hasOld == 1 {
        guard let object = reader.object() else { return nil }
        old = object
      }
      steps.append(CommitChanges.Step(commit: commit, path: path, old: old, new: new))
    }
    self.init(
      tips: tips, graph: graph, trees: trees, entries: entries, messages: messages, paths: paths,
      steps: steps)
  }
}
