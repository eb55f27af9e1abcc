import Model
import RuleFiles
import Testing

@Suite struct ExampleTemplateTests {
  @Test(
    "draws what each generator says",
    arguments: [
      ("{{a-c_-:8}}", "^[a-c_-]{8}$"), ("{{x:3}}", "^xxx$"), ("{{hex:32}}", "^[0-9a-f]{32}$"),
      ("{{HEX:32}}", "^[0-9A-F]{32}$"), ("{{base62:36}}", "^[0-9A-Za-z]{36}$"),
      ("{{base64:40}}", "^[A-Za-z0-9+/]{40}$"), ("{{base64url:44}}", "^[A-Za-z0-9_-]{44}$"),
      ("{{base32:16}}", "^[A-Z2-7]{16}$"), ("{{digits:6}}", "^[0-9]{6}$"),
      ("{{upper:8}}{{lower:8}}", "^[A-Z]{8}[a-z]{8}$"),
      ("{{uuid}}", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"),
      ("{{repeat:a:b:3}}", "^a:ba:ba:b$"), ("{{repeat:{{:1}}", "^\\{\\{$"),
      ("{{github:ghx_:30}}", "^ghx_[0-9A-Za-z]{36}$"),
      ("{{jwt}}", "^eyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{342}$"),
      (
        #"{{jwt:{"a":{"b":"}}"}}}}."#, "^eyJ[A-Za-z0-9_-]+\\.eyJhIjp7ImIiOiJ9fSJ9fQ\\.[^.]{342}\\.$"
      ),
      (#"{{jwt:{"a":{{repeat:1:2}}}}}"#, "^eyJ[A-Za-z0-9_-]+\\.eyJhIjoxMX0\\.[^.]{342}$"),
      (
        "{{pem:RSA PRIVATE KEY}}",
        "^-----BEGIN RSA PRIVATE KEY-----\nMIIB[A-Za-z0-9+/]{60}\n([A-Za-z0-9+/]{64}\n){8,9}"
          + "[A-Za-z0-9+/=]{1,64}\n-----END RSA PRIVATE KEY-----$"
      ),
      ("{{base64(a:{{repeat:b:1}})}}", "^YTpi$"), ("{{base64(ab)}}", "^YWI=$"),
      ("{{base64url(ab)}}{{hex(a)}})}}", "^YWI61\\)\\}\\}$"),
      ("{{base64({{hex({{repeat:k:1}})}})}}", "^NmI=$"),
      ("${{ secrets.KEY }} {{", "^\\$\\{\\{ secrets\\.KEY \\}\\} \\{\\{$"), ("", "^$"),
    ])
  func draws(_ template: String, _ pattern: String) throws {
    let regex = try Regex(pattern)
    for seed in 0..<20 as Range<UInt64> {
      let text = String(
        decoding: try ExampleTemplate.expand(template, seed: seed).bytes, as: UTF8.self)
      #expect(text.wholeMatch(of: regex) != nil, "\(text)")
    }
  }

  @Test("takes the marks out and tells what stood between them")
  func findsSecret() throws {
    let marked = try ExampleTemplate.expand("é = «{{repeat:ab:2}}c»;", seed: 1)
    #expect(marked.bytes == Array("é = ababc;".utf8))
    #expect(marked.secret == ByteRange(5, 10))
    #expect(try ExampleTemplate.expand("plain", seed: 1).secret == nil)
  }

  @Test(
    "tells of each mistake and its place",
    arguments: [
      ("a {{hexx:3}}", 2, "unknown generator; did you mean 'hex'?"),
      (
        "{{hex}}", 0,
        "expected a generator with a length, as in {{a-z0-9:32}} or {{repeat:x:32}}"
      ),
      (
        "{{hex:0}}", 0,
        "expected a generator with a length, as in {{a-z0-9:32}} or {{repeat:x:32}}"
      ),
      (
        "{{hex:9999999999999999999}}", 0,
        "expected a generator with a length, as in {{a-z0-9:32}} or {{repeat:x:32}}"
      ),
      (
        "{{z-a:3}}", 0,
        "expected printable ASCII characters and rising ranges, as in {{a-z0-9_-:32}}"
      ),
      (
        "{{é:3}}", 0,
        "expected printable ASCII characters and rising ranges, as in {{a-z0-9_-:32}}"
      ),
      ("{{a-zm:3}}", 0, "a character stands twice in the class; name each once"),
      ("{{uuid:3}}", 0, "a UUID has no length; write {{uuid}}"),
      ("{{pem:}}", 0, "expected an ASCII label, as in {{pem:RSA PRIVATE KEY}}"),
      ("x{{hex:3", 1, "the generator does not end; close it with '}}'"),
      ("{{base64(a}}", 12, "the generator does not end; close it with ')}}'"),
      ("{{jwt:3}}", 6, "expected a JSON object as payload"),
      ("{{jwt:{}", 8, "expected '}}' behind the payload"),
      (#"{{jwt:{"a":"}"#, 13, "the payload does not end; close it with '}'"),
      ("«a", 3, "the mark « has no »; put one behind the secret"),
      ("a»", 1, "the mark » has no « before it"),
      ("«»", 2, "nothing stands between the marks « and »"),
      ("«a» «b»", 6, "a second mark «; a text holds one secret"),
      ("«a» b»", 7, "a second mark »; a text holds one secret"),
      ("{{hex(«a»)}}", 6, "a mark stands inside a generator; move it outside"),
      ("{{repeat:ab:1000000}}", 0, "the text is longer than 1048576 bytes; draw less"),
      ("{{a:1000000}}{{a:1000000}}", 26, "the text is longer than 1048576 bytes; draw less"),
    ])
  func tellsOfMistakes(_ template: String, _ offset: Int, _ message: String) {
    let error = #expect(throws: TemplateError.self) {
      try ExampleTemplate.expand(template, seed: 0)
    }
    #expect(error?.message == message && error?.offset == offset)
  }

  @Test("refuses generators that stand too deep in each other")
  func refusesDepth() {
    let deep = String(repeating: "{{hex(", count: 1_000)
    #expect(throws: TemplateError.self) { try ExampleTemplate.expand(deep, seed: 0) }
  }

  @Test("writes the checksum that GitHub documents: CRC-32 in base62, six digits")
  func writesChecksum() throws {
    let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    for seed in 0..<200 as Range<UInt64> {
      let bytes = try ExampleTemplate.expand("{{github:p_:30}}", seed: seed).bytes
      var read = 0
      for byte in bytes.suffix(6) { read = read * 62 + (try #require(digits.firstIndex(of: byte))) }
      #expect(read == Int(Self.crc32(bytes.dropFirst(2).dropLast(6))))
    }
    #expect(Self.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  /// CRC-32 with the polynomial written the other way round, as an oracle.
  private static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    func reversed<Bits: FixedWidthInteger>(_ bits: Bits) -> Bits {
      (0..<Bits.bitWidth).reduce(0) { $0 << 1 | (bits >> Bits($1) & 1) }
    }
    var value = UInt32.max
    for byte in bytes {
      value ^= UInt32(reversed(byte)) << 24
      for _ in 0..<8 { value = value << 1 ^ (value >> 31 == 1 ? 0x04C1_1DB7 : 0) }
    }
    return ~reversed(value)
  }
}
