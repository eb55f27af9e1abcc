import Bytes
import Model
import TestSupport
import Testing

/// Whatever a tree brings: a scan ends, says what it could not read, and is not clean then.
@Suite struct HostileInputTests {
  private static func source(_ seed: UInt64) -> [UInt8] {
    Array("token = '\(Drawn.githubToken(seed))'\n".utf8)
  }

  private func report(
    _ arguments: String..., in scratch: ScratchFolder, status: Int32
  ) throws -> ReportJSON {
    let outcome = try Credlint.run(["scan", "-f", "json"] + arguments, in: scratch)
    #expect(outcome.status == status, Comment(rawValue: outcome.errorText))
    return try ReportJSON(outcome)
  }

  @Test func `a bomb is put out, and said to be one`() throws {
    let scratch = try ScratchFolder()
    let zeros = [UInt8](repeating: 0, count: 20 << 20)
    try scratch.write(
      Array("bomb.zip".utf8),
      try Archive.bytes(.zip, .init("a.py", Self.source(1)), .init("zeros", zeros)))
    let summary = try report(in: scratch, status: 2)
    #expect(summary.scan.unread.map(\.path) == ["bomb.zip"])
    #expect(
      summary.scan.unread.map(\.reason)
        == ["what it holds was not read to the end: it expands more than 200 times"])
    #expect(summary.found.map(\.location.path) == ["bomb.zip!a.py"])
  }

  @Test func `containers in each other without end`() throws {
    let scratch = try ScratchFolder()
    var inner = Self.source(2)
    for depth in 0..<8 {
      inner = try Archive.bytes(depth % 2 == 0 ? .gzip : .zip, .init("a", inner))
    }
    try scratch.write(Array("deep.zip".utf8), inner)
    let summary = try report(in: scratch, status: 2).scan
    #expect(
      summary.unread.map(\.reason)
        == [
          "what it holds was not read to the end: containers stand in each other more than 6 deep"
        ])
  }

  @Test func `a container with very many entries`() throws {
    let scratch = try ScratchFolder()
    var entries = (0..<20_000).map { Archive.Entry("d/\($0)", []) }
    entries.append(.init("z.py", Self.source(3)))
    try scratch.write(Array("many.zip".utf8), try Archive.bytes(.zip, entries))
    let report = try report(in: scratch, status: 1)
    #expect(report.findings.map(\.location.path) == ["many.zip!z.py"])
  }

  @Test func `containers that claim more memory than they should have`() throws {
    let scratch = try ScratchFolder()
    // A name of 80 MB, in a header of cpio's newest form.
    let numbers = [1, 0o100644, 0, 0, 1, 0, 0, 0, 0, 0, 0, 80 << 20, 0].map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }
    let name = Array(("070701" + numbers.joined()).utf8) + [UInt8](repeating: 65, count: 2 << 20)
    try scratch.write(Array("name.cpio".utf8), name)
    try scratch.write(
      Array("name.cpio.gz".utf8), try Archive.bytes(.gzip, .init("name.cpio", name)))
    // Dictionaries of 768 MiB and of 2 GiB, as far as a stream says it.
    let xz: [UInt8] = [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4, 0, 0, 0, 0, 2, 0, 0x21, 1, 35]
    let zstd: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0, 0xA8]
    let rest = [UInt8](repeating: 0, count: 100)
    try scratch.write(Array("a.xz".utf8), xz + rest)
    try scratch.write(Array("a.zst".utf8), zstd + rest)
    // A list of entries of 34 MB.
    let zip: [UInt8] = [0x50, 0x4B, 3, 4, 20] + [UInt8](repeating: 0, count: 34 << 20)
    let end: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
    try scratch.write(Array("a.zip".utf8), zip + end)
    let unread = try report(in: scratch, status: 2).scan.unread
    let memory =
      "what it holds was not read to the end: it takes more than 64 MiB of memory to be read"
    let damage = "what it holds is damaged or cut short"
    #expect(unread.map(\.path) == ["a.xz", "a.zip", "a.zst", "name.cpio", "name.cpio.gz"])
    #expect(
      unread.map(\.reason) == [
        memory, "what it holds was not read to the end: it holds more than 250000 entries", memory,
        damage, damage,
      ])
  }

  @Test func `what is no file is passed over`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("a.py", String(decoding: Self.source(9), as: UTF8.self))
    let script = """
      use IO::Socket::UNIX; IO::Socket::UNIX->new(Local => "socket", Listen => 1) or die;
      symlink "loop", "loop"; symlink ".", "here"; system "mkfifo pipe";
      """
    var child = Child(
      "/bin/sh",
      ["-c", "cd \"$1\" && perl -e \"$2\"", "sh"].map { Array($0.utf8) } + [
        scratch.root.bytes, Array(script.utf8),
      ])
    child.patience = 60_000
    #expect(try child.run().status == .exited(0))
    let report = try report(in: scratch, status: 1)
    #expect(report.findings.map(\.location.path) == ["a.py"])
    #expect(report.scan.skipped.map(\.path).contains("socket"))
    #expect(report.scan.skipped.map(\.path).contains("pipe"))
  }

  @Test func `what is cut short or damaged is read as far as it goes`() throws {
    let scratch = try ScratchFolder()
    var random = SplitMix64(seed: 4)
    let filler = random.bytes(60_000, of: Array(0...255))
    for form in [Archive.Form.gzip, .xz, .zstd, .bzip2, .sevenZip, .tarGzip] {
      let bytes = try Archive.bytes(form, .init("a", Self.source(5) + filler))
      try scratch.write(Array("cut.\(form.rawValue)".utf8), Array(bytes.prefix(40_000)))
    }
    var zip = try Archive.bytes(.zip, .init("a.py", Self.source(6)), .init("b", filler))
    for index in 30_000..<30_100 { zip[index] ^= 0x55 }
    try scratch.write(Array("damaged.zip".utf8), zip)
    let report = try report(in: scratch, status: 2)
    #expect(
      Set(report.scan.unread.map(\.reason)) == ["what it holds is damaged or cut short"])
    #expect(
      report.scan.unread.map(\.path)
        == ["cut.7z", "cut.bz2", "cut.gz", "cut.tar.gz", "cut.xz", "cut.zst", "damaged.zip"])
    #expect(report.findings.map(\.location.path).contains("damaged.zip!a.py"))
  }

  @Test func `files that change and vanish while they are read`() throws {
    let scratch = try ScratchFolder()
    for number in 0..<40 {
      try scratch.write(
        Array("f\(number).py".utf8), Self.source(7) + [UInt8](repeating: 65, count: 200_000))
    }
    let script = """
      (for i in 1 2 3 4 5 6 7 8 9; do for f in f*.py; do : > $f; rm -f $f; printf x > $f; done; done) &
      exec "$@"
      """
    let outcome = try Credlint.scan(
      "-f", "json", in: scratch, wrapper: ["/bin/sh", "-c", script, "sh"])
    #expect([0, 1, 2].contains(outcome.status), "it must not end by a signal")
    _ = try ReportJSON(outcome)
  }

  @Test func `a file with holes, and files of the system that tell no size`() throws {
    let scratch = try ScratchFolder()
    var child = Child(
      "truncate", ["-s", "24M", scratch.path("sparse").text].map { Array($0.utf8) })
    child.patience = 60_000
    #expect(try child.run().status == .exited(0))
    #expect(try report(in: scratch, status: 0).scan.bytes == 24 << 20)
    if (try? FileStatus(of: BytePath("/proc/self/status"), followingLink: true)) != nil {
      #expect(try report("/proc/self/status", in: scratch, status: 0).scan.bytes > 0)
    }
    for device in ["/dev/zero", "/dev/null"] {
      #expect(try report(device, in: scratch, status: 2).scan.unread.count == 1)
    }
  }

  @Test func `files that never end, and those that are too large to be read at once`() throws {
    let scratch = try ScratchFolder()
    if (try? FileStatus(of: BytePath("/proc/self/pagemap"), followingLink: true)) != nil {
      let report = try report("/proc/self/pagemap", in: scratch, status: 2)
      #expect(report.scan.unread.map(\.reason) == ["file too large"])
    }
    var child = Child(
      "truncate", ["-s", "3G", scratch.path("large").text].map { Array($0.utf8) })
    child.patience = 60_000
    #expect(try child.run().status == .exited(0))
    try scratch.write("a.txt", "text\n")
    for arguments in [["-c", "large"], ["--baseline", "large"]] {
      let outcome = try Credlint.run(["scan", "a.txt"] + arguments, in: scratch)
      #expect(outcome.status == 2)
      #expect(outcome.errorText.contains("large: cannot be read: file too large"))
    }
    let report = try Credlint.run("report", "/dev/zero", in: scratch)
    #expect(report.status == 2 && report.errorText.contains("'/dev/zero': file too large"))
  }

  @Test func `folders deeper than a path may be long`() throws {
    let scratch = try ScratchFolder()
    let script = #"chdir $ARGV[0]; for (1..4000) { mkdir "d" or die; chdir "d" or die }"#
    var child = Child("perl", ["-e", script].map { Array($0.utf8) } + [scratch.root.bytes])
    child.patience = 60_000
    #expect(try child.run().status == .exited(0))
    try scratch.write("a.py", String(decoding: Self.source(8), as: UTF8.self))
    let report = try report(in: scratch, status: 2)
    #expect(report.found.map(\.location.path) == ["a.py"])
    #expect(!report.scan.unread.isEmpty && report.tellsUnread)
  }

  @Test func `rules and configurations that expand without end, and patterns that never end`()
    throws
  {
    let scratch = try ScratchFolder()
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let last = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(last)]\n"
    }
    try scratch.write("bomb.yaml", bomb)
    #expect(try Credlint.run("rules", "test", "bomb.yaml", in: scratch).status == 2)
    try scratch.write(".credlint.yaml", bomb)
    #expect(try Credlint.scan(in: scratch).status == 2)
    try scratch.remove(".credlint.yaml")
    try scratch.remove("bomb.yaml")
    try scratch.write(
      "rules.yaml",
      """
      provider: acme
      title: Acme
      detectors:
        - id: acme-key
          title: Acme key
          keywords: [acme_]
          pattern: 'acme_(?<secret>(a+)+)z'
          severity: high
          confidence: high
          remediation: [Revoke it.]
          references: ['https://acme.example/']
          tests:
            match: ['acme_«{{a:9}}»z', 'x acme_«{{a:8}}»z']
            refuse: [{text: acme_b, why: none}, {text: acme_az1 b, why: none}]
      """)
    try scratch.write(".credlint.yaml", "rules: {files: [rules.yaml]}\n")
    try scratch.write("a.txt", "acme_" + String(repeating: "a", count: 5_000) + "y\n")
    let outcome = try Credlint.scan("a.txt", in: scratch)
    #expect(outcome.status == 2, Comment(rawValue: outcome.errorText))
  }
}
