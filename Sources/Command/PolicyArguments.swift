import Model
import Policy
import Reports
import Scan

extension ScanArguments {
  /// Where the policy is looked for, and what was typed over it.
  func policyQuestion() throws(UsageError) -> PolicyQuestion {
    guard configurations.count <= 1, trustedRevisions.count <= 1 else {
      throw .wrong("options --config and --config-from can be given once")
    }
    if ignoresConfiguration, !(configurations + trustedRevisions).isEmpty {
      throw .wrong("--no-config does not go with --config and --config-from")
    }
    if configurations.contains("") { throw .missingValue(of: "--config", named: "FILE") }
    var question = PolicyQuestion()
    question.file = configurations.first.map { BytePath($0) }
    question.looksForFile = !ignoresConfiguration
    question.looksForBaseline = !ignoresBaseline
    question.revision = trustedRevisions.first
    question.options = settings
    return question
  }

  /// Reads the policy for what is scanned.
  func policy(for input: ScanRequest.Input) throws(UsageError) -> ScanPolicy {
    let question = try policyQuestion()
    do throws(ConfigurationError) { return try ScanPolicy(question, for: input) } catch {
      throw .wrong("\(error)".visible)
    }
  }
}
