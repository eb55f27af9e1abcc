import Model

/// Some paths by their parts.
final class PathTree: Sendable {
  /// Whether it is one of the paths itself.
  let isPath: Bool
  private let below: [ArraySlice<UInt8>: PathTree]

  /// - Parameter paths: from the repository's root.
  convenience init(_ paths: [BytePath]) {
    self.init(paths.map { $0.bytes.split(separator: UInt8(ascii: "/"))[...] })
  }

  private init(_ paths: [ArraySlice<ArraySlice<UInt8>>]) {
    isPath = paths.contains { $0.isEmpty }
    let longer = Dictionary(grouping: paths.filter { !$0.isEmpty }) { $0[$0.startIndex] }
    below = longer.mapValues { PathTree($0.map { $0.dropFirst() }) }
  }

  /// The paths that begin with a name, behind it.
  subscript(name: ArraySlice<UInt8>) -> PathTree? { below[name] }
}
