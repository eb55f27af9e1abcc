/// The shared parts of error texts. What a file holds is shown only where it cannot be a secret.
package enum Wording {
  /// `unknown key 'patern', expected one of id, pattern; did you mean 'pattern'?`
  package static func unknownKey(_ key: String, among keys: [String]) -> String {
    unknown("key", key, among: keys, isShown: isWord(key))
  }

  /// The same for a value, which is shown only if it resembles an allowed one.
  package static func unknownWord(_ word: String, among words: [String]) -> String {
    unknown("word", word, among: words, isShown: false)
  }

  /// `3.5` for 3500.
  static func decimal(_ thousandths: Int) -> String {
    let places = String(thousandths % 1_000 + 1_000).dropFirst()
    let shown = places.reversed().drop { $0 == "0" }.reversed()
    return String(thousandths / 1_000) + (shown.isEmpty ? "" : "." + String(shown))
  }

  private static func unknown(
    _ what: String, _ word: String, among words: [String], isShown: Bool
  ) -> String {
    let near = nearest(to: word, among: words)
    return "unknown \(what)\(isShown || near != nil ? " '\(word)'" : ""), expected "
      + (words.count == 1 ? "" : "one of ") + words.joined(separator: ", ")
      + (near.map { "; did you mean '\($0)'?" } ?? "")
  }

  /// Whether a key can be printed: a few letters, which no secret consists of.
  private static func isWord(_ key: String) -> Bool {
    (1...24).contains(key.utf8.count)
      && key.utf8.allSatisfy {
        $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")
          || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
  }

  /// The word that a few slips of the keyboard away may have been meant, the first of equals.
  package static func nearest(to word: String, among words: [String]) -> String? {
    guard word.utf8.count <= 40, word.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return nil
    }
    let found = Array(word.utf8)
    let near = words.map { (word: $0, distance: distance(found, Array($0.utf8))) }
      .min { $0.distance < $1.distance }
    guard let near, near.distance <= max(1, min(found.count, near.word.utf8.count) / 3) else {
      return nil
    }
    return near.word
  }

  /// How many bytes must be inserted, removed, replaced or swapped with their neighbour.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, beforeLast[j - 1] + 1)
        }
        row.append(least)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
