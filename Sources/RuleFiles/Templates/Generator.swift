/// One generator that stands between `{{` and `}}` and holds no other.
enum Generator {
  case characters(Alphabet, count: Int)
  case repeated(text: [UInt8], count: Int)
  case checksummed(prefix: [UInt8], count: Int)
  case pem(label: [UInt8])
  case uuid
  case webToken

  private static let words = ["github", "jwt", "pem", "repeat", "uuid"]

  /// Reads what stands between the braces; the error's offset is 0.
  init(_ body: ArraySlice<UInt8>) throws(TemplateError) {
    let colon = UInt8(ascii: ":")
    let firstColon = body.firstIndex(of: colon) ?? body.endIndex
    let name = String(decoding: body[..<firstColon], as: UTF8.self)
    let arguments = body[firstColon...].dropFirst()
    switch name {
    case "jwt": self = .webToken
    case "uuid":
      guard arguments.isEmpty else { throw Self.error("a UUID has no length; write {{uuid}}") }
      self = .uuid
    case "pem":
      guard !arguments.isEmpty, arguments.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
        throw Self.error("expected an ASCII label, as in {{pem:RSA PRIVATE KEY}}")
      }
      self = .pem(label: Array(arguments))
    case "repeat":
      let (text, count) = try Self.split(arguments)
      guard count <= ExampleTemplate.longest / max(1, text.count) else {
        throw Self.error("the text is longer than \(ExampleTemplate.longest) bytes; draw less")
      }
      self = .repeated(text: Array(text), count: count)
    case "github":
      let (prefix, count) = try Self.split(arguments)
      self = .checksummed(prefix: Array(prefix), count: count)
    default:
      let known = Alphabet.named.map { $0.name } + Self.words
      // A mistyped name would otherwise be a class of its letters.
      if Alphabet.named(name) == nil, let meant = Wording.nearest(to: name, among: known) {
        throw Self.error("unknown generator; did you mean '\(meant)'?")
      }
      let (characters, count) = try Self.split(body)
      self = .characters(try Alphabet(characters), count: count)
    }
  }

  /// Writes one value.
  func draw(from random: inout RandomText) -> [UInt8] {
    switch self {
    case .characters(let alphabet, let count): random.characters(of: alphabet, count: count)
    case .repeated(let text, let count): Array(repeatElement(text, count: count).joined())
    case .checksummed(let prefix, let count): random.checksummed(prefix: prefix, count: count)
    case .pem(let label): random.pemBlock(label: label)
    case .uuid: random.uuid()
    case .webToken: random.webToken()
    }
  }

  /// What stands before the last colon, and the length behind it.
  private static func split(
    _ body: ArraySlice<UInt8>
  ) throws(TemplateError) -> (ArraySlice<UInt8>, Int) {
    guard let colon = body.lastIndex(of: UInt8(ascii: ":")), colon > body.startIndex,
      let count = UInt32(String(decoding: body[(colon + 1)...], as: UTF8.self)),
      count > 0, count <= ExampleTemplate.longest
    else {
      throw error("expected a generator with a length, as in {{a-z0-9:32}} or {{repeat:x:32}}")
    }
    return (body[..<colon], Int(count))
  }

  private static func error(_ message: String) -> TemplateError {
    TemplateError(offset: 0, message: message)
  }
}
