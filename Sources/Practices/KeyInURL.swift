import Model

/// The query or the userinfo of a URL holds the value.
struct KeyInURL: ExposurePractice {
  let id = "key-in-url"

  func fits(_ occurrence: Occurrence) -> Bool { occurrence.setting.contains(.url) }
}
