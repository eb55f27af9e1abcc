import Bytes
import Git
import Model

/// Files that are named from the working folder, as git's index calls them.
struct StagedNames {
  /// By the path from the repository's root; the one that was given.
  private var given: [BytePath: BytePath] = [:]

  init(_ files: [BytePath]) {
    var finder = RepositoryFinder()
    for file in files {
      // The folder alone is resolved: a link is what is staged, and not what it leads to.
      let folder = finder.place(of: file.parent)
      given[folder?.path.appending(file.name) ?? file] = file
    }
  }

  func holds(_ path: BytePath) -> Bool { given[path] != nil }

  /// Those that are none of `paths`, as they were given.
  func others(than paths: [BytePath]) -> [BytePath] {
    let known = Set(paths)
    return given.filter { !known.contains($0.key) }.values.sorted()
  }
}
