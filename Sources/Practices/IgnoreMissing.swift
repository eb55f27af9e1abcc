import Fingerprints
import Model

/// A repository uses a provider, and git would not ignore the files in which its keys are saved.
struct IgnoreMissing: SurroundingsPractice {
  let id = "ignore-missing"

  func findings(
    among credentials: [Credential], places: [Occurrence], by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> [Finding] {
    guard circumstances.isEnabled(id, nil) else { return [] }
    let gaps = circumstances.ignoreGaps.filter { !$0.missing.isEmpty }
    return Dictionary(grouping: gaps, by: \.root)
      .map { finding(at: $0, of: $1, by: texts, in: circumstances) }
  }

  private func finding(
    at root: BytePath, of gaps: [IgnoreGap], by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> Finding {
    let wording = Wording(texts: texts, detector: nil, order: .practiceFirst)
    let providers = Set(gaps.map(\.provider)).sorted()
    let names = Set(gaps.flatMap(\.missing)).sorted().joined(separator: ", ")
    let hasIgnoreFile = gaps.contains { $0.hasIgnoreFile }
    return Finding(
      id: circumstances.key.fingerprint([Array(id.utf8)] + providers.map { Array($0.utf8) }),
      practice: id, detector: nil, severity: texts.severity, confidence: .high,
      title: wording.title,
      message: wording.message([
        "provider": providers.joined(separator: " and "), "names": names,
      ]),
      remediation: wording.remediation, references: wording.references,
      location: Finding.Location(path: hasIgnoreFile ? root.appending(".gitignore".utf8) : root),
      evidence: [.init(name: "missing", value: .text(names), source: nil)])
  }
}
