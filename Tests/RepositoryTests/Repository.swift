import Foundation

/// The files of this repository, as they stand in the work tree.
enum Repository {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A Swift file, with its path from the root.
  struct File {
    var path: String
    var text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The modules that it imports.
    var imports: [String] {
      lines.compactMap { line in
        line.firstMatch(of: #/^\s*(?:@\w+ )?(?:package |private |public )?import (\w+)/#)
          .map { String($0.1) }
      }
    }

    /// Whether code that the compiler does not check for memory safety stands in it.
    var isUnsafe: Bool { text.contains(#/\bunsafe\b|@unchecked\b|@safe\b/#) }
  }

  /// The text of one file.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// All Swift files below the folders, in path order.
  static func swiftFiles(below folders: String...) throws -> [File] {
    try folders.flatMap { folder in
      let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      let names = (found?.allObjects.compactMap { $0 as? String } ?? []).sorted()
      return try names.filter { $0.hasSuffix(".swift") }.map { name in
        File(path: "\(folder)/\(name)", text: try text("\(folder)/\(name)"))
      }
    }
  }

  /// The cells of the table in a document's section, without its head.
  static func table(in document: String, under heading: String) throws -> [[String]] {
    let section = try text(document).split(separator: "\n## ").first { $0.hasPrefix(heading) } ?? ""
    return section.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2).map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }
}
