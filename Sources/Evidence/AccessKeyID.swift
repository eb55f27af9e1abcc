import Model

/// What the identifier of an AWS access key says of itself.
enum AccessKeyID {
  static func facts(in value: ArraySlice<UInt8>, detector: Detector) -> [Fact] {
    guard detector.provider == "aws", let account = account(in: value) else { return [] }
    return [Fact(.account(account), source: "the access key ID")]
  }

  /// The account that a key belongs to; nil for identifiers of before 2019, which hold none.
  ///
  /// Sixteen digits of base32 (RFC 4648) follow four letters; the account is 40 bits of the first ten
  /// digits, behind one bit.
  static func account(in id: some Collection<UInt8>) -> String? {
    guard id.count == 20, id.starts(with: "AKIA".utf8) || id.starts(with: "ASIA".utf8) else {
      return nil
    }
    var bits: UInt64 = 0
    for byte in id.dropFirst(4).prefix(10) {
      guard let digit = digit(byte) else { return nil }
      bits = bits << 5 | digit
    }
    let isOld = bits >> 49 == 0
    let account = bits >> 9 & 0xFF_FFFF_FFFF
    guard !isOld, account < 1_000_000_000_000 else { return nil }
    let text = String(account)
    return String(repeating: "0", count: 12 - text.utf8.count) + text
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "2")...UInt8(ascii: "7"): UInt64(byte - UInt8(ascii: "2")) + 26
    default: nil
    }
  }
}
