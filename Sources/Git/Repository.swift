import Bytes
package import Model

/// A work tree of git, by its top folder.
package struct Repository: Hashable, Sendable {
  /// Absolute, without links; it holds `.git`.
  package let root: BytePath
}

/// Finds the repositories that folders belong to, asking the file system of each folder once.
package struct RepositoryFinder {
  private var roots: [BytePath: Repository?] = [:]

  package init() {}

  /// A folder's place in its repository.
  package struct Place: Hashable, Sendable {
    package var repository: Repository
    /// From the repository's root; empty for the root itself.
    package var path: BytePath
  }

  /// Where `folder` stands in the nearest repository at or above it; nil outside of any.
  package mutating func place(of folder: BytePath) -> Place? {
    guard let folder = folder.resolved, let repository = repository(holding: folder),
      let path = folder.relative(to: repository.root)
    else { return nil }
    return Place(repository: repository, path: path)
  }

  private mutating func repository(holding folder: BytePath) -> Repository? {
    if let known = roots[folder] { return known }
    var repository: Repository?
    if Self.isRoot(folder) {
      repository = Repository(root: folder)
    } else if folder != folder.parent {
      repository = self.repository(holding: folder.parent)
    }
    roots[folder] = .some(repository)
    return repository
  }

  /// Whether git would stop here on its way up: `.git` is a file that leads to the repository (of a
  /// linked work tree, a submodule), or a folder with what each repository has.
  private static func isRoot(_ folder: BytePath) -> Bool {
    let git = folder.appending(".git".utf8)
    switch kind(of: git) {
    case .file: return true
    case .folder:
      let head = try? FileStatus(of: git.appending("HEAD".utf8), followingLink: false)
      return head != nil && kind(of: git.appending("objects".utf8)) == .folder
        && kind(of: git.appending("refs".utf8)) == .folder
    default: return false
    }
  }

  private static func kind(of path: BytePath) -> FileStatus.Kind? {
    (try? FileStatus(of: path, followingLink: true))?.kind
  }
}
