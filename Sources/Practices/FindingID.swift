package import Fingerprints
package import Model

// A finding's id is a keyed hash of practice, detector and value, so that it survives moves and
// renames. A value that can be guessed must not be told by its hash: below `fewestBits` the line
// around it stands for it.

extension FingerprintKey {
  /// Names a value alike in all reports; nil for one that could be guessed from its name.
  package func fingerprint(of secret: Secret) -> String? {
    isGuessable(secret) ? nil : fingerprint([Array("credential".utf8), secret.bytes])
  }

  /// The id of a finding about a value, alike for each of its places.
  func id(
    of secret: Secret, at place: Occurrence, practice: String, detector: String
  ) -> String {
    let rule = [Array(practice.utf8), Array(detector.utf8)]
    guard isGuessable(secret) else { return fingerprint(rule + [secret.bytes]) }
    return fingerprint(rule + [Array(place.snippet.context.utf8)])
  }

  private func isGuessable(_ secret: Secret) -> Bool {
    shannonEntropy(of: secret.bytes) * Double(secret.bytes.count) < fewestBits
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
