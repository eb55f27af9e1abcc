import Model

extension Detector.Filters {
  /// Why the value's characters will not do: too few of a class, or too little entropy; nil if they do.
  func refusal(byAlphabetOf value: [UInt8]) -> Trial.Refusal? {
    var counts = ClassifiedText.ClassCounts()
    for byte in value { counts[CharacterClass(byte)] += 1 }
    if counts[.upper] < upper || counts[.lower] < lower || counts[.digit] < digit
      || counts[.other] < other
    {
      return .classes
    }
    return entropy == 0 || shannonEntropy(of: value) * 1000 >= Double(entropy) ? nil : .entropy
  }

  /// The highest confidence that asks no more of a value's look than it has; nil where all ask for more.
  func confidence(byLookOf value: [UInt8]) -> Confidence? {
    if looks.isEmpty { return .high }
    let judged = userAndPassword(in: value)?.password ?? value
    guard judged.count >= 4, !isUUID(judged) else { return confidence(byScore: -.infinity) }
    let score = Look(of: judged).score
    // Five letters tell too little to be sure.
    return confidence(byScore: judged.count < 6 ? min(score, 0) : score)
  }

  /// What stands in an encoded `user:password`.
  func userAndPassword(in value: [UInt8]) -> (user: ArraySlice<UInt8>, password: [UInt8])? {
    guard structure == .base64UserPassword, let text = Base64.decode(value, limit: 1024),
      let colon = text.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    return (text[..<colon], Array(withoutLineEnd(text)[(colon + 1)...]))
  }

  /// Whether the value decodes to what it should.
  func acceptsStructure(of value: [UInt8]) -> Bool { structure?.fits(value) ?? true }

  private func confidence(byScore score: Double) -> Confidence? {
    Confidence.allCases.last { looks[$0].map { score >= $0.leastScore } ?? false }
  }
}
