import Model

/// A key file that git does not track can be read by the file's group or by others.
struct KeyFilePermissions: SurroundingsPractice {
  let id = "key-file-permissions"

  func findings(
    among credentials: [Credential], places: [Occurrence], by texts: PracticeTexts,
    in circumstances: Circumstances
  ) -> [Finding] {
    guard circumstances.isEnabled(id, nil) else { return [] }
    var seen: Set<BytePath> = []
    return credentials.flatMap { credential in
      credential.occurrences.filter { $0.isOpenKeyFile && seen.insert($0.file).inserted }
        .map { place in
          let mode = "0" + String((place.permissions ?? 0) & 0o777, radix: 8)
          return Finding(
            aboutFileOf: place, of: credential, by: texts, words: ["mode": mode],
            evidence: [.init(name: "permissions", value: .text(mode), source: nil)],
            in: circumstances)
        }
    }
  }
}

extension Occurrence {
  fileprivate var isOpenKeyFile: Bool {
    setting.contains(.keyFile) && [.untracked, .ignored, .outsideGit].contains(exposure)
      && isReadableByOthers ?? false
  }
}
