import Model

/// The value is a literal in source, configuration, a notebook or a document.
struct EmbeddedKey: ExposurePractice {
  let id = "embedded-key"

  func fits(_ occurrence: Occurrence) -> Bool { !occurrence.setting.contains(.keyFile) }
}
