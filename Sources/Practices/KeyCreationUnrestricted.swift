import Fingerprints
import Model

/// Everyone in the account may make keys, or service IDs: Terraform says so, or an exported setting.
struct KeyCreationUnrestricted: SurroundingsPractice {
  let id = "key-creation-unrestricted"

  func findings(
    among credentials: [Credential], places: [Occurrence], by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> [Finding] {
    let told = findings(at: places, by: texts, in: circumstances)
    guard circumstances.isEnabled(id, nil) else { return told }
    return told
      + circumstances.settings.filter { $0.value.uppercased() != "RESTRICTED" }.map { setting in
        let wording = Wording(texts: texts, detector: nil, order: .practiceFirst)
        var start = Position.first
        start.line = setting.line
        return Finding(
          id: circumstances.key.fingerprint([id, setting.name].map { Array($0.utf8) }),
          practice: id, detector: nil, severity: texts.severity, confidence: .high,
          title: wording.title,
          message: wording.message([
            "file": String(decoding: setting.path.name, as: UTF8.self),
            "credential": "account setting " + setting.name + " = " + setting.value,
          ]),
          remediation: wording.remediation, references: wording.references,
          location: Finding.Location(path: setting.path, start: start, end: start),
          evidence: [
            .init(
              name: setting.name, value: .text(setting.value),
              source: "\(setting.path.text):\(setting.line)")
          ])
      }
  }
}
