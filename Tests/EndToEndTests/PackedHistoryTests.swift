import Foundation
import TestSupport
import Testing

/// A history read from packs, delta by delta, says what it says when git is asked for each blob.
@Suite struct PackedHistoryTests {
  /// How git keeps what was written.
  enum Storage: String, CaseIterable {
    case chains, longChains, whole, loose, manyPacks, borrowed, sha256
  }

  /// A history that is drawn: files that are edited, moved, copied and merged, with values among them.
  private struct Writer {
    var random: SplitMix64
    var stream = ""
    private var files: [String: [String]] = [:]
    private var marks = 0
    private var values: UInt64 = 0

    private static let paths = [
      "app/main.py", "deploy.sh", "config/dev.yml", "keys/a.json", "README.md",
    ]

    init(seed: UInt64) {
      random = SplitMix64(seed: seed)
      for path in Self.paths { files[path] = (0..<120).map { _ in filler() } }
    }

    private mutating func filler() -> String {
      String(
        decoding: random.bytes(random.number(in: 0..<60), of: "abcdefgh ijklmn_opqrst="),
        as: UTF8.self)
    }

    /// A line with a value, or one that bears on values beside it; old values come back.
    private mutating func telling() -> String {
      values += 1
      let seed = random.number(in: 0..<3) == 0 ? UInt64(random.number(in: 1..<9)) : 100 + values
      switch random.number(in: 0..<12) {
      case 0: return "token = '\(Drawn.githubToken(seed))'"
      case 1: return "curl -u user:\(Drawn.githubToken(seed)) https://example.com # gitleaks:allow"
      case 2: return "  \"apikey\": \"\(Drawn.ibmKey(seed))\","
      case 3: return Drawn.serviceCredential(Drawn.ibmKey(seed), role: "Manager")
      case 4: return Drawn.keyFile(Drawn.ibmKey(seed))
      case 5: return "IBMCLOUD_API_KEY=\(Drawn.ibmKey(seed))"
      case 6: return "# gitleaks:allow"
      case 8:
        let text = "some words and \(Drawn.githubToken(seed)) " + filler()
        return "data: " + Data(text.utf8).base64EncodedString()
      case 9:
        let token = Drawn.githubToken(seed)
        return "token = '\(token.prefix(12))' + '\(token.dropFirst(12))'"
      case 10: return "url: a%3Db%26token%3D\(Drawn.githubToken(seed))%26x%20y"
      case 7: return "password: \"\(drawn("{{base62:18}}", seed: seed))\""
      default: return String(Drawn.githubToken(seed).prefix(random.number(in: 1..<40)))
      }
    }

    private mutating func edit(_ lines: inout [String]) {
      for _ in 0..<random.number(in: 1..<5) {
        let place = random.number(in: 0..<(lines.count + 1))
        switch random.number(in: 0..<8) {
        case 0...2: lines.insert(telling(), at: place)
        case 3: lines.insert(filler(), at: place)
        case 4 where place < lines.count: lines.remove(at: place)
        case 5 where place < lines.count:
          // A cut through a line, and maybe through a value.
          let line = Array(lines[place].utf8)
          let cut = random.number(in: 0..<(line.count + 1))
          lines[place] = String(decoding: line[..<cut], as: UTF8.self)
          lines.insert(String(decoding: line[cut...], as: UTF8.self), at: place + 1)
        case 6 where place + 1 < lines.count: lines[place] += lines.remove(at: place + 1)
        default:
          let end = min(lines.count, place + random.number(in: 0..<30))
          lines += lines[place..<end]
        }
      }
    }

