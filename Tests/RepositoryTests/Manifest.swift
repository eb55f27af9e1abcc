/// What `Package.swift` says of the rooms: read as text, since nothing else can be asked for it.
struct Manifest {
  /// A target and what it may import.
  struct Room {
    var name: String
    var imports: [String]

    var folder: String { name == "Rulebook" ? "rules" : "Sources/\(name)" }
  }

  /// In the order of the file.
  let rooms: [Room]
  let systemLibraries: [String]

  init() throws {
    let text = try Repository.text("Package.swift").split(separator: "\n  targets: [").last ?? ""
    systemLibraries = text.matches(of: #/systemLibrary\("(\w+)"/#).map { String($0.1) }
    let target = #/(?:room\(\s*|name: )"([\w-]+)"(?:,\s*(?:dependencies: )?\[([^\]]*)\])?/#
    rooms = text.matches(of: target).compactMap { match in
      guard match.1 != "TestSupport", match.1 != "PackRules" else { return nil }
      let imports = (match.2 ?? "").matches(of: #/"([\w-]+)"/#).map { String($0.1) }
      return Room(name: String(match.1), imports: imports)
    }
  }
}
