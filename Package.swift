// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house: one folder under Sources, listed in the order in which data flows.
func room(_ name: String, _ imports: [String] = []) -> Target {
  .target(name: name, dependencies: imports.map { .byName(name: $0) }, swiftSettings: house)
}

func tests(_ name: String, _ imports: [String], resources: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: imports.map { .byName(name: $0) }, exclude: resources,
    swiftSettings: house)
}

func systemLibrary(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

let package = Package(
  name: "credlint",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "credlint", targets: ["credlint"])],
  targets: [
    systemLibrary("CPCRE2", pkgConfig: "libpcre2-8", apt: "libpcre2-dev", brew: "pcre2"),
    systemLibrary("CYAML", pkgConfig: "yaml-0.1", apt: "libyaml-dev", brew: "libyaml"),
    systemLibrary("CSodium", pkgConfig: "libsodium", apt: "libsodium-dev", brew: "libsodium"),
    systemLibrary("CArchive", pkgConfig: "libarchive", apt: "libarchive-dev", brew: "libarchive"),
    systemLibrary("CDeflate", pkgConfig: "libdeflate", apt: "libdeflate-dev", brew: "libdeflate"),

    // Values that cross rooms.
    room("Model"),
    // Files and memory: reading, mapping, children, one buffered writer.
    room("Bytes", ["Model"]),
    // Keyed hashes that name values without holding them.
    room("Fingerprints", ["CSodium"]),
    // The validated rulebook as flat bytes: written at build time, read in place.
    room("RulePack", ["Model"]),
    // Source: folders, ignored or not.
    room("FileTrees", ["Model", "Bytes"]),
    // Containers to what they hold.
    room("Archives", ["Bytes", "CArchive", "CDeflate"]),
    // Source: what git knows of a file, by plumbing; its objects, also without it.
    room("Git", ["Model", "Bytes", "Archives"]),
    // The prefilter's loop in vector instructions.
    .target(name: "CMarkKernel"),
    // What encoded values look like, in vector instructions.
    .target(name: "CRunKernel"),
    // What hides in a text: encodings of it, encodings in it.
    room("Decoders", ["Model", "Archives", "CRunKernel"]),
    // Bytes to candidates.
    room("Prefilter", ["CMarkKernel"]),
    // Candidates to matches.
    room("Patterns", ["Model", "CPCRE2"]),
    // YAML to rules, with line and column.
    room("RuleFiles", ["Model", "Patterns", "CYAML"]),
    // One blob to occurrences.
    room(
      "Detection", ["Model", "Fingerprints", "RulePack", "Decoders", "Prefilter", "Patterns"]),
    // Occurrences to credentials with owner, role, age.
    room("Evidence", ["Model"]),
    // Evidence: exported lists of keys, joined to what was found.
    room("Inventories", ["Model", "Bytes", "Evidence"]),
    // Literals in source to lookups in the environment.
    room("Fixes", ["Model"]),
    // Credentials to findings.
    room("Practices", ["Model", "Fingerprints", "Fixes"]),
    // What is kept, moved or silenced.
    room("Policy", ["Model", "RuleFiles"]),
    // Findings to bytes, one format a file.
    room("Reports", ["Model"]),
    // Composition: request, workers, result.
    room(
      "Scan",
      [
        "Model", "Bytes", "Fingerprints", "RulePack", "Rulebook", "FileTrees", "Git", "Archives",
        "Decoders", "Detection",
        "Evidence", "Inventories", "Practices", "Policy", "RuleFiles",
      ]),
    // What git and frameworks ask of a hook; hooks put into repositories.
    room("Hooks", ["Model", "Bytes", "Scan"]),
    // Arguments, help, exit status.
    room("Command", ["Model", "Bytes", "Policy", "Fixes", "Scan", "Reports", "Hooks"]),
    .executableTarget(
      name: "credlint", dependencies: ["Command", "Bytes"], swiftSettings: house),

    // Rules are data: the folder is the target, so that every added or deleted file rebuilds it.
    .target(
      name: "Rulebook", dependencies: ["RulePack"], path: "rules", exclude: ["README.md"],
      sources: ["Rulebook.swift"], swiftSettings: house, plugins: ["PackRules"]),
    .plugin(name: "PackRules", capability: .buildTool(), dependencies: ["rule-packer"]),
    .executableTarget(
      name: "rule-packer",
      dependencies: ["Model", "Bytes", "Fingerprints", "RulePack", "RuleFiles"],
      swiftSettings: house),

    tests("ReportsTests", ["Reports", "Fingerprints", "Model"]),
    tests("PracticesTests", ["Practices", "Model", "Fingerprints"]),
    tests("RuleFilesTests", ["RuleFiles", "Model"]),
    tests("EvidenceTests", ["Evidence", "Model"]),
    tests("GitTests", ["Git", "Bytes", "Model"]),
    // What tests share: random draws, scratch folders, repositories, running programs.
    .target(
      name: "TestSupport", dependencies: ["Model", "Bytes", "RuleFiles", "CArchive"],
      path: "Tests/TestSupport", swiftSettings: house),
    tests("ModelTests", ["Model", "TestSupport"]),
    tests("InventoriesTests", ["Inventories", "TestSupport", "Model"]),
    tests("DecodersTests", ["Decoders", "Model", "TestSupport"]),
    tests("PrefilterTests", ["Prefilter", "TestSupport"]),
    tests("PatternsTests", ["Patterns", "Model", "TestSupport"]),
    tests(
      "DetectionTests",
      ["Detection", "RulePack", "Rulebook", "RuleFiles", "Model", "TestSupport"]),
    tests("RulebookTests", ["Rulebook", "RulePack", "Scan", "Practices", "Bytes", "Model"]),
    tests("EndToEndTests", ["credlint", "TestSupport", "Bytes", "Model"]),
    tests(
      "HooksTests", ["credlint", "Hooks", "Scan", "TestSupport", "Bytes", "Model"],
      resources: ["pre-commit-trial", "lefthook-trial"]),
    // The rules of the house: imports, the unsafe ledger, file length.
    tests("RepositoryTests", []),
  ]
)
