// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house, by a link to its folder.
func room(_ name: String, _ imports: [String] = []) -> Target {
  .target(name: name, dependencies: imports.map { .byName(name: $0) }, swiftSettings: house)
}

func systemLibrary(_ name: String, pkgConfig: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig)
}

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v15)],
  targets: [
    systemLibrary("CPCRE2", pkgConfig: "libpcre2-8"),
    systemLibrary("CYAML", pkgConfig: "yaml-0.1"),
    systemLibrary("CSodium", pkgConfig: "libsodium"),
    systemLibrary("CArchive", pkgConfig: "libarchive"),
    systemLibrary("CDeflate", pkgConfig: "libdeflate"),
    room("Model"), room("Bytes", ["Model"]), room("Fingerprints", ["CSodium"]),
    room("RulePack", ["Model"]), room("Archives", ["Bytes", "CArchive", "CDeflate"]),
    room("Git", ["Model", "Bytes", "Archives"]),
    .target(name: "CRunKernel"), room("Decoders", ["Model", "Archives", "CRunKernel"]),
    .target(name: "CMarkKernel"), room("Prefilter", ["CMarkKernel"]),
    room("Patterns", ["Model", "CPCRE2"]), room("RuleFiles", ["Model", "Patterns", "CYAML"]),
    room(
      "Detection", ["Model", "Fingerprints", "RulePack", "Decoders", "Prefilter", "Patterns"]),
    room("Evidence", ["Model"]), room("Inventories", ["Model", "Bytes", "Evidence"]),
    room("Policy", ["Model", "RuleFiles"]), room("Reports", ["Model"]),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Model", "Bytes", "RulePack", "Git", "Archives", "Decoders", "Prefilter", "RuleFiles",
        "Detection", "Evidence", "Inventories", "Policy", "Reports",
      ],
      // libFuzzer brings the program's beginning.
      swiftSettings: house + [.unsafeFlags(["-parse-as-library"])]),
  ]
)
