import Model

extension Detector.Filters {
  /// Whether the value has enough characters of each class, and enough entropy.
  func acceptsAlphabet(of value: [UInt8]) -> Bool {
    var classes = (upper: 0, lower: 0, digit: 0, other: 0)
    for byte in value {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): classes.upper += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"): classes.lower += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): classes.digit += 1
      default: classes.other += 1
      }
    }
    return classes.upper >= upper && classes.lower >= lower && classes.digit >= digit
      && classes.other >= other
      && (entropy == 0 || shannonEntropy(of: value) * 1000 >= Double(entropy))
  }

  /// The highest confidence that asks no more of a value's look than it has; nil where all ask for more.
  func confidence(byLookOf value: [UInt8]) -> Confidence? {
    if looks.isEmpty { return .high }
    let judged = password(in: value) ?? value
    let score = judged.count < 6 || isUUID(judged) ? -.infinity : Look(of: judged).score
    return Confidence.allCases.last { looks[$0].map { score >= $0.leastScore } ?? false }
  }

  /// What of an encoded `user:password` is the secret.
  func password(in value: [UInt8]) -> [UInt8]? {
    guard structure == .base64UserPassword, let text = Base64.decode(value, limit: 1024),
      let colon = text.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    return Array(text[(colon + 1)...])
  }

  /// Whether the value's checksum is right, and it decodes to what it should.
  func acceptsForm(of value: [UInt8]) -> Bool {
    if let checksum, !checksum.isRight(in: value) { return false }
    if let structure, !structure.fits(value) { return false }
    return true
  }
}
