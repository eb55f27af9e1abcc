import Model

/// The value is a literal argument in a script, a CI file or a shell history.
struct KeyOnCommandLine: ExposurePractice {
  let id = "key-on-command-line"

  func fits(_ occurrence: Occurrence) -> Bool { occurrence.setting.contains(.commandLine) }
}
