import Model

/// What files were called before commits gave them other names.
struct FormerNames {
  private let old: [BytePath: Set<BytePath>]

  /// - Parameter old: by the new name, those that one commit took.
  init(_ old: [BytePath: Set<BytePath>]) { self.old = old }

  /// A file's name and all that it had before, through any number of commits.
  func all(of path: BytePath) -> Set<BytePath> {
    var all: Set = [path]
    var open = [path]
    while let name = open.popLast() {
      open += (old[name] ?? []).filter { all.insert($0).inserted }
    }
    return all
  }
}
