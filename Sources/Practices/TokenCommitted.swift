import Model

/// An issued token stands in a file. After its end it opens nothing, and only tells whose it was.
struct TokenCommitted: ExposurePractice {
  let id = "token-committed"

  func fits(_ occurrence: Occurrence) -> Bool { occurrence.detector.practice == id }

  func ceiling(for credential: Credential, at now: Instant) -> Severity {
    credential.hasExpired(at: now) ? .low : .critical
  }
}

extension Credential {
  /// Whether it is a token, which is replaced by a new one and never renewed by hand.
  var isToken: Bool { detector.practice == TokenCommitted().id }
}
