import Bytes
import FileTrees
import Git
import Model
import Practices

/// Which of the files that git ignores are scanned.
package enum IgnoredFiles: String, CaseIterable, Sendable {
  case all
  /// All but what is in folders that tools fill.
  case own
  case none
}

extension TreeWalk.Wanted {
  /// Asks git what it ignores, and a configuration what it keeps out.
  init(below paths: [BytePath], _ ignored: IgnoredFiles, refuses: @escaping Refusal) {
    self.init(refuses: refuses)
    switch ignored {
    case .all: break
    case .own:
      passesOver = { folders in
        var finder = RepositoryFinder()
        let places = folders.compactMap { folder in
          finder.place(of: folder).map { (folder: folder, place: $0) }
        }
        var passed: Set<BytePath> = []
        for (repository, group) in Dictionary(grouping: places, by: \.place.repository) {
          // One that is a repository itself is no folder of another one.
          let asked = group.filter { !$0.place.path.bytes.isEmpty }
          let ignored = ExposureReader().ignoredWhole(asked.map(\.place.path), in: repository)
          passed.formUnion(asked.filter { ignored.contains($0.place.path) }.map(\.folder))
        }
        return passed
      }
      isKeyFile = { name in Self.keyFileNames.contains(name) }
    case .none:
      let all = Set(paths.flatMap(Self.ignored))
      self.refuses = { path, isFolder in
        all.contains(path) ? "git ignores it" : refuses(path, isFolder)
      }
    }
  }

  // State files tell the keys of what Terraform has made and where it keeps them.
  private static let keyFileNames = Set(
    (KeyFileNames.known.flatMap(\.names) + ["terraform.tfstate"]).map { Array($0.utf8) })

  /// What git ignores below a path, as it is reached from there: files and whole folders.
  private static func ignored(below path: BytePath) -> [BytePath] {
    var finder = RepositoryFinder()
    guard let place = finder.place(of: path) else { return [] }
    return ExposureReader().allIgnored(in: place.repository).compactMap { ignored in
      guard let rest = place.path.bytes.isEmpty ? ignored : ignored.relative(to: place.path),
        !rest.bytes.isEmpty
      else { return nil }
      return path.normalized.appending(rest.bytes)
    }
  }
}
