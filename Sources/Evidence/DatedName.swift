import Model

/// The date in the name under which GitHub hands out the key of an App:
/// `NAME.2025-01-31.private-key.pem`.
enum DatedName {
  /// When the key was made, if the file's name tells.
  static func facts(of path: BytePath, detector: Detector) -> [Fact] {
    let name = String(decoding: path.name, as: UTF8.self)
    guard detector.practice == "private-key", name.hasSuffix(".private-key.pem") else { return [] }
    let parts = name.split(separator: ".")
    guard parts.count >= 4, let date = Instant("\(parts[parts.count - 3])T00:00Z") else {
      return []
    }
    return [Fact(.createdAt(date), source: "the name of \(path.text)")]
  }
}
