import Model

/// HEAD no longer holds the value, but older commits or other refs do.
struct KeyInHistory: ExposurePractice {
  let id = "key-in-history"

  func fits(_ occurrence: Occurrence) -> Bool { occurrence.exposure == .history }
}
