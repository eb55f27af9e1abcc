import Decoders
import Model

extension Scanner {
  /// How many encodings stand in each other at most.
  static var deepestEncoding: Int { 4 }

  /// What stands encoded in a part of a text: values of providers' own forms, or beside their names. What
  /// any program may hold is told of where it stands as it is.
  mutating func hiddenMatches(
    in text: Span<UInt8>, within part: ByteRange, _ path: BytePath, depth: Int = 1,
    _ outcome: inout Outcome
  ) -> [RawMatch] {
    // What programs are compiled to holds much that only looks encoded.
    if looksBinary(text) { return [] }
    var found: [RawMatch] = []
    let isCut = HiddenTexts.find(in: text, within: part) { hidden in
      var inner = matches(in: hidden.bytes.span, path, &outcome)
      if depth < Self.deepestEncoding {
        inner += hiddenMatches(
          in: hidden.bytes.span, within: hidden.decoded, path, depth: depth + 1, &outcome)
      }
      for match in inner where isOfProvider(match) {
        if let match = RawMatch(match, in: hidden) { found.append(match) }
      }
    }
    if isCut { outcome.limits.append("what is compressed in it expands too far to be read") }
    return found
  }
}

extension Scanner {
  /// What stands in a document in another form than people see: values of providers' own forms, as in any
  /// file that is no plain text.
  mutating func documentMatches(
    in text: Span<UInt8>, _ path: BytePath, _ outcome: inout Outcome
  ) -> [RawMatch] {
    guard let kind = DocumentKind(of: text) else { return [] }
    var found: [RawMatch] = []
    let isCut = kind.texts(in: text) { hidden in
      for match in matches(in: hidden.bytes.span, path, &outcome)
      where match.reading.value.specificity == .exact {
        if let match = RawMatch(match, in: hidden) { found.append(match) }
      }
    }
    if isCut { outcome.limits.append("what is compressed in it expands too far to be read") }
    return found
  }
}

extension Detector {
  /// Whether it knows a provider's values.
  var isOfProvider: Bool { specificity != .generic && findsSecrets }
}
