import Fingerprints
import Model

// A finding's id is a keyed hash of practice, detector and value, so that it survives moves and
// renames. A value that can be guessed must not be told by its hash: below `fewestBits` the line
// around it and the file's name stand for it.

extension FingerprintKey {
  /// The id of a finding about a value, alike for each of its places.
  func id(
    of secret: Secret, at place: Occurrence, practice: String, detector: String
  ) -> String {
    let rule = [Array(practice.utf8), Array(detector.utf8)]
    guard entropy(of: secret.bytes) < fewestBits else { return fingerprint(rule + [secret.bytes]) }
    return fingerprint(rule + [Array(place.snippet.context.utf8), Array(place.path.name)])
  }
}

private let fewestBits = 60.0

extension Snippet {
  /// The line without what is marked, and without its indentation.
  fileprivate var context: String {
    let characters = Array(text.unicodeScalars)
    let mark = mark.clamped(to: 0..<characters.count)
    var rest = characters[..<mark.lowerBound] + [" "] + characters[mark.upperBound...]
    rest = rest.drop { $0.properties.isWhitespace }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(String.UnicodeScalarView(rest))
  }
}

/// The Shannon entropy of all bytes together, in bits.
private func entropy(of bytes: [UInt8]) -> Double {
  var counts = [Int](repeating: 0, count: 256)
  for byte in bytes { counts[Int(byte)] += 1 }
  let total = logarithm(bytes.count)
  return counts.reduce(0) { $0 + ($1 == 0 ? 0 : Double($1) * (total - logarithm($1))) }
}

/// The logarithm to base 2 of 1 or more, to 20 binary places: each squaring yields one.
private func logarithm(_ number: Int) -> Double {
  guard number > 1 else { return 0 }
  let value = Double(number)
  var (result, power, rest) = (Double(value.exponent), 0.5, value.significand)
  for _ in 0..<20 {
    rest *= rest
    if rest >= 2 {
      rest /= 2
      result += power
    }
    power /= 2
  }
  return result
}
