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

  /// Six bits of a value that could be guessed: enough to tell most changes of it, too few to test a
  /// guess with; alike in all places, so that they never add up. Nil for values that ids tell.
  func tag(of secret: Secret) -> Int? {
    guard isGuessable(secret) else { return nil }
    return Int(fingerprint([Array("tag".utf8), secret.bytes]).prefix(2), radix: 16).map { $0 & 63 }
  }

  private func isGuessable(_ secret: Secret) -> Bool {
    shannonEntropy(of: secret.bytes) * Double(secret.bytes.count) < fewestBits
  }
}

private let fewestBits = 60.0

extension Snippet {
  /// The line without what is marked, and without what reformatting changes: white space, the kind of
  /// quotes, what ends it.
  fileprivate var context: String {
    let characters = Array(text.unicodeScalars)
    let mark = mark.clamped(to: 0..<characters.count)
    let around = characters[..<mark.lowerBound] + [" "] + characters[mark.upperBound...]
    var rest = around.filter { !$0.properties.isWhitespace }.map { $0 == "\"" ? "'" : $0 }
    while let last = rest.last, last == "," || last == ";" { rest.removeLast() }
    return String(String.UnicodeScalarView(rest))
  }
}
