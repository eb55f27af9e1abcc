import Bytes
import Evidence
import Git
import Model
import Practices

/// Finds out which ignored files with a value in them would be published all the same.
struct Shipping {
  private var recipes: [BytePath: [(name: BytePath, recipe: Dockerfile, ignored: PatternList)]] =
    [:]
  private var packages: [BytePath: NodePackage?] = [:]

  /// What would publish a file, from its own folder up to the repository's.
  mutating func ways(of place: RepositoryFinder.Place) -> [String] {
    let root = place.repository.root
    let path = root.appending(place.path.bytes)
    var ways: [String] = []
    var folder = path
    while folder != root, folder != folder.parent {
      folder = folder.parent
      guard let inside = path.relative(to: folder) else { break }
      let shown = folder.relative(to: root) ?? folder
      ways += images(from: folder, shownAs: shown, taking: inside)
      if let rule = package(in: folder)?.rule(publishing: inside) { ways.append("npm, by " + rule) }
    }
    return ways
  }

  private mutating func images(
    from folder: BytePath, shownAs shown: BytePath, taking file: BytePath
  ) -> [String] {
    if recipes[folder] == nil { recipes[folder] = Self.recipes(in: folder) }
    return (recipes[folder] ?? []).compactMap { name, recipe, ignored in
      guard !ignored.holds(file), let line = recipe.line(taking: file) else { return nil }
      return "\(shown.appending(name.name).text) line \(line)"
    }
  }

  private mutating func package(in folder: BytePath) -> NodePackage? {
    if let known = packages[folder] { return known }
    let manifest = try? folder.appending("package.json".utf8).read()
    let package = manifest.flatMap {
      NodePackage(
        manifest: $0, ignoreFile: try? folder.appending(".npmignore".utf8).read())
    }
    packages[folder] = .some(package)
    return package
  }

  /// The Dockerfiles of a folder that builds begin in.
  private static func recipes(
    in folder: BytePath
  ) -> [(name: BytePath, recipe: Dockerfile, ignored: PatternList)] {
    let entries = (try? Folder.entries(of: folder)) ?? []
    return entries.filter { $0.kind == .file && isDockerfile($0.name) }.compactMap { entry in
      let name = folder.appending(entry.name)
      guard let text = try? name.read() else { return nil }
      // One of its own comes before that of the folder.
      let ignored =
        (try? BytePath(name.bytes + Array(".dockerignore".utf8)).read())
        ?? (try? folder.appending(".dockerignore".utf8).read()) ?? []
      return (name, Dockerfile(text), PatternList(ignored, rooted: true))
    }
  }

  private static func isDockerfile(_ name: [UInt8]) -> Bool {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    if name.hasSuffix(".dockerignore") { return false }
    return ["dockerfile", "containerfile"].contains {
      name == $0 || name.hasPrefix($0 + ".") || name.hasSuffix("." + $0)
    }
  }
}
