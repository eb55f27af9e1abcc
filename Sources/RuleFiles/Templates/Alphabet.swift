/// The characters that a generator draws from; ASCII, each once.
struct Alphabet: Hashable {
  let characters: [UInt8]

  /// A named class, or ranges and characters as in a bracket expression with `-` last.
  init(_ text: ArraySlice<UInt8>) throws(TemplateError) {
    if let named = Self.named(String(decoding: text, as: UTF8.self)) {
      self = named
      return
    }
    var characters: [UInt8] = []
    var rest = text
    while let first = rest.popFirst() {
      var last = first
      if rest.count >= 2, rest.first == UInt8(ascii: "-") {
        last = rest[rest.startIndex + 1]
        rest = rest.dropFirst(2)
      }
      guard first > 0x20, last < 0x7F, first <= last else {
        throw Self.error(
          "expected printable ASCII characters and rising ranges, as in {{a-z0-9_-:32}}")
      }
      characters += first...last
    }
    guard Set(characters).count == characters.count else {
      throw Self.error("a character stands twice in the class; name each once")
    }
    self.characters = characters
  }

  /// The class of that name in `rules/README.md`.
  static func named(_ name: String) -> Alphabet? { named.first { $0.name == name }?.alphabet }

  /// All classes that have a name.
  static let named: [(name: String, alphabet: Alphabet)] = [
    (
      "base32",
      Alphabet(upper + digits.filter { $0 >= UInt8(ascii: "2") && $0 <= UInt8(ascii: "7") })
    ),
    ("base62", base62),
    ("base64", Alphabet(upper + lower + digits + "+/".utf8)),
    ("base64url", Alphabet(upper + lower + digits + "-_".utf8)),
    ("digits", Alphabet(digits)),
    ("hex", Alphabet(digits + "abcdef".utf8)),
    ("HEX", Alphabet(digits + "ABCDEF".utf8)),
    ("lower", Alphabet(lower)),
    ("upper", Alphabet(upper)),
  ]

  /// In the order that base62 numbers count.
  static let base62 = Alphabet(digits + upper + lower)

  private static let digits = Array("0123456789".utf8)
  private static let upper = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
  private static let lower = Array("abcdefghijklmnopqrstuvwxyz".utf8)

  private init(_ characters: [UInt8]) { self.characters = characters }

  private static func error(_ message: String) -> TemplateError {
    TemplateError(offset: 0, message: message)
  }
}
