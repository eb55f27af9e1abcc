import Model

/// The user that a password is written with: a user and a password are one credential, and the user is
/// its name.
enum UserName {
  /// The user in `user:password`, in an address, behind `-u`, or encoded as the value itself.
  static func facts(
    around value: Range<Int>, in bytes: [UInt8], detector: Detector, place: String
  ) -> [Fact] {
    let isPair = detector.filters.structure == .base64UserPassword
    guard isPair || detector.practice == "password-in-source" || detector.provider == "generic",
      let user = isPair ? encoded(bytes[value]) : before(value.lowerBound, in: bytes),
      (1...longest).contains(user.count), user.allSatisfy(isOfName),
      !Discretion.looksSecret(Array(user))
    else { return [] }
    return [Fact(.name(String(decoding: user, as: UTF8.self)), source: "the user in " + place)]
  }

  private static func encoded(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let text = Base64.decode(value, limit: 4_096), let colon = text.firstIndex(of: colon)
    else { return nil }
    return text[..<colon]
  }

  private static func before(_ start: Int, in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard start > 0, bytes[start - 1] == colon else { return nil }
    let from = bytes[..<(start - 1)].suffix(longest + 1).lastIndex { !isOfName($0) }
    guard let from, from > 2 else { return nil }
    let user = bytes[(from + 1)..<(start - 1)]
    let lead = String(decoding: bytes[...from].suffix(9), as: UTF8.self)
    return leads.contains { lead.hasSuffix($0) || lead.dropLast().hasSuffix($0) } ? user : nil
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "@"):
      true
    default: false
    }
  }

  private static let colon = UInt8(ascii: ":")
  /// What stands before a user, with or without a quote between.
  private static let leads = ["://", " -u", " -u ", "--user ", "--user="]
  private static let longest = 64
}
