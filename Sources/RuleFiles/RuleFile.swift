package import Model

/// The rulebook's files and users' own (`rules/README.md`): read whole, or one error.
package enum RuleFile {
  /// The detectors of a `detectors/<provider>.yaml`, in the file's order.
  package static func detectors(
    _ bytes: [UInt8], file: String
  ) throws(RuleFileError) -> [Detector] {
    try DetectorReader.detectors(Node(reading: bytes, file: file))
  }

  /// The practices of a `practices.yaml`, in the file's order.
  package static func practices(
    _ bytes: [UInt8], file: String
  ) throws(RuleFileError) -> [PracticeTexts] {
    try PracticeReader.practices(Node(reading: bytes, file: file))
  }

  /// A `placeholders.yaml`.
  package static func placeholders(
    _ bytes: [UInt8], file: String
  ) throws(RuleFileError) -> Placeholders {
    try PlaceholderReader.placeholders(Node(reading: bytes, file: file))
  }
}
