import Model
import Testing

@Suite struct Base64Tests {
  @Test("decodes both alphabets, with padding and without")
  func decodes() {
    let expected: [(String, [UInt8])] = [
      ("", []), ("Zg==", [0x66]), ("Zg", [0x66]), ("Zm8=", [0x66, 0x6F]), ("Zm8", [0x66, 0x6F]),
      ("Zm9v", [0x66, 0x6F, 0x6F]), ("-_-_", [0xFB, 0xFF, 0xBF]), ("+/+/", [0xFB, 0xFF, 0xBF]),
    ]
    for (text, bytes) in expected { #expect(Base64.decode(text.utf8) == bytes, "\(text)") }
  }

  @Test("refuses what is no Base64, and more than was asked for")
  func refuses() {
    for text in [
      "Z", "Zm9vZ", "Zg=", "Zg===", "=", "Zm9v=", "Zg==Zg", "Zm 9v", "Zm9v\n", "Zm9v\u{E9}",
    ] {
      #expect(Base64.decode(text.utf8) == nil, "\(text)")
    }
    #expect(Base64.decode("Zm9vZm9v".utf8, limit: 5) == nil)
    #expect(Base64.decode("Zm9vZm9v".utf8, limit: 6)?.count == 6)
  }
}
