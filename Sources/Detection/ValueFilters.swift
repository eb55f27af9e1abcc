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

  /// Whether the value's checksum is right, it decodes to what it should, and it looks as it should.
  func acceptsForm(of value: [UInt8]) -> Bool {
    if let checksum, !checksum.isRight(in: value) { return false }
    if let structure, !structure.fits(value) { return false }
    if look == .random, !looksRandom(value) { return false }
    return true
  }
}

/// Shannon entropy of the value's bytes, in bits a byte: from 0 for one repeated byte to log2 of the
/// length where all differ.
func shannonEntropy(of value: [UInt8]) -> Double {
  guard !value.isEmpty else { return 0 }
  var counts = [Int](repeating: 0, count: 256)
  for byte in value { counts[Int(byte)] += 1 }
  let total = Double(value.count)
  var entropy = 0.0
  for count in counts where count > 0 {
    let share = Double(count) / total
    entropy -= share * log2(share)
  }
  return entropy
}

/// The base-2 logarithm of a number in (0, 1], to 1e-9: ln by the series of atanh on the mantissa.
private func log2(_ value: Double) -> Double {
  let mantissa = value.significand
  let ratio = (mantissa - 1) / (mantissa + 1)
  let square = ratio * ratio
  var term = ratio
  var sum = 0.0
  for odd in stride(from: 1.0, through: 21.0, by: 2.0) {
    sum += term / odd
    term *= square
  }
  return Double(value.exponent) + 2 * sum / 0.693_147_180_559_945_3
}
