import Foundation
import PackagePlugin

/// Packs `rules/**/*.yaml` into one string literal; a broken rule fails the build.
@main
struct PackRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "yaml" }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "PackedRules.swift")
    return [
      .buildCommand(
        displayName: "Packing \(files.count) rule files",
        executable: try context.tool(named: "rule-packer").url,
        arguments: [output.path, folder.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    ]
  }
}
