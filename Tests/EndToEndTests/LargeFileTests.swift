import Bytes
import TestSupport
import Testing

/// A file of many megabytes is read in pieces, and nobody can tell.
@Suite struct LargeFileTests {
  @Test func `values at the seams of the pieces are found once, at their lines`() throws {
    let segment = FileReader.segmentSize
    let size = 2 * segment + 300_000
    let line = Array((String(repeating: "e", count: 79) + "\n").utf8)
    var text: [UInt8] = []
    text.reserveCapacity(size + line.count)
    while text.count < size { text += line }

    let piece = segment + FileReader.overlap
    let margin = FileReader.overlap / 2
    // Where the first and the second piece begin and end, their cores' ends, and around these.
    let seams = [
      piece - margin, segment, piece, segment + piece - margin, 2 * segment, segment + piece,
    ].flatMap { [$0 - 20, $0 - 4_000, $0 + 4_000] }
    for (index, seam) in ([0] + seams + [text.count - 100]).enumerated() {
      let value = Array(" token='\(Drawn.githubToken(UInt64(index)))' ".utf8)
      text.replaceSubrange(seam..<(seam + value.count), with: value)
    }
    var lines: [String] = []
    var row = 1
    var column = 1
    var ahead = text[...]
    let start = Array("ghp_".utf8)
    while let byte = ahead.first {
      if byte == start[0], ahead.starts(with: start) { lines.append("\(row):\(column)") }
      (row, column) = byte == UInt8(ascii: "\n") ? (row + 1, 1) : (row, column + 1)
      ahead = ahead.dropFirst()
    }

    let scratch = try ScratchFolder()
    try scratch.write(Array("large.txt".utf8), text)
    let report = try ReportJSON(Credlint.scan("-f", "json", in: scratch))
    #expect(report.findings.map(\.location.text) == lines.map { "large.txt:" + $0 })
    #expect(lines.count == seams.count + 2)
    #expect(report.scan.bytes == text.count && report.scan.complete)
  }

  @Test func `one line of many megabytes is read like others`() throws {
    let scratch = try ScratchFolder()
    let filler = [UInt8](repeating: UInt8(ascii: "e"), count: FileReader.segmentSize + 100_000)
    let value = Array(" token='\(Drawn.githubToken())' ".utf8)
    try scratch.write(Array("line.txt".utf8), filler + value + filler + value)
    let report = try ReportJSON(Credlint.scan("-f", "json", in: scratch))
    #expect(
      report.findings.map(\.location.text)
        == [filler.count + 9, 2 * filler.count + value.count + 9].map { "line.txt:1:\($0)" })
    for finding in report.findings { #expect((finding.snippet ?? "").count < 300) }
  }
}
