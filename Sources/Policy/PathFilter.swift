package import Model

/// Which files a configuration keeps out of a scan.
package struct PathFilter: Sendable {
  private let included: [Glob]
  private let excluded: [(glob: Glob, reason: String)]
  private let notIncluded: String
  /// From the configuration's folder, by the path that was given.
  private let roots: [BytePath: BytePath]
  private let insides: Set<BytePath>

  /// How the files below one given path are called from the configuration's folder.
  package struct Root: Hashable, Sendable {
    /// As it was given.
    package var given: BytePath
    /// From the configuration's folder; empty for the folder itself.
    package var inside: BytePath

    package init(given: BytePath, inside: BytePath) {
      self.given = given
      self.inside = inside
    }
  }

  /// - Parameter roots: none where paths are from the configuration's folder already.
  package init(_ configuration: Configuration, roots: [Root] = []) {
    included = configuration.included.map { Glob($0.value) }
    notIncluded =
      "is not among paths.include (\(configuration.included.first?.origin.shortDescription ?? ""))"
    excluded = configuration.excluded.map { setting in
      (Glob(setting.value.folderPattern), "is excluded (\(setting.origin.shortDescription))")
    }
    self.roots = Dictionary(roots.map { ($0.given, $0.inside) }) { first, _ in first }
    insides = Set(roots.map(\.inside))
  }

  /// Whether nothing is kept out.
  package var isEmpty: Bool { included.isEmpty && excluded.isEmpty }

  /// Why a file is kept out; nil where it is not.
  package func refusal(ofFile path: BytePath) -> String? {
    if isEmpty { return nil }
    let path = anchored(path)
    if let reason = exclusion(of: path) { return reason }
    if included.isEmpty || included.contains(where: { $0.matches(path) }) { return nil }
    return notIncluded
  }

  /// Why a folder need not be entered; nil where it must be.
  package func refusal(ofFolder path: BytePath) -> String? {
    excluded.isEmpty ? nil : exclusion(of: anchored(path))
  }

  /// The first exclusion that the path, or a folder above it, fits.
  private func exclusion(of path: BytePath) -> String? {
    for end in path.bytes.indices where path.bytes[end] == UInt8(ascii: "/") && end > 0 {
      let folder = BytePath(Array(path.bytes[..<end]))
      if let hit = excluded.first(where: { $0.glob.matches(folder) }) { return hit.reason }
    }
    return excluded.first { $0.glob.matches(path) }?.reason
  }

  /// Whether a path from the configuration's folder is among those that were given.
  package func covers(_ path: BytePath) -> Bool {
    insides.contains(BytePath([])) || insides.contains(path)
      || path.ancestors.contains { insides.contains($0) }
  }

  /// With a slash in front of it, so that a pattern that begins with one starts at the folder.
  func anchored(_ path: BytePath) -> BytePath {
    let path = inside(path)
    return path.isAbsolute ? path : BytePath([UInt8(ascii: "/")] + path.bytes)
  }

  /// The path as it is called from the configuration's folder.
  package func inside(_ path: BytePath) -> BytePath {
    if roots.isEmpty { return path }
    if let inside = roots[path] { return inside }
    for folder in path.ancestors {
      guard let inside = roots[folder] else { continue }
      return inside.appendingPath(path.relative(to: folder) ?? path)
    }
    return path
  }
}

extension BytePath {
  fileprivate func appendingPath(_ rest: BytePath) -> BytePath {
    bytes.isEmpty ? rest : appending(rest.bytes)
  }
}

extension String {
  /// The pattern of the folder that is meant by `folder/` or `folder/**`.
  var folderPattern: String {
    var pattern = self[...]
    while pattern.count > 3, pattern.hasSuffix("/**") { pattern = pattern.dropLast(3) }
    while pattern.count > 1, pattern.hasSuffix("/") { pattern = pattern.dropLast() }
    return String(pattern)
  }
}
