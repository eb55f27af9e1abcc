/// Tells the calls that ask IAM for an access token: they are POSTs, and write nothing.
struct TokenExchange {
  private let source: SourceText
  /// Names that the text gives to the addresses of token services.
  private var names: Set<String> = []

  init(_ source: SourceText) {
    self.source = source
    for sign in Self.addresses {
      var position = 0
      while let found = Self.index(of: sign, in: source.bytes[...], from: position) {
        if let name = assignedName(before: found) { names.insert(name) }
        position = found + sign.count
      }
    }
  }

  /// Whether the text in `range` names a token service, or what only its callers say.
  func isAsked(in range: Range<Int>) -> Bool {
    for sign in Self.addresses + Self.grants {
      if Self.index(of: sign, in: source.bytes[range], from: range.lowerBound) != nil {
        return true
      }
    }
    guard !names.isEmpty else { return false }
    var position = range.lowerBound
    while let word = source.word(from: position), word.range.upperBound <= range.upperBound {
      if names.contains(word.text) { return true }
      position = word.range.upperBound
    }
    return false
  }

  /// Whether the bracket around `position`, or the call whose argument that bracket is, does.
  func isAsked(around position: Int) -> Bool {
    guard let open = source.openBracket(before: position) else { return false }
    if isAsked(in: open..<source.end(ofBracketAt: open)) { return true }
    guard source.bytes[open] == UInt8(ascii: "{"), let outer = source.openBracket(before: open),
      source.bytes[outer] == UInt8(ascii: "(")
    else { return false }
    return isAsked(in: outer..<source.end(ofBracketAt: outer))
  }

  /// The name before the `=` or `:` that stands before the literal at `position`, on one line.
  private func assignedName(before position: Int) -> String? {
    let bytes = source.bytes
    var index = position - 1
    let first = max(0, position - 256)
    while index >= first, !Self.isSeparator(index, in: bytes) {
      if bytes[index] == UInt8(ascii: "\n") { return nil }
      index -= 1
    }
    while index >= first, !SourceText.isWord(bytes[index]) { index -= 1 }
    let end = index + 1
    while index >= first, SourceText.isWord(bytes[index]) { index -= 1 }
    guard index >= first || first == 0, end - index > 3 else { return nil }
    let name = source.text((index + 1)..<end)
    return Self.fieldNames.contains(name.lowercased()) ? nil : name
  }

  // A colon with slashes behind it belongs to an address.
  private static func isSeparator(_ index: Int, in bytes: [UInt8]) -> Bool {
    if bytes[index] == UInt8(ascii: "=") { return true }
    return bytes[index] == UInt8(ascii: ":") && bytes[index + 1] != UInt8(ascii: "/")
  }

  private static func index(of sign: [UInt8], in bytes: ArraySlice<UInt8>, from start: Int) -> Int?
  {
    guard let first = sign.first else { return nil }
    var index = start
    while index + sign.count <= bytes.endIndex {
      if bytes[index] == first, bytes[index...].starts(with: sign) { return index }
      index += 1
    }
    return nil
  }

  private static let addresses = ["identity/token", "oidc/token"].map { Array($0.utf8) }
  private static let grants = ["grant-type:apikey", "grant-type%3Aapikey"].map { Array($0.utf8) }
  // Fields of any request; they name no address in particular.
  private static let fieldNames: Set<String> = [
    "url", "uri", "path", "href", "baseurl", "endpoint",
  ]
}
