import Model

/// A whole credential in base64, as Kubernetes keeps the bindings of services.
enum EncodedObject {
  /// The facts beside a secret that stands, itself encoded, at `range`; none where what encodes it is no
  /// JSON object.
  static func facts(
    around range: Range<Int>, in bytes: [UInt8], detector: Detector, place: String
  ) -> [Fact] {
    let run = run(around: range, in: bytes)
    guard run.count > 64, run.count <= longest,
      let text = Base64.decode(bytes[run], limit: longest),
      text.first == UInt8(ascii: "{")
    else { return [] }
    // Four digits are three bytes; the middle of the digits lies in the secret.
    let position = ((range.lowerBound + range.upperBound) / 2 - run.lowerBound) * 3 / 4
    let outline = OutlineReader.outline(of: text, dialect: .json)
    let field = outline.scopes.lazy.flatMap(\.fields).first { $0.value.contains(position) }
    guard let field else { return [] }
    return FactReader.facts(
      of: outline.records(around: field.value.lowerBound),
      reader: FieldText(bytes: text, secret: text[field.value]), detector: detector, place: place)
  }

  /// The digits that the range is a part of, and what fills them up.
  private static func run(around range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start > 0, range.lowerBound - start < longest, Base64.isDigit(bytes[start - 1]) {
      start -= 1
    }
    while end < bytes.count, end - range.upperBound < longest, Base64.isDigit(bytes[end]) {
      end += 1
    }
    while end < bytes.count, end - range.upperBound < longest, bytes[end] == UInt8(ascii: "=") {
      end += 1
    }
    return start..<end
  }

  private static let longest = 65_536
}
