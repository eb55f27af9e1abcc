/// What may be told of a credential: never the secret, a piece of it, or another secret.
enum Discretion {
  /// Whether `text` holds a piece of `secret` that is too long to be chance.
  static func shows(_ secret: ArraySlice<UInt8>, in text: [UInt8]) -> Bool {
    let length = min(longestShownPiece, secret.count)
    guard length > 0, text.count >= length else { return false }
    let pieces = Set((0...(text.count - length)).map { text[$0..<($0 + length)] })
    var start = secret.startIndex
    while start + length <= secret.endIndex {
      if pieces.contains(secret[start..<(start + length)]) { return true }
      start += 1
    }
    return false
  }

  /// Whether a run in `text` looks random, as keys and tokens do and names do not. UUIDs may stand.
  static func looksSecret(_ text: [UInt8]) -> Bool {
    text.split(whereSeparator: { kind(of: $0) == nil })
      .contains { run in looksRandom(run) && !endsInUUID(run) }
  }

  private enum Kind { case upper, lower, digit, joint }

  private static func kind(of byte: UInt8) -> Kind? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "/"),
      UInt8(ascii: "="):
      .joint
    default: nil
    }
  }

  // Words change between kinds of characters seldom, and where a capital begins one; random text does
  // so at every second or third character.
  private static func looksRandom(_ run: ArraySlice<UInt8>) -> Bool {
    guard run.count >= 16 else { return false }
    var changes = 0
    for (before, after) in zip(run, run.dropFirst()) {
      guard let before = kind(of: before), let after = kind(of: after) else { continue }
      if before == after || before == .joint || after == .joint { continue }
      if before == .upper && after == .lower { continue }
      changes += 1
    }
    if changes * 4 >= run.count { return true }
    let kinds = run.map(kind)
    return !kinds.contains(.lower) && kinds.contains(.upper) && kinds.contains(.digit)
      && !kinds.contains(.joint)
  }

  private static func endsInUUID(_ run: ArraySlice<UInt8>) -> Bool {
    guard run.count >= 36 else { return false }
    let tail = Array(run.suffix(36))
    let isUUID = tail.indices.allSatisfy { index in
      [8, 13, 18, 23].contains(index)
        ? tail[index] == UInt8(ascii: "-") : Character(Unicode.Scalar(tail[index])).isHexDigit
    }
    return isUUID && !looksRandom(run.dropLast(36))
  }

  private static let longestShownPiece = 8
}
