import Model

/// A password, or a connection string with one, stands in a file.
struct PasswordInSource: ExposurePractice {
  let id = "password-in-source"

  func fits(_ occurrence: Occurrence) -> Bool { occurrence.detector.practice == id }
}
