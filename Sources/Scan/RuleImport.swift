package import Bytes
package import Model
package import RuleFiles
import RulePack
import Rulebook

/// Rules of another scanner as a rule file of ours, with a report of what could not be carried over.
package struct RuleImport: Sendable {
  /// A rule file; empty where no rule could be carried over.
  package private(set) var yaml = ""
  package private(set) var carried = 0
  package private(set) var all = 0
  /// `rule 'x': what was left out`, in the file's order.
  package private(set) var losses: [String] = []

  /// Why nothing could be read.
  package enum Failure: Error, CustomStringConvertible {
    case unreadable(BytePath, SystemError)
    case invalid(RuleFileError)
    case outOfMemory

    package var description: String {
      switch self {
      case .unreadable(let path, let error): "\(path.text): cannot be read: \(error)"
      case .invalid(let error): "\(error)"
      case .outOfMemory: "out of memory"
      }
    }
  }

  /// Reads a file of gitleaks (TOML), or of Nosey Parker, Titus or Kingfisher (YAML).
  package init(_ path: BytePath) throws(Failure) {
    let bytes = try Self.bytes(of: path)
    let read: (drafts: [RuleDraft], losses: [String])
    do throws(RuleFileError) { read = try RuleDraft.read(bytes, file: path.text) } catch {
      throw .invalid(error)
    }
    all = read.drafts.count
    losses = read.losses
    var ids: Set<String> = []
    for draft in read.drafts {
      if let reason = try refusal(of: draft, among: &ids) {
        losses.append("rule '\(draft.name)' is left out: \(reason)")
        continue
      }
      carried += 1
      if yaml.isEmpty { yaml = RuleDraft.head } else { yaml += "\n" }
      yaml += draft.yaml
      losses += draft.losses.map { "rule '\(draft.name)': \($0)" }
    }
  }

  private static func bytes(of path: BytePath) throws(Failure) -> [UInt8] {
    do throws(SystemError) {
      return try path.read()
    } catch {
      throw .unreadable(path, error)
    }
  }

  /// Why a draft is no detector that does what its pattern says; nil if it is.
  private func refusal(
    of draft: RuleDraft, among ids: inout Set<String>
  ) throws(Failure) -> String? {
    guard !draft.yaml.isEmpty else { return draft.losses.first ?? "it has no pattern" }
    guard RuleIDs.builtIn.detector(draft.id) == nil else {
      return "credlint has a detector of that name"
    }
    guard ids.insert(draft.id).inserted else { return "another rule has that name" }
    let detectors: [Detector]
    do throws(RuleFileError) {
      detectors = try RuleFile.detectors(Array((RuleDraft.head + draft.yaml).utf8), file: "draft")
    } catch {
      return "\(error)"
    }
    let packed = PackedRules(
      PackWriter.pack(
        detectors: detectors, practices: RuleIDs.builtIn.practiceTexts,
        placeholders: builtInRules.placeholders()))
    guard var trial = RuleTrial(rules: packed) else { throw .outOfMemory }
    return trial.failures(ofDetector: 0).first.map { failure in
      "a text made from its pattern \(failure.message)"
    }
  }
}
