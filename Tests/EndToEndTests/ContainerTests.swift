import TestSupport
import Testing

/// What a container holds is found where it stands in it.
@Suite struct ContainerTests {
  private static func source(_ seed: UInt64) -> [UInt8] {
    Array("# é\ntoken = '\(Drawn.githubToken(seed))'\n".utf8)
  }

  /// RFC 1950 and 1951: one stored block, and a checksum that nobody judges.
  private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    let (low, high) = (UInt8(truncatingIfNeeded: bytes.count), UInt8(bytes.count >> 8))
    return [0x78, 0x01, 0x01, low, high, ~low, ~high] + bytes + [0, 0, 0, 0]
  }

  /// As rpm lays it out: a lead, two headers without entries, and a compressed cpio.
  private static func rpm(_ bytes: [UInt8]) throws -> [UInt8] {
    let lead: [UInt8] = [0xED, 0xAB, 0xEE, 0xDB, 3, 0] + [UInt8](repeating: 0, count: 90)
    let header: [UInt8] = [0x8E, 0xAD, 0xE8, 1] + [UInt8](repeating: 0, count: 12)
    return lead + header + header + (try Archive.bytes(.cpioGzip, .init("a/b.py", bytes)))
  }

  /// A cpio with binary headers, of either order of bytes.
  private static func binaryCpio(
    _ name: String, _ bytes: [UInt8], isBigEndian: Bool
  ) -> [UInt8] {
    func entry(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
      let name = Array(name.utf8) + [0]
      let words = [0o070707, 1, 2, 0o100644, 0, 0, 1, 0, 0, 0, name.count, 0, bytes.count]
      let head = words.flatMap { word in
        let pair = [UInt8(word & 255), UInt8(word >> 8)]
        return isBigEndian ? pair.reversed() : pair
      }
      return head + name + [UInt8](repeating: 0, count: name.count % 2) + bytes
        + [UInt8](repeating: 0, count: bytes.count % 2)
    }
    return entry(name, bytes) + entry("TRAILER!!!", [])
  }

  /// A tar as it was before POSIX: only the checksum of its header tells what it is.
  private static func oldTar(_ tar: [UInt8]) -> [UInt8] {
    var tar = tar
    for index in 257..<265 { tar[index] = 0 }
    for index in 148..<156 { tar[index] = 0x20 }
    let digits = String(tar[..<512].reduce(0) { $0 + Int($1) }, radix: 8)
    let checksum = String(repeating: "0", count: 6 - digits.count) + digits
    tar.replaceSubrange(148..<155, with: Array(checksum.utf8) + [0])
    return tar
  }

  /// As Microsoft's tools write a library: two lists of symbols, names that end in zeros, an object.
  private static func objectLibrary(_ object: [UInt8]) -> [UInt8] {
    func member(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
      func field(_ text: String, _ width: Int) -> [UInt8] {
        Array(text.utf8) + [UInt8](repeating: 0x20, count: width - text.utf8.count)
      }
      return field(name, 16) + field("1635407542", 12) + field("", 12) + field("0", 8)
        + field("\(bytes.count)", 10) + Array("`\n".utf8) + bytes
        + [UInt8](repeating: 0x0A, count: bytes.count % 2)
    }
    return Array("!<arch>\n".utf8) + member("/", [0, 0, 0, 0]) + member("/", [0, 0, 0, 0])
      + member("//", Array("src/closures.obj\0".utf8)) + member("/0", object)
  }

  @Test func `a library of Microsoft's is searched as bytes`() throws {
    let scratch = try ScratchFolder()
    let object = [0, 0x64, 0x86, 0] + Self.source(1) + [0, 0, 0]
    try scratch.write(Array("ffi.lib".utf8), Self.objectLibrary(object))
    let outcome = try Credlint.run(["scan", "-f", "concise"], in: scratch)
    #expect(outcome.status == 1, "\(outcome.errorText)")
    #expect(outcome.text.contains("ffi.lib:"))
    #expect(outcome.text.contains("github-pat"))
  }

  @Test func `what stands behind the end of a container, or before its beginning`() throws {
    func tar(_ name: String, _ bytes: [UInt8]) throws -> [UInt8] {
      try Archive.bytes(.tar, .init(name, bytes))
    }
    func packed(_ bytes: [UInt8]) throws -> [UInt8] {
      try Archive.bytes(.gzip, .init("x", bytes))
    }
    let small = Array("x".utf8)
    let zeros = [UInt8](repeating: 0, count: 4096)
    let skippable: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
    let cpio = try Archive.bytes(.cpio, .init("a", small))
    let cpioGzip = try Archive.bytes(.cpioGzip, .init("b.py", Self.source(61)))
    try CarrierTrial([
      Carrier(
        "two.tar.gz", try packed(tar("a", small) + tar("b.py", Self.source(60))),
        finds: "b.py github-pat 2:10"),
      Carrier("initrd", cpio + cpioGzip, finds: "initrd!b.py github-pat 2:10"),
      Carrier(
        "two.tar", try tar("a", small) + tar("b.gz", packed(Self.source(62))),
        finds: "b.gz!b github-pat 2:10"),
      Carrier(
        "behind.tar.gz", try packed(tar("a", small) + Self.source(63)),
        finds: "behind.tar github-pat 2:10"),
      Carrier(
        "zeros.gz", try packed(zeros + Self.source(64)), finds: "zeros github-pat 2:10"),
      Carrier(
        "old.tar", Self.oldTar(try tar("b.py", Self.source(65))), finds: "b.py github-pat 2:10"),
      Carrier(
        "some.zst", skippable + (try Archive.bytes(.zstd, .init("x", Self.source(67)))),
        finds: "some!some github-pat 2:10"),
      Carrier(
        "little.cpio", Self.binaryCpio("b.py", Self.source(68), isBigEndian: false),
        finds: "b.py github-pat 2:10"),
      Carrier(
        "big.cpio", Self.binaryCpio("b.py", Self.source(69), isBigEndian: true),
        finds: "b.py github-pat 2:10"),
      Carrier(
        "program.pyz",
        Array("#!/usr/bin/env python3\n".utf8)
          + (try Archive.bytes(.zip, .init("b.py", Self.source(66)))),
        finds: "b.py github-pat 2:10"),
    ]).run()
  }

  @Test func `every kind of container, in every way of scanning`() throws {
    var carriers: [Carrier] = []
    for (number, form) in Archive.Form.allCases.enumerated() {
      let bytes = try Archive.bytes(form, .init("a/b.py", Self.source(UInt64(number))))
      let path = "some.\(form.rawValue)"
      switch form {
      case .gzip, .bzip2, .xz, .lzma, .zstd, .lz4, .compress:
        carriers.append(Carrier(path, bytes, finds: "some github-pat 2:10"))
      case .ar: carriers.append(Carrier(path, bytes, finds: "b.py github-pat 2:10"))
      default: carriers.append(Carrier(path, bytes, finds: "a/b.py github-pat 2:10"))
      }
    }
    // A second member, and a checksum that is wrong.
    let members =
      try Archive.bytes(.gzip, .init("a", Array("text\n".utf8)))
      + Archive.bytes(.gzip, .init("b", Self.source(28)))
    carriers.append(Carrier("two.gz", members, finds: "two github-pat 3:10"))
    var mistaken = try Archive.bytes(.gzip, .init("a", Self.source(29)))
    mistaken[mistaken.count - 8] ^= 1
    carriers.append(Carrier("sum.gz", mistaken, finds: "sum github-pat 2:10"))
    let inner = try Archive.bytes(.tarGzip, .init("d/e.py", Self.source(30)))
    let jar = try Archive.bytes(.zip, .init("c.tgz", inner))
    carriers.append(
      Carrier(
        "nest.7z", try Archive.bytes(.sevenZip, .init("b.jar", jar)),
        finds: "b.jar!c.tgz!d/e.py github-pat 2:10"))
    let layer = try Archive.bytes(.tar, .init("app/.env", Array("T=\(Drawn.githubToken(31))".utf8)))
    carriers.append(
      Carrier(
        "image.tar", try Archive.bytes(.tar, .init("abc/layer.tar", layer)),
        finds: "abc/layer.tar!app/.env github-pat 1:3"))
    carriers.append(
      Carrier("deflated.bin", Self.zlib(Self.source(32)), finds: "deflated github-pat 2:10"))
    carriers.append(
      Carrier(
        "hostile.tar",
        try Archive.bytes(
          .tar, .init("/etc/x", Self.source(33)), .init("link", [], linkedTo: "/etc/passwd"),
          .init("same", [], sameAs: "/etc/x"), .init("../../y", Self.source(34))),
        finds: "../../y github-pat 2:10", "/etc/x github-pat 2:10"))
    carriers.append(
      Carrier(
        "named.zip",
        try Archive.bytes(
          .zip, .init("c.env", Array("IBMCLOUD_API_KEY=\(Drawn.ibmKey(35))\n".utf8))),
        finds: "c.env ibm-cloud-api-key 1:18"))
    carriers.append(
      Carrier("a.rpm", try Self.rpm(Self.source(38)), finds: "a/b.py github-pat 2:10"))
    for (number, form) in StoredArchive.allCases.enumerated() {
      carriers.append(
        Carrier(
          "old.\(form)", form.bytes("a-b.py", Self.source(UInt64(50 + number))),
          finds: "a-b.py github-pat 2:10"))
    }
    carriers.append(
      Carrier("empty.gz", try Archive.bytes(.gzip, .init("", []))))
    carriers.append(
      Carrier(
        "locked.zip",
        try Archive.bytes(
          .zip, [.init("b.py", Self.source(39)), .init("c", Self.source(40))],
          passphrase: Drawn.ibmKey(41))))
    // What only begins like a container is bytes.
    carriers.append(
      Carrier("no.zip", [0x50, 0x4B, 3, 4] + Self.source(36), finds: "github-pat 2:10"))
    carriers.append(
      Carrier(
        "none.tar",
        try Archive.bytes(.tar, .init("x.gz", [0x1F, 0x8B, 8] + Self.source(37))),
        finds: "x.gz github-pat 2:10"))
    try CarrierTrial(carriers).run()
  }

  @Test func `a container larger than a piece is read from its file`() throws {
    let scratch = try ScratchFolder()
    var random = SplitMix64(seed: 3)
    let filler = random.bytes(9_000_000, of: Array(0...255))
    let bytes = try Archive.bytes(.zip, .init("filler", filler), .init("b.py", Self.source(1)))
    try scratch.write(Array("large.zip".utf8), bytes)
    let report = try ReportJSON(Credlint.scan("-f", "json", in: scratch))
    #expect(report.findings.map(\.location.text) == ["large.zip!b.py:2:10"])
    #expect(report.scan.complete)
    let input = try ReportJSON(
      Credlint.run(
        ["scan", "-f", "json", "--stdin", "--stdin-path", "x.zip"], in: scratch, feeding: bytes))
    #expect(input.findings.map(\.location.text) == ["x.zip!b.py:2:10"])
  }
}
