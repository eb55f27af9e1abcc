import Bytes
import Git
package import Model

/// Files that a framework names, all of which the next commit would change.
package struct StagedFiles: Sendable {
  let changes: StagedChanges
  private let paths: Set<BytePath>

  /// Nil where one of them is no part of the commit, or git does not say: they are read as they are.
  ///
  /// - Parameter files: from the working folder.
  package init?(_ files: [BytePath]) {
    guard let changes = try? StagedChanges() else { return nil }
    var finder = RepositoryFinder()
    // The folder alone is resolved: a link is what is staged, and not what it leads to.
    let paths = files.map { file in
      finder.place(of: file.parent)?.path.appending(file.name) ?? file
    }
    guard changes.paths.isSuperset(of: paths) else { return nil }
    self.changes = changes
    self.paths = Set(paths)
  }

  /// Whether it is one of them, by its path from the repository's root.
  func holds(_ path: BytePath) -> Bool { paths.contains(path) }
}
