import Testing

@Suite("A room imports only rooms that stand before it")
struct ImportTests {
  private let manifest: Manifest

  init() throws {
    manifest = try Manifest()
    try #require(manifest.rooms.count > 15 && manifest.systemLibraries.count == 5)
  }

  @Test("Package.swift lists the rooms in the order in which data flows")
  func order() {
    // The rules come after the tool that packs them, and import nothing but the pack's form.
    var before = manifest.systemLibraries + ["Rulebook"]
    for room in manifest.rooms {
      let later = room.imports.filter { !before.contains($0) }
      #expect(later == [], "\(room.name) depends on what stands behind it")
      before.append(room.name)
    }
  }

  @Test("each file imports what Package.swift gives its room, and nothing is given in vain")
  func imports() throws {
    for room in manifest.rooms {
      var unused = Set(room.imports)
      for file in try Repository.swiftFiles(below: room.folder) {
        for name in file.imports {
          #expect(
            room.imports.contains(name) || Self.isOfTheSystem(name, for: room.name),
            "\(file.path) imports \(name)")
          unused.remove(name)
        }
      }
      #expect(unused == [], "\(room.name) imports none of these")
    }
  }

  @Test("one room alone imports each C library")
  func systemLibraries() {
    for library in manifest.systemLibraries {
      let importers = manifest.rooms.filter { $0.imports.contains(library) }.map(\.name)
      #expect(importers.count == 1, "\(library) is imported by \(importers)")
    }
  }

  @Test("docs/ARCHITECTURE.md shows the same table")
  func document() throws {
    let rows = try Repository.table(in: "docs/ARCHITECTURE.md", under: "Rooms")
    let told = rows.map { [$0[0], $0[1]] }
    let declared = manifest.rooms.map { room in
      [room.name, room.imports.isEmpty ? "nothing" : room.imports.joined(separator: ", ")]
    }
    #expect(told == declared)
  }

  /// Foundation is not among them: it costs start-up time and size.
  private static func isOfTheSystem(_ module: String, for room: String) -> Bool {
    module == "Synchronization"
      || room == "Bytes" && ["Glibc", "Musl", "Darwin", "Dispatch"].contains(module)
  }
}
