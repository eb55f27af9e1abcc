import Model

extension Detector.Filters {
  /// Whether the value has enough characters of each class, enough entropy, and looks as it should: what
  /// values that people make up may lack.
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
      && (look == nil || looksRandom(value))
  }

  /// Whether the value's checksum is right, and it decodes to what it should.
  func acceptsForm(of value: [UInt8]) -> Bool {
    if let checksum, !checksum.isRight(in: value) { return false }
    if let structure, !structure.fits(value) { return false }
    return true
  }
}
