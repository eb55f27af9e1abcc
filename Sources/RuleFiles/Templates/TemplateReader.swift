import Model

/// Reads a template from left to right and writes it out on the way.
struct TemplateReader {
  private let template: [UInt8]
  private var position = 0
  private var random: RandomText
  private var secretStart: Int?
  private var secretEnd: Int?

  private static let deepest = 8

  init(_ template: String, seed: UInt64) {
    self.template = Array(template.utf8)
    // FNV-1a, so that different texts hold different values.
    let hash = self.template.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    random = RandomText(seed: seed ^ hash)
  }

  mutating func expand() throws(TemplateError) -> Expanded {
    let bytes = try text(until: nil, depth: 0)
    guard let secretStart else { return Expanded(bytes: bytes, secret: nil) }
    guard let secretEnd else { throw error("the mark « has no »; put one behind the secret") }
    return Expanded(bytes: bytes, secret: ByteRange(secretStart, secretEnd))
  }

  /// Literal bytes, generators and marks up to `end` or the template's end.
  private mutating func text(until end: String?, depth: Int) throws(TemplateError) -> [UInt8] {
    var output: [UInt8] = []
    while position < template.count {
      if let end, skip(end) { return output }
      if isAtGenerator {
        output += try generator(depth: depth + 1)
      } else if isAt("«") || isAt("»") {
        try mark(at: output.count, depth: depth)
      } else {
        output.append(template[position])
        position += 1
      }
      guard output.count <= ExampleTemplate.longest else { throw tooLong() }
    }
    guard let end else { return output }
    throw error("the generator does not end; close it with '\(end)'")
  }

  private mutating func mark(at offset: Int, depth: Int) throws(TemplateError) {
    guard depth == 0 else { throw error("a mark stands inside a generator; move it outside") }
    if isAt("«") {
      guard secretStart == nil else { throw error("a second mark «; a text holds one secret") }
      secretStart = offset
      _ = skip("«")
    } else {
      guard let start = secretStart else { throw error("the mark » has no « before it") }
      guard secretEnd == nil else { throw error("a second mark »; a text holds one secret") }
      guard offset > start else { throw error("nothing stands between the marks « and »") }
      secretEnd = offset
      _ = skip("»")
    }
  }

  /// `{{` begins a generator; before a blank it is another template language's variable.
  private var isAtGenerator: Bool {
    guard isAt("{{") else { return false }
    return position + 2 < template.count && template[position + 2] > UInt8(ascii: " ")
  }

  private mutating func generator(depth: Int) throws(TemplateError) -> [UInt8] {
    let start = position
    guard depth <= Self.deepest else { throw error("generators stand too deep in each other") }
    position += 2
    for encoding in TextEncoding.allCases where skip(encoding.rawValue + "(") {
      return encoding.encode(try text(until: ")}}", depth: depth))
    }
    if skip("jwt:") {
      let payload = try jsonObject(depth: depth)
      guard skip("}}") else { throw error("expected '}}' behind the payload") }
      return random.webToken(payload: payload)
    }
    while !isAt("}}") {
      guard position < template.count else {
        throw error("the generator does not end; close it with '}}'", at: start)
      }
      position += 1
    }
    let body = template[(start + 2)..<position]
    position += 2
    do throws(TemplateError) {
      let output = try Generator(body).draw(from: &random)
      guard output.count <= ExampleTemplate.longest else { throw tooLong() }
      return output
    } catch { throw TemplateError(offset: start, message: error.message) }
  }

  /// A JSON object. Braces are counted outside its strings; `{{` is no JSON and begins a generator.
  private mutating func jsonObject(depth: Int) throws(TemplateError) -> [UInt8] {
    guard isAt("{") else { throw error("expected a JSON object as payload") }
    var output: [UInt8] = []
    var level = 0
    var isInString = false
    while position < template.count, output.count <= ExampleTemplate.longest {
      if isAtGenerator {
        output += try generator(depth: depth + 1)
        continue
      }
      if isAt("«") || isAt("»") { try mark(at: 0, depth: depth) }
      let byte = template[position]
      output.append(byte)
      position += 1
      switch byte {
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "\\") where isInString && position < template.count:
        output.append(template[position])
        position += 1
      case UInt8(ascii: "{") where !isInString: level += 1
      case UInt8(ascii: "}") where !isInString: level -= 1
      default: break
      }
      if level == 0 { return output }
    }
    throw error("the payload does not end; close it with '}'")
  }

  private func isAt(_ text: String) -> Bool { template[position...].starts(with: text.utf8) }

  private mutating func skip(_ text: String) -> Bool {
    guard isAt(text) else { return false }
    position += text.utf8.count
    return true
  }

  private func error(_ message: String, at offset: Int? = nil) -> TemplateError {
    TemplateError(offset: offset ?? position, message: message)
  }

  private func tooLong() -> TemplateError {
    error("the text is longer than \(ExampleTemplate.longest) bytes; draw less")
  }
}
