package import Bytes
package import Model
package import RuleFiles
import RulePack
import Rulebook

/// Tries the examples of the built-in rules, or of users' own files beside them.
package struct RuleFilesTrial: Sendable {
  package var detectors = 0
  package var examples = 0
  /// `file:line: detector: what failed`
  package var failures: [String] = []
  /// The same, of what is no failure yet may be a mistake.
  package var warnings: [String] = []
  /// What each detector of users' own files costs, for people.
  package var costs: [String] = []

  /// Why there was nothing to try.
  package enum Failure: Error, CustomStringConvertible {
    case unreadable(BytePath, SystemError)
    case invalid(RuleFileError)
    case taken(id: String, BytePath)
    case outOfMemory

    package var description: String {
      switch self {
      case .unreadable(let path, let error): "\(path.text): cannot be read: \(error)"
      case .invalid(let error): "\(error)"
      case .taken(let id, let path):
        "\(path.text): a detector called '\(id)' is there already; ids are unique"
      case .outOfMemory: "out of memory"
      }
    }
  }

  /// - Parameter files: detector files; none to try the built-in rules themselves.
  /// - Parameter measures: whether the cost of each of the files' detectors is taken.
  package init(files: [BytePath], measures: Bool = false) throws(Failure) {
    let known = RuleIDs.builtIn
    var all = known.testedDetectors
    var names = all.map { "built-in rule \($0.id)" }
    for path in files {
      let own = try Self.detectors(in: path)
      for detector in own {
        // A file that is part of the rulebook replaces what was built from it.
        if let index = all.firstIndex(where: { $0.id == detector.id }) {
          guard names[index].hasPrefix("built-in") else { throw .taken(id: detector.id, path) }
          all[index] = detector
          names[index] = path.text
        } else {
          all.append(detector)
          names.append(path.text)
        }
      }
    }
    let rules = PackedRules(
      PackWriter.pack(
        detectors: all, practices: known.practiceTexts, placeholders: builtInRules.placeholders()))
    guard var trial = RuleTrial(rules: rules) else { throw .outOfMemory }
    let wanted = Set(files.map(\.text))
    for index in all.indices where files.isEmpty || wanted.contains(names[index]) {
      detectors += 1
      examples += all[index].tests.match.count + all[index].tests.refuse.count
      failures += trial.failures(ofDetector: index).map { "\(names[index]):\($0)" }
      guard !files.isEmpty else { continue }
      let detector = all[index]
      for form in detector.forms
      where KeywordCheck.isImplied(form.keywords, by: form.pattern) == false {
        warnings.append(
          "\(names[index]): \(detector.id): a match need not hold a keyword; it is found only near one"
        )
      }
      if measures {
        costs.append("\(names[index]): \(detector.id): \(try Self.cost(of: detector)) a megabyte")
      }
    }
  }

  /// How long a scan with the detector alone takes, where a keyword stands in every kilobyte.
  private static func cost(of detector: Detector) throws(Failure) -> String {
    let rules = PackedRules(
      PackWriter.pack(
        detectors: [detector], practices: [], placeholders: builtInRules.placeholders()))
    guard var trial = RuleTrial(rules: rules) else { throw .outOfMemory }
    let time = trial.time(ofMegabyteWith: detector.keywords).components
    let tenths = time.seconds * 10_000 + time.attoseconds / 100_000_000_000_000
    return "\(tenths / 10).\(tenths % 10) ms"
  }

  private static func detectors(in path: BytePath) throws(Failure) -> [Detector] {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try path.read()
    } catch {
      throw .unreadable(path, error)
    }
    do throws(RuleFileError) {
      return try RuleFile.detectors(bytes, file: path.text)
    } catch {
      throw .invalid(error)
    }
  }
}
