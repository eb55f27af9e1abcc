/// Draws values that look as if a provider had made them.
struct RandomText {
  /// SplitMix64: a counter with odd steps, its value mixed by two multiplications.
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, `bound`.
  private mutating func number(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  private mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 32) }
  }

  /// Characters of `alphabet` that no filter refuses by bad luck.
  mutating func characters(of alphabet: Alphabet, count: Int) -> [UInt8] {
    let kinds = CharacterCounts(alphabet.characters)
    var drawn = unruly(alphabet.characters, count: count)
    // An alphabet with a single digit may fail for long; then the last draw must do.
    var attempts = 1_000
    while count >= 16, count < 1_024, !CharacterCounts(drawn).isMixed(as: kinds), attempts > 0 {
      drawn = unruly(alphabet.characters, count: count)
      attempts -= 1
    }
    return drawn
  }

  /// Characters without runs: no three the same, rising or falling, where four can be chosen.
  private mutating func unruly(_ alphabet: [UInt8], count: Int) -> [UInt8] {
    var drawn: [UInt8] = []
    drawn.reserveCapacity(count)
    for _ in 0..<count {
      let index = number(below: alphabet.count)
      let isRun =
        drawn.count >= 2 && alphabet.count >= 4
        && {
          let step = Int(drawn[drawn.count - 1]) - Int(drawn[drawn.count - 2])
          return abs(step) <= 1 && Int(alphabet[index]) - Int(drawn[drawn.count - 1]) == step
        }()
      drawn.append(alphabet[isRun ? (index + 1) % alphabet.count : index])
    }
    return drawn
  }

  /// Version 4, lower case (RFC 9562, section 5.4).
  mutating func uuid() -> [UInt8] {
    var value = bytes(16)
    value[6] = value[6] & 0x0F | 0x40
    value[8] = value[8] & 0x3F | 0x80
    var text: [UInt8] = []
    for (index, byte) in value.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
      text += TextEncoding.hex.encode([byte])
    }
    return text
  }

  /// The prefix, so many base62 characters, and their CRC-32 in six base62 digits.
  mutating func checksummed(prefix: [UInt8], count: Int) -> [UInt8] {
    let value = characters(of: .base62, count: count)
    var checksum = CRC32.checksum(of: value)
    var digits: [UInt8] = []
    for _ in 0..<6 {
      digits.append(Alphabet.base62.characters[Int(checksum % 62)])
      checksum /= 62
    }
    return prefix + value + digits.reversed()
  }

  /// A token with some user's claims.
  mutating func webToken() -> [UInt8] {
    let issued = 1_600_000_000 + number(below: 150_000_000)
    let subject = String(decoding: uuid(), as: UTF8.self)
    let payload = #"{"sub":"\#(subject)","iat":\#(issued),"exp":\#(issued + 3_600)}"#
    return webToken(payload: Array(payload.utf8))
  }

  /// A token in the compact form of RFC 7515, signed as if by RS256; about half name their key.
  mutating func webToken(payload: [UInt8]) -> [UInt8] {
    let key = number(below: 1_000_000_000) + 1_000_000_000
    let header =
      next() & 1 == 0
      ? #"{"alg":"RS256","typ":"JWT"}"# : #"{"kid":"\#(key)","alg":"RS256","typ":"JWT"}"#
    let parts = [Array(header.utf8), payload, bytes(256)]
    return Array(
      parts.map { TextEncoding.base64url.encode($0) }.joined(separator: [UInt8(ascii: ".")]))
  }

  /// A block of RFC 7468 whose body begins as a DER sequence of its length.
  mutating func pemBlock(label: [UInt8]) -> [UInt8] {
    let content = 450 + number(below: 24)
    let der = [0x30, 0x82, UInt8(content >> 8), UInt8(content & 0xFF)] + bytes(content)
    let body = TextEncoding.base64.encode(der)
    var block = "-----BEGIN ".utf8 + label + "-----\n".utf8
    for start in stride(from: 0, to: body.count, by: 64) {
      block += body[start..<min(start + 64, body.count)] + "\n".utf8
    }
    return block + "-----END ".utf8 + label + "-----".utf8
  }
}

/// How many characters of each kind a text has.
private struct CharacterCounts {
  private var digits = 0
  private var upper = 0
  private var lower = 0

  init(_ text: [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): upper += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"): lower += 1
      default: break
      }
    }
  }

  /// Whether it has two of each kind that the alphabet has.
  func isMixed(as alphabet: CharacterCounts) -> Bool {
    (alphabet.digits == 0 || digits >= 2) && (alphabet.upper == 0 || upper >= 2)
      && (alphabet.lower == 0 || lower >= 2)
  }
}
