import Model

/// The characters of an XML part of an office document, without the markup that cuts paragraphs into runs
/// (ECMA-376, part 1, 17.3.2; OpenDocument 1.3, part 3, 6.1.7).
struct OfficeRuns {
  /// Nil where it has no characters.
  let text: HiddenText?

  init(in text: Span<UInt8>) {
    var bytes: [UInt8] = []
    var map = OriginMap(digits: 1, per: 1)
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "<") {
        var end = index + 1
        while end < text.count, text[end] != UInt8(ascii: ">") { end += 1 }
        if Self.endsLine(text, ByteRange(index + 1, end)) {
          bytes.append(UInt8(ascii: "\n"))
          map.append(1, at: index, width: 0)
        }
        index = end + 1
      } else {
        let start = index
        while index < text.count, text[index] != UInt8(ascii: "<") {
          bytes.append(text[index])
          index += 1
        }
        map.append(index - start, at: start)
      }
    }
    self.text =
      bytes.isEmpty
      ? nil
      : HiddenText(
        bytes, from: ByteRange(0, text.count), of: text, coding: "runs of a document", map: map,
        isOneValue: false)
  }

  /// By the first element.
  static func recognises(_ text: Span<UInt8>) -> Bool {
    var index = 6
    let limit = min(text.count, 1_024)
    while index + 1 < limit {
      if text[index] == UInt8(ascii: "<"), text[index + 1] > UInt8(ascii: "@") {
        return roots.contains { root in
          text.holds(root, at: index + 1) && index + 1 + root.count < text.count
            && text[index + 1 + root.count] <= UInt8(ascii: ">")
        }
      }
      index += 1
    }
    return false
  }

  private static let roots = [
    "w:document", "w:hdr", "w:ftr", "w:comments", "w:footnotes", "w:endnotes", "p:sld", "p:notes",
    "sst", "office:document-content", "office:document",
  ].map { Array($0.utf8) }

  /// Whether a tag ends a paragraph, a cell or a line.
  private static func endsLine(_ text: Span<UInt8>, _ tag: ByteRange) -> Bool {
    let breaks = text.holds([UInt8(ascii: "/")], at: tag.start) ? ends : marks
    return breaks.contains { name in
      guard text.holds(name, at: tag.start), tag.start + name.count <= tag.end else { return false }
      let next = tag.start + name.count
      return next == tag.end || text[next] == UInt8(ascii: "/") || text[next] <= 0x20
    }
  }

  private static let ends = ["/w:p", "/a:p", "/si", "/text:p", "/text:h"].map { Array($0.utf8) }
  private static let marks = [
    "w:br", "w:cr", "w:tab", "w:del", "w:ins", "a:br", "text:line-break", "text:tab", "text:s",
  ].map { Array($0.utf8) }
}
