package import Model

/// What was read of a history, as far as it is needed to tell the same again.
package struct HistoryRecord: Sendable {
  /// Where it began; another beginning is another history.
  package let tips: [UInt8]
  let graph: CommitGraph
  /// The blobs that are to be read again.
  let entries: [CommitChanges.Entry]
  /// Paths of which it is known what came to them.
  let paths: [BytePath]
  let steps: [CommitChanges.Step]

  /// All commits, parents before children.
  package var commits: [ObjectID] { graph.commits }

  /// All paths that stand in it.
  package var names: [BytePath] {
    Array(Set(paths + entries.map(\.path) + steps.map(\.path)))
  }

  /// Appends all of it, for `init(from:)`.
  package func write(to writer: inout RecordWriter) {
    writer.add(tips)
    graph.write(to: &writer)
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

  init(
    tips: [UInt8], graph: CommitGraph, entries: [CommitChanges.Entry], paths: [BytePath],
    steps: [CommitChanges.Step]
  ) {
    self.tips = tips
    self.graph = graph
    self.entries = entries
    self.paths = paths
    self.steps = steps
  }

  /// Nil where the bytes are none that `write(to:)` made.
  package init?(from reader: inout RecordReader) {
    guard let tips = reader.text(), let graph = CommitGraph(from: &reader),
      let nameCount = reader.count(of: 8)
    else { return nil }
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
    self.init(tips: tips, graph: graph, entries: entries, paths: paths, steps: steps)
  }
}
