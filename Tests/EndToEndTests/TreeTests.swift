import Foundation
import Model
import TestSupport
import Testing

/// What is met in folders: every regular file, and nothing else is opened.
@Suite struct TreeTests {
  private static let source = "const token = '\(Drawn.githubToken())'\n"

  private func report(
    _ arguments: String..., in scratch: ScratchFolder, status: Int32 = 1
  ) throws -> ReportJSON {
    let outcome = try Credlint.run(
      ["scan", "--now", Credlint.now, "-f", "json"] + arguments, in: scratch)
    #expect(outcome.status == status, Comment(rawValue: outcome.errorText))
    return try ReportJSON(outcome)
  }

  @Test func `a pipe that is met is skipped, and never waited for`() throws {
    let scratch = try ScratchFolder()
    try scratch.makePipe("pipe")
    let summary = try report(in: scratch, status: 0).scan
    #expect(summary.skipped.map(\.path) == ["pipe"])
    #expect(summary.skipped.map(\.reason) == ["is a named pipe"])
    #expect(summary.complete)
  }

  @Test func `a pipe that is given was asked for, and is not read`() throws {
    let scratch = try ScratchFolder()
    try scratch.makePipe("pipe")
    let summary = try report("pipe", in: scratch, status: 2).scan
    #expect(summary.unread.map(\.path) == ["pipe"])
    #expect(!summary.complete)
  }

  @Test func `links are not followed, and told where they lead outside`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("tree/app.js", Self.source)
    try scratch.write("outside.js", Self.source)
    try scratch.link("tree/inside.js", to: "app.js")
    try scratch.link("tree/loop", to: ".")
    try scratch.link("tree/out.js", to: "../outside.js")
    try scratch.link("tree/nowhere", to: "gone")
    let report = try report("tree", in: scratch)
    #expect(report.findings.map(\.location.path) == ["tree/app.js"])
    #expect(report.scan.files == 1)
    #expect(report.scan.skipped.map(\.path) == ["tree/nowhere", "tree/out.js"])
    #expect(
      report.scan.skipped.map(\.reason) == [
        "is a symbolic link that leads nowhere", "is a symbolic link that leads outside",
      ])
  }

  @Test func `a link that is given is followed`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("outside.js", Self.source)
    try scratch.link("link.js", to: "outside.js")
    #expect(try report("link.js", in: scratch).findings.map(\.location.path) == ["link.js"])
  }

  @Test func `git's own files are passed over`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write(".git/info/note", Self.source)
    try scratch.write("app.js", Self.source)
    let report = try report(in: scratch)
    #expect(report.findings.map(\.location.path) == ["app.js"])
    #expect(report.scan.skipped.map(\.path) == [".git"])
  }

  @Test func `names are bytes`() throws {
    let scratch = try ScratchFolder()
    let name = Array("b\u{E4}".utf8.prefix(1)) + [0xFF, 0xC3] + Array(".js".utf8)
    try scratch.write(name, Array(Self.source.utf8))
    try scratch.write("two\nlines \u{1B}[31m.js", Self.source)
    let report = try report(in: scratch)
    let place = try #require(report.findings.first).location
    #expect(place.path == "b\u{FFFD}\u{FFFD}.js")
    #expect(place.pathBytes.flatMap { Data(base64Encoded: $0) } == Data(name))
    #expect(report.findings.last?.location.path == "two\nlines \u{1B}[31m.js")
    let pretty = try Credlint.scan("-f", "pretty", in: scratch)
    #expect(pretty.text.contains(#"two\nlines \u{1B}[31m.js:1:16"#))
    #expect(!pretty.output.contains(0x1B))
    let sarif = try Credlint.scan("-f", "sarif", in: scratch)
    #expect(sarif.text.contains("\"b%FF%C3.js\"") && sarif.text.contains("two%0Alines%20%1B%5B31m"))
  }

  @Test func `names of git's own come through as bytes, too`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    for name in ["-rf.js", "a b\t\"c\".js", ":(top)x.js", "ü.js"] {
      try scratch.write(name, Self.source)
    }
    try scratch.write([0xFF, 0x2E, 0x6A], Array(Self.source.utf8))
    try scratch.git("add", "--all")
    try scratch.git("commit", "--quiet", "-m", "all")
    #expect(
      try report(in: scratch).findings.map(\.exposure) == .init(repeating: "committed", count: 5))
  }

  @Test func `paths are shown as they are reached`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("a/b.js", Self.source)
    for path in ["a", "./a/", "a//", "./././a"] {
      #expect(try report(path, in: scratch).findings.map(\.location.path) == ["a/b.js"])
    }
    let whole = scratch.root.text
    #expect(try report(whole, in: scratch).findings.map(\.location.path) == [whole + "/a/b.js"])
  }

  @Test func `any encoding and any size is read without a crash`() throws {
    let scratch = try ScratchFolder()
    var random = SplitMix64(seed: 8)
    try scratch.write(Array("noise".utf8), random.bytes(200_000, of: Array(0...255)))
    try scratch.write(Array("zeros".utf8), [UInt8](repeating: 0, count: 100_000))
    try scratch.write(Array("one-line".utf8), [UInt8](repeating: 0x61, count: 300_000))
    try scratch.write(Array("breaks".utf8), [UInt8](repeating: 0x0A, count: 100_000))
    try scratch.write(
      Array("utf16".utf8), [0xFF, 0xFE] + Array(Self.source.utf8).flatMap { [$0, 0] })
    try scratch.write(Array("binary".utf8), [0, 1, 2] + Array(Self.source.utf8))
    let report = try report(in: scratch)
    #expect(report.findings.map(\.location.path) == ["binary", "utf16"])
    #expect(report.scan.files == 6)
  }

  @Test func `one worker and several give the same bytes`() throws {
    let scratch = try ScratchFolder()
    for index in 0..<60 {
      try scratch.write(
        "d\(index % 7)/f\(index).js", Self.source + "k = '\(Drawn.ibmKey(UInt64(index % 9)))'\n")
    }
    try scratch.makePipe("d1/pipe")
    for format in ["json", "sarif", "pretty", "concise", "jsonl"] {
      let one = try Credlint.scan("-j", "1", "-v", "-f", format, in: scratch)
      let two = try Credlint.scan("-j", "2", "-v", "-f", format, in: scratch)
      let many = try Credlint.scan("-j", "16", "-v", "-f", format, in: scratch)
      #expect(one.output == two.output && two.output == many.output)
      #expect(one.errors == two.errors && two.errors == many.errors)
    }
  }
}
