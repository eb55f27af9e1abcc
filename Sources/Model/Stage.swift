/// Where a program runs, as the names of its files and folders tell.
package enum Stage: String, Hashable, Sendable {
  case development, test, staging, production

  /// The last part of the path that tells of one; nil where none does.
  package init?(of path: BytePath) {
    let parts = path.text.lowercased().split(separator: "/").map(String.init)
    for (index, part) in parts.enumerated().reversed() {
      let isFile = index == parts.count - 1
      let words = part.split { $0 == "." || $0 == "-" || $0 == "_" }.map(String.init)
      for word in words {
        guard let stage = Self.byWord[word] else { continue }
        // A folder of tests is a part of the program.
        if stage == .test && !isFile { continue }
        self = stage
        return
      }
    }
    return nil
  }

  private static let byWord: [String: Stage] = [
    "dev": .development, "development": .development, "local": .development, "test": .test,
    "qa": .test, "stage": .staging, "staging": .staging, "stg": .staging, "uat": .staging,
    "preprod": .staging, "prod": .production, "production": .production, "live": .production,
  ]
}
