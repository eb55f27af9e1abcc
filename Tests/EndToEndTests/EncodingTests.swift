import TestSupport
import Testing

/// However a text's characters are written in bytes, a value is found at its line and column.
@Suite struct EncodingTests {
  private static func source(_ seed: UInt64) -> String {
    "# é 😀\nname = 'x'\ntoken = '\(Drawn.githubToken(seed))' # é\n"
  }

  private static func named(_ seed: UInt64) -> String {
    "BLUEMIX_API_KEY = '\(Drawn.ibmKey(seed))'\n"
  }

  private static func latin(_ seed: UInt64) -> [UInt8] {
    Array("caf".utf8) + [0xE9, 0xA9, 0xE4] + Array(" = '\(Drawn.githubToken(seed))'\n".utf8)
  }

  private static func wide(_ text: String, mark: Bool, bigEndian: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  private static func wider(_ text: String, mark: Bool, bigEndian: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + text.unicodeScalars.map(\.value)).flatMap { unit in
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: unit >> UInt32(8 * $0)) }
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  @Test func `every encoding, in every way of scanning`() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var carriers = [(true, false), (true, true), (false, false), (false, true)].enumerated().map {
      number, form in
      Carrier(
        "wide-\(number).txt",
        Self.wide(Self.source(UInt64(number)), mark: form.0, bigEndian: form.1),
        finds: "github-pat 3:10")
    }
    for (number, form) in [(true, false), (true, true), (false, false), (false, true)].enumerated()
    {
      carriers.append(
        Carrier(
          "wider-\(number).txt",
          Self.wider(Self.source(UInt64(20 + number)), mark: form.0, bigEndian: form.1),
          finds: "github-pat 3:10"))
    }
    carriers += [
      Carrier("plain.py", Array(Self.source(11).utf8), finds: "github-pat 3:10"),
      Carrier("mark.py", mark + Array(Self.source(12).utf8), finds: "github-pat 3:10"),
      Carrier(
        "mark-first.py", mark + Array("t = '\(Drawn.githubToken(13))'".utf8),
        finds: "github-pat 1:6"),
      Carrier(
        "named.ps1", Self.wide(Self.named(14), mark: true, bigEndian: false),
        finds: "ibm-cloud-api-key 1:20"),
      Carrier(
        "cr.txt", Array(Self.source(15).utf8).map { $0 == 0x0A ? 0x0D : $0 },
        finds: "github-pat 3:10"),
      Carrier(
        "crlf.txt", Array(Self.source(16).utf8).flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] },
        finds: "github-pat 3:10"),
      Carrier("latin-1.txt", Self.latin(17), finds: "github-pat 1:11"),
      Carrier(
        "invalid.txt", [0xFF, 0xC3, 0x28, 0xE2, 0x82, 0x20] + Self.latin(18),
        finds: "github-pat 1:17"),
      Carrier(
        "zeros.txt", Array("a=1\0PATH=/bin\0\(Self.named(19))\0b=2\0".utf8),
        finds: "ibm-cloud-api-key 1:34"),
    ]
    try CarrierTrial(carriers).run()
  }

  @Test func `a large text of two bytes a character is read in pieces, and nobody can tell`() throws
  {
    let scratch = try ScratchFolder()
    let line = "😀 " + String(repeating: "e", count: 60) + "\n"
    var text = ""
    var lines: [String] = []
    for number in 1...170_000 {
      if number % 10_000 == 0 {
        text += "ü token = '\(Drawn.githubToken(UInt64(number)))'\n"
        lines.append("large.txt:\(number):12")
      } else {
        text += line
      }
    }
    try scratch.write(Array("large.txt".utf8), Self.wide(text, mark: true, bigEndian: false))
    let report = try ReportJSON(Credlint.scan("-f", "json", in: scratch))
    #expect(report.findings.map(\.location.text) == lines)
    #expect(report.scan.complete)
  }
}
