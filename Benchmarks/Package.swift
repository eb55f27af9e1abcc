// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func target(_ name: String, _ imports: [String] = []) -> Target {
  .target(name: name, dependencies: imports.map { .byName(name: $0) }, swiftSettings: house)
}

func program(_ name: String, _ imports: [String]) -> Target {
  .executableTarget(
    name: name, dependencies: imports.map { .byName(name: $0) }, swiftSettings: house)
}

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  targets: [
    // Rooms of the house, by links to their folders: what they share with each other is theirs alone.
    target("Model"), target("Bytes", ["Model"]), target("FileTrees", ["Model", "Bytes"]),
    .target(name: "CMarkKernel"), target("Prefilter", ["CMarkKernel"]),
    // Walks and reads as a scan does, and looks at nothing.
    program("floor", ["Model", "Bytes", "FileTrees"]),
    // What libarchive alone takes for all that containers hold.
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive"),
    .executableTarget(name: "extract", dependencies: ["CArchive"]),
    // Ways of finding keywords, side by side over one text.
    .target(name: "CTeddy"),
    program("prefilters", ["Model", "Bytes", "FileTrees", "Prefilter", "CTeddy"]),
  ]
)
