import Bytes

/// Folders that tools fill with what they fetch or build, told by names and marks of theirs.
enum FilledFolder {
  private static let names: Set<[UInt8]> = Set(
    [
      // Packages
      "node_modules", "bower_components", "jspm_packages", ".pnpm-store", ".yarn", ".npm", "Pods",
      "Carthage", "vendor", "deps", ".bundle", "elm-stuff", ".dart_tool", ".terraform",
      // Environments of interpreters
      ".venv", "venv", "virtualenv", "site-packages", ".tox", ".nox", ".eggs", ".direnv",
      // What is built
      ".build", ".swiftpm", "DerivedData", "target", "build", "_build", "dist", "out", "bin", "obj",
      ".gradle", ".stack-work", "dist-newstyle", ".next", ".nuxt", ".svelte-kit", ".angular",
      ".serverless", ".aws-sam", "cdk.out", "coverage",
      // What is kept to be faster next time
      ".cache", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".parcel-cache",
      ".turbo", ".nx",
    ].map { Array($0.utf8) })

  // The Cache Directory Tagging Specification, and PEP 405.
  private static let marks: Set<[UInt8]> = Set(
    ["CACHEDIR.TAG", "pyvenv.cfg"].map { Array($0.utf8) })

  static func isNamed(_ name: [UInt8]) -> Bool { names.contains(name) }

  static func isMarked(_ entries: [Folder.Entry]) -> Bool {
    entries.contains { $0.kind == .file && marks.contains($0.name) }
  }
}
