import Model

/// A whole credential in base64, as Kubernetes keeps the bindings of services.
enum EncodedObject {
  /// The facts in what `value` encodes; none where that is no JSON object with a key.
  static func facts(
    in value: ArraySlice<UInt8>, detector: Detector, place: String
  ) -> [Fact] {
    guard value.count > 64, let text = Base64.decode(value, limit: 65_536),
      text.first == UInt8(ascii: "{")
    else { return [] }
    let outline = OutlineReader.outline(of: text, dialect: .json)
    let key = outline.scopes.flatMap(\.fields)
      .first { [.apiKey, .iamAPIKey].contains($0.name) && KeyFile.isKey(text[$0.value]) }
    guard let key else { return [] }
    return FactReader.facts(
      of: outline.records(around: key.value.lowerBound),
      reader: FieldText(bytes: text, secret: text[key.value]), detector: detector, place: place)
  }
}
