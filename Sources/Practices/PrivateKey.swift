import Model

/// A private key stands in a file.
struct PrivateKey: ExposurePractice {
  let id = "private-key"

  func fits(_ occurrence: Occurrence) -> Bool { occurrence.detector.practice == id }
}
