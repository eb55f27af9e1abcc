import Bytes
import Foundation
import Model
import TestSupport
import Testing

/// A folder of `Tests/Scenarios`: files with holes for drawn values, steps, a command, and all that
/// must come of it. Its fields are those of `scenario.json`.
struct FolderScenario: Decodable, Sendable, CustomTestStringConvertible {
  let about: String
  /// The advice that it stands for, by the names of `docs/advice.md`.
  let covers: [String]
  /// What stands for `«name»` in the files, as a template of `rules/README.md`.
  let values: [String: String]
  /// `repository FOLDER`, `commit FOLDER [DATE]`, `mode OCTAL FILE`, `replace FILE TEXT`.
  let steps: [String]
  /// What follows `credlint`.
  let run: [String]
  /// What standard error holds.
  let tells: [String]?
  /// What the report holds: words of messages, steps, evidence.
  let says: [String]?
  /// `severity rule path:line:column exposure +also`, in the report's order.
  let finds: [String]
  let status: Int32

  private(set) var name = ""

  private enum CodingKeys: CodingKey {
    case about, covers, values, steps, run, tells, says, finds, status
  }

  var testDescription: String { name }

  /// Reads the scenario of that name.
  init(named name: String) throws {
    let file = URL(filePath: "\(Self.folder)/\(name)/scenario.json")
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    self.name = name
  }

  /// The names of all folders.
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  static let all = names.compactMap { try? FolderScenario(named: $0) }

  private static let folder =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path()
    + "Scenarios"

  /// Runs it and compares all that it must tell; no drawn key may show.
  func check() throws {
    let scratch = try ScratchFolder()
    let keys = try arrange(in: scratch)
    let outcome = try Credlint.run(
      run + ["--now", Credlint.now, "--format", "json"], in: scratch)
    let report = try ReportJSON(outcome)
    #expect(report.found.map(\.line) == finds)
    #expect(report.tellsUnread)
    #expect(outcome.status == status, Comment(rawValue: outcome.errorText))
    for text in tells ?? [] {
      #expect(outcome.errorText.contains(text), "standard error should say \(text)")
    }
    for text in says ?? [] { #expect(outcome.text.contains(text), "the report should say \(text)") }
    for key in keys {
      #expect(!outcome.text.contains(key) && !outcome.errorText.contains(key))
    }
  }

  /// Writes the files and takes the steps; returns the values that are keys.
  private func arrange(in scratch: ScratchFolder) throws -> [String] {
    let drawn = values.sorted { $0.key < $1.key }.enumerated().map { index, value in
      (
        hole: "«\(value.key)»", template: value.value,
        text: TestSupport.drawn(value.value, seed: UInt64(index) + 1)
      )
    }
    let root = URL(filePath: "\(Self.folder)/\(name)", directoryHint: .isDirectory)
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path()).sorted()
    where path != "scenario.json" {
      let file = root.appending(path: path)
      if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { continue }
      var text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      for value in drawn { text = text.replacingOccurrences(of: value.hole, with: value.text) }
      // An underscore in front stands for a dot, so that git and editors take no notice here.
      let parts = path.split(separator: "/").map { $0.hasPrefix("_") ? "." + $0.dropFirst() : $0 }
      try scratch.write(parts.joined(separator: "/"), text, mode: 0o600)
    }
    for step in steps {
      try take(
        drawn.reduce(step) { $0.replacingOccurrences(of: $1.hole, with: $1.text) }, in: scratch)
    }
    return drawn.filter { $0.template.hasPrefix("{{base64url:") }.map(\.text)
  }

  private func take(_ step: String, in scratch: ScratchFolder) throws {
    let words = step.split(separator: " ", maxSplits: 2).map(String.init)
    switch words.first {
    case "repository": try scratch.makeRepository(words[1])
    case "commit":
      let date = words.count > 2 ? words[2] : ScratchFolder.commitDate
      try scratch.commitAll("change", at: date, in: words[1])
    case "mode": try scratch.setMode(words[2], try #require(UInt16(words[1], radix: 8)))
    case "replace": try scratch.write(words[1], words[2] + "\n", mode: 0o600)
    default: Issue.record("\(name): unknown step '\(step)'")
    }
  }
}
