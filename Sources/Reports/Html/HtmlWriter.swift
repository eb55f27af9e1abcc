import Model

/// Writes HTML; whatever comes from a report goes through `text` or an attribute, and is escaped there.
struct HtmlWriter {
  private var bytes = ByteSink()

  /// Appends what `content` writes.
  static func write(to out: inout ByteSink, _ content: (inout Self) -> Void) {
    var html = Self()
    swap(&html.bytes, &out)
    content(&html)
    swap(&html.bytes, &out)
  }

  /// An element with what `content` writes in it.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ content: (inout Self) -> Void
  ) {
    open(name, attributes)
    content(&self)
    raw("</\(name)>")
    if !Self.inline.contains(name) { raw("\n") }
  }

  /// Elements within a line, where white space behind them would show.
  private static let inline: Set = ["a", "b", "code", "mark", "span"]

  /// An element with a text in it.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, _ text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// An element without attributes and with a text in it.
  mutating func element(_ name: String, _ text: String) { element(name, [:], text) }

  /// An element that holds nothing and has no end.
  mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    raw("<\(name)")
    for (name, value) in attributes { raw(" \(name)=\"\(value.visible.inXML)\"") }
    raw(">")
  }

  /// A text of any origin.
  mutating func text(_ text: String) { raw(text.visible.inXML) }

  /// A text in which words between backticks are code.
  mutating func prose(_ text: String) {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    for (index, part) in parts.enumerated() {
      let isCode = index % 2 == 1 && index < parts.count - 1
      if isCode { element("code", part) } else { self.text((index % 2 == 1 ? "`" : "") + part) }
    }
  }

  /// Markup of our own.
  mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }
}
