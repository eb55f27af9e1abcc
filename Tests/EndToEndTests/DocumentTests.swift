import TestSupport
import Testing

/// What documents and databases show in one piece, and do not hold in one.
@Suite struct DocumentTests {
  private static func token(_ seed: UInt64) -> [UInt8] { Array(Drawn.githubToken(seed).utf8) }

  /// The first page of a SQLite file of UTF-8: one table of one row.
  private static func database(_ columns: [[UInt8]]) -> [UInt8] {
    let record =
      [UInt8(columns.count + 1)] + columns.map { UInt8(2 * $0.count + 13) } + columns.joined()
    let cell = [UInt8(record.count), 1] + record
    var page = [UInt8](repeating: 0, count: 512)
    page.replaceSubrange(0..<18, with: Array("SQLite format 3\0".utf8) + [2, 0])
    page[59] = 1
    let start = page.count - cell.count
    page.replaceSubrange(
      100..<110,
      with: [13, 0, 0, 0, 1, UInt8(start >> 8), UInt8(start & 255), 0]
        + [UInt8(start >> 8), UInt8(start & 255)])
    page.replaceSubrange(start..., with: cell)
    return page
  }

  /// A stream as PDF has it, deflated in one stored block.
  private static func pdfStream(_ text: [UInt8], behind end: String = "\n") -> [UInt8] {
    let (low, high) = (UInt8(truncatingIfNeeded: text.count), UInt8(text.count >> 8))
    let packed = [0x78, 0x01, 0x01, low, high, ~low, ~high] + text + [0, 0, 0, 0]
    return Array("1 0 obj\n<< /Filter /FlateDecode >>\nstream\(end)".utf8) + packed
      + Array("\nendstream\nendobj\n".utf8)
  }

  /// A token in two strings of one operator, which a viewer shows in one piece.
  private static func cut(_ seed: UInt64) -> [UInt8] {
    token(seed).prefix(12) + Array(") -20 (".utf8) + token(seed).dropFirst(12)
  }

  @Test func `columns, runs and pages, in every way of scanning`() throws {
    func run(_ text: some Sequence<UInt8>) -> [UInt8] {
      Array("<w:r><w:rPr><w:b/></w:rPr><w:t>".utf8) + text + Array("</w:t></w:r>".utf8)
    }
    let document =
      Array("<?xml version=\"1.0\"?>\n<w:document xmlns:w=\"w\"><w:body>\n<w:p>".utf8)
      + run(Self.token(71).prefix(20)) + run(Self.token(71).dropFirst(20))
      + Array("</w:p><w:p>".utf8) + run("next".utf8) + Array("</w:p></w:body></w:document>".utf8)
    let page =
      Array("BT [(Token ".utf8) + Self.cut(72) + Array(")] TJ T* (next) Tj ET".utf8)
    try CarrierTrial([
      Carrier(
        "a.docx", try Archive.bytes(.zip, .init("word/document.xml", document)),
        finds: "word/document.xml github-pat 3:37"),
      Carrier(
        "a.db", Self.database([Array("name_of_it".utf8), Self.token(73), Array("neighbour".utf8)]),
        finds: "github-pat 2:363"),
      Carrier(
        "a.pdf",
        Array("%PDF-1.7\n".utf8) + Self.pdfStream(Array("BT (quiet) Tj ET".utf8))
          + Self.pdfStream(page, behind: "\r\n"),
        finds: "github-pat 11:1"),
    ]).run()
  }

  @Test func `what is no such document, or a hostile one, is read as bytes`() throws {
    let scratch = try ScratchFolder()
    var loop = Self.database([Self.token(74)])
    // Cells that all lead to the same record, a record that claims more than there is, and no page size.
    for cell in 0..<40 {
      loop.replaceSubrange((108 + 2 * cell)..<(110 + 2 * cell), with: loop[105..<107])
    }
    loop[104] = 40
    try scratch.write(Array("loop.db".utf8), loop)
    var claim = Self.database([Self.token(75)])
    claim[Int(claim[105]) << 8 | Int(claim[106])] = 0xFF
    try scratch.write(Array("claim.db".utf8), claim)
    var small = Self.database([Self.token(76)])
    small[16] = 0
    try scratch.write(Array("small.db".utf8), small)
    try scratch.write(
      Array("cut.pdf".utf8),
      Array("%PDF-1.7\n".utf8) + Self.pdfStream(Self.token(77)).prefix(60))
    let outcome = try Credlint.run(["scan", "-f", "json"], in: scratch)
    let report = try ReportJSON(outcome)
    #expect(report.scan.complete)
    #expect(report.found.map(\.location.path) == ["claim.db", "loop.db", "small.db"])
  }
}
