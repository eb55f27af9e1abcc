package import Model

/// What npm would publish of a package's folder.
package struct NodePackage: Sendable {
  private let files: PatternList?
  private let ignored: PatternList?

  /// Nil where nothing is published: no object, or a private package.
  ///
  /// - Parameter ignoreFile: what `.npmignore` says; nil where there is none, and git's ignore file
  ///   counts in its place.
  package init?(manifest: [UInt8], ignoreFile: [UInt8]?) {
    guard let json = try? JSONValue(parsing: manifest), case .object = json else { return nil }
    if json["private"]?.flag == true { return nil }
    files = json["files"].map { list in
      PatternList(list.elements.compactMap(\.text), rooted: true)
    }
    ignored = ignoreFile.map { PatternList($0, rooted: false) }
  }

  /// Which of its rules publishes a file that git ignores, by the path from the package's folder; nil
  /// if none does.
  package func rule(publishing path: BytePath) -> String? {
    let parts = path.bytes.split(separator: UInt8(ascii: "/"))
    let isNever = parts.contains { part in
      ["node_modules", ".git", ".npmrc"].contains { part.elementsEqual($0.utf8) }
    }
    if isNever { return nil }
    if let files { return files.holds(path) ? "files in package.json" : nil }
    return ignored.map { !$0.holds(path) } == true ? "what .npmignore leaves out" : nil
  }
}
