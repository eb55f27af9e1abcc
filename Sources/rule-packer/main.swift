// Packs the rulebook at build time: rule-packer OUTPUT.swift FOLDER FILE.yaml …
import Bytes
import Model
import RuleFiles
import RulePack

private func fail(_ message: String) -> Never {
  _ = try? Output.send(Array("\(message)\n".utf8), to: Output.standardError)
  exitProcess(with: 1)
}

guard CommandLine.arguments.count > 3 else {
  fail("usage: rule-packer OUTPUT.swift FOLDER FILE.yaml …")
}

let output = BytePath(CommandLine.arguments[1])
do throws(RuleSetError) {
  let rules = try RuleSet(
    folder: BytePath(CommandLine.arguments[2]),
    files: CommandLine.arguments.dropFirst(3).map { BytePath($0) })
  let packed = PackWriter.pack(
    detectors: rules.detectors, practices: rules.practices, placeholders: rules.placeholders)
  try write(SwiftSource.literal(of: packed), to: output)
} catch {
  fail("\(error)")
}
