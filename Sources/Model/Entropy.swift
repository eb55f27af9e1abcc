/// Shannon entropy of the value's bytes, in bits a byte: from 0 for one repeated byte to log2 of the
/// length where all differ.
package func shannonEntropy(of value: [UInt8]) -> Double {
  guard !value.isEmpty else { return 0 }
  var counts = InlineArray<256, Int>(repeating: 0)
  for byte in value { counts[Int(byte)] += 1 }
  // Entropy is the mean of how rare each byte is: of the logarithm of all bytes over that of its like.
  var commonness = 0.0
  for byte in value {
    let count = counts[Int(byte)]
    commonness += count < logarithms.count ? logarithms[count] : binaryLogarithm(of: Double(count))
  }
  return max(0, binaryLogarithm(of: Double(value.count)) - commonness / Double(value.count))
}

/// The base-2 logarithms of small counts; there is none of zero.
private let logarithms = [0] + (1..<32).map { binaryLogarithm(of: Double($0)) }

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
