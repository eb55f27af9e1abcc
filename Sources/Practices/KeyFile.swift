import Model

/// A downloaded key or service credential lies inside the tree, whatever the file is called.
struct KeyFile: ExposurePractice {
  let id = "key-file"

  func fits(_ occurrence: Occurrence) -> Bool { occurrence.setting.contains(.keyFile) }
}
