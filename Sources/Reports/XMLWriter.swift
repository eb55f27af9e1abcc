import Model

/// Writes an XML 1.0 document, element by element.
struct XMLWriter {
  private var bytes = ByteSink()
  private var depth = 0

  /// Appends a document whose root `content` writes.
  static func write(to out: inout ByteSink, _ content: (inout Self) -> Void) {
    var xml = Self()
    swap(&xml.bytes, &out)
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    content(&xml)
    swap(&xml.bytes, &out)
  }

  /// An element with elements in it.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ content: (inout Self) -> Void
  ) {
    open(name, attributes)
    append(">\n")
    depth += 1
    content(&self)
    depth -= 1
    append(String(repeating: "  ", count: depth) + "</\(name)>\n")
  }

  /// An element with nothing, or with a text in it.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, text: String = ""
  ) {
    open(name, attributes)
    append(text.isEmpty ? "/>\n" : ">\(text.inXML)</\(name)>\n")
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    append(String(repeating: "  ", count: depth) + "<\(name)")
    for (name, value) in attributes { append(" \(name)=\"\(value.visible.inXML)\"") }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

extension String {
  /// The text as content or as the value of an attribute, in XML and in HTML.
  var inXML: String {
    guard unicodeScalars.contains(where: { $0.needsEscape }) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      case "\n": text += "\n"
      default: text += scalar.isOutsideXML ? "\u{FFFD}" : scalar.visible
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var needsEscape: Bool {
    "&<>\"'".unicodeScalars.contains(self) || isHidden || isOutsideXML
  }

  // Code points that are no characters: an XML document may not hold them, not even by number.
  fileprivate var isOutsideXML: Bool { value & 0xFFFE == 0xFFFE }
}