    mutating func commit(to branch: String, merging other: String? = nil) {
      marks += 1
      let message = random.number(in: 0..<6) == 0 ? telling() : "change \(marks)"
      stream += "commit refs/heads/\(branch)\nmark :\(marks)\n"
      // Some commits are dated before those that they follow.
      let date = 1_700_000_000 + 1_000 * marks + random.number(in: 0..<20_000)
      stream += "committer Test <test@example.com> \(date) +0000\n"
      stream += "data \(message.utf8.count)\n\(message)\n"
      if let other { stream += "merge refs/heads/\(other)\n" }
      for _ in 0..<random.number(in: 1..<3) {
        let path = random.pick(from: Self.paths)
        var lines =
          random.number(in: 0..<9) == 0
          ? files[random.pick(from: Self.paths)] ?? [] : files[path] ?? []
        edit(&lines)
        files[path] = lines
        let text = lines.joined(separator: "\n")
        let name = random.number(in: 0..<12) == 0 ? "moved/" + path : path
        stream += "M 100644 inline \(name)\ndata \(text.utf8.count)\n\(text)\n"
      }
    }
  }

  private static func stream(seed: UInt64) -> String {
    var writer = Writer(seed: seed)
    writer.commit(to: "main")
    writer.stream += "reset refs/heads/side\nfrom :1\n\n"
    for round in 1..<60 {
      let onSide = writer.random.number(in: 0..<4) == 0
      let isMerge = round % 13 == 0
      if round % 20 == 0 { writer.stream += "checkpoint\n\n" }
      writer.commit(to: onSide && !isMerge ? "side" : "main", merging: isMerge ? "side" : nil)
    }
    return writer.stream
  }

  private func arrange(_ storage: Storage, seed: UInt64) throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    let format = storage == .sha256 ? "sha256" : "sha1"
    try scratch.makeFolder("made")
    try scratch.git(
      "init", "--quiet", "--initial-branch=main", "--object-format=\(format)", in: "made")
    try scratch.importCommits(
      Self.stream(seed: seed), in: "made", isPacked: storage != .loose)
    switch storage {
    case .chains, .sha256: try scratch.git("repack", "-adfq", in: "made")
    case .longChains: try scratch.git("repack", "-adfq", "--depth=250", "--window=250", in: "made")
    case .whole: try scratch.git("repack", "-adfq", "--depth=0", in: "made")
    case .loose: break
    case .manyPacks: try scratch.git("multi-pack-index", "write", in: "made")
    case .borrowed:
      try scratch.git("repack", "-adfq", in: "made")
      try scratch.git("clone", "--quiet", "--shared", "--no-checkout", "made", "borrower")
    }
    return scratch
  }

  @Test(arguments: Storage.allCases) func `the same bytes, from packs and from git`(
    _ storage: Storage
  ) throws {
    let seed = UInt64(4_000 + (Storage.allCases.firstIndex(of: storage) ?? 0))
    let scratch = try arrange(storage, seed: seed)
    let folder = storage == .borrowed ? "borrower" : "made"
    let options = [
      "scan", "--history", folder, "--now", Credlint.now, "-f", "json", "--min-confidence", "low",
    ]
    let fromPacks = try Credlint.run(options, in: scratch)
    let fromGit = try Credlint.run(options, in: scratch, variables: ["CREDLINT_HISTORY": "git"])
    #expect(fromPacks.status == 1, Comment(rawValue: fromPacks.errorText))
    #expect(fromPacks.output == fromGit.output, "seed \(seed)")
    #expect(fromPacks.errorText == fromGit.errorText)
  }

  @Test func `the same bytes, whatever was known before`() throws {
    let seed: UInt64 = 4_101
    let scratch = try arrange(.chains, seed: seed)
    var random = SplitMix64(seed: seed)
    let commits = try scratch.git("rev-list", "--all", in: "made").split(separator: "\n")
    let options = [
      "scan", "--history", "made", "--now", Credlint.now, "-f", "json", "--min-confidence", "low",
    ]
    for round in 0..<5 {
      for branch in ["main", "side", "other"] where random.number(in: 0..<3) != 0 {
        let commit = round == 2 ? commits[0] : random.pick(from: commits)
        try scratch.git("update-ref", "refs/heads/\(branch)", String(commit), in: "made")
      }
      let known = try Credlint.run(options, in: scratch)
      let anew = try Credlint.run(options + ["--no-cache"], in: scratch)
      #expect(known.output == anew.output, "seed \(seed), round \(round)")
      #expect(known.errorText == anew.errorText)
    }
  }
}
