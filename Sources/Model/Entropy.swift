/// Shannon entropy of the value's bytes, in bits a byte: from 0 for one repeated byte to log2 of the
/// length where all differ.
package func shannonEntropy(of value: [UInt8]) -> Double {
  guard !value.isEmpty else { return 0 }
  var counts = [Int](repeating: 0, count: 256)
  for byte in value { counts[Int(byte)] += 1 }
  let total = Double(value.count)
  var entropy = 0.0
  for count in counts where count > 0 {
    let share = Double(count) / total
    entropy -= share * binaryLogarithm(of: share)
  }
  return entropy
}

/// The base-2 logarithm of a positive number, to 1e-9: ln by the series of atanh on the mantissa.
package func binaryLogarithm(of value: Double) -> Double {
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
