import Model

/// Reports made in code; every secret is drawn at run time.
enum Sample {
  /// Letters and digits that look like a token, the same for the same seed.
  static func secret(_ prefix: [String] = ["g", "hp_"], count: Int = 36, seed: UInt64 = 1) -> Secret
  {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    var state = seed
    let tail = (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return alphabet[Int(state >> 33) % alphabet.count]
    }
    return Secret(Array(prefix.joined().utf8) + tail)
  }

  static func detector(_ id: String = "github-pat", prefix: [String] = ["g", "hp_"]) -> Detector {
    var detector = Detector(
      id: id, title: "GitHub personal access token", provider: "github",
      severity: .high, confidence: .high)
    detector.prefix = prefix.joined()
    return detector
  }

  /// Where a mark of `count` characters stands after `before`, on one line.
  static func span(line: Int, after before: String, count: Int) -> (start: Position, end: Position)
  {
    func position(_ further: Int) -> Position {
      Position(
        line: line, column: before.unicodeScalars.count + further + 1,
        utf16Column: before.utf16.count + further + 1,
        byteColumn: before.utf8.count + further + 1)
    }
    return (position(0), position(count))
  }

  static func occurrence(
    _ secret: Secret, detector: Detector = Sample.detector(), path: BytePath, line: Int = 1,
    before: String = "token = '"
  ) -> Occurrence {
    let shown = secret.redacted(publicPrefix: detector.prefix)
    let mark = before.unicodeScalars.count..<(before + shown).unicodeScalars.count
    let span = span(line: line, after: before, count: secret.bytes.count)
    return Occurrence(
      reading: Shared(detector), path: path, secret: secret,
      range: ByteRange(before.utf8.count, before.utf8.count + secret.bytes.count),
      start: span.start, end: span.end,
      snippet: Snippet(text: before + shown + "'", mark: mark), setting: [.code])
  }

  static func finding(
    _ occurrence: Occurrence, id: String = "f0", practice: String = "embedded-key",
    severity: Severity = .high, credential: String? = "c1",
    message: String = "A GitHub personal access token stands in the source."
  ) -> Finding {
    Finding(
      id: id, practice: practice, detector: occurrence.detector.id, severity: severity,
      confidence: .high, title: "GitHub personal access token in source", message: message,
      remediation: ["Revoke the token.", "Read the new one from `$GITHUB_TOKEN`."],
      references: ["https://docs.example/tokens"],
      location: Finding.Location(occurrence),
      exposure: .committed, credential: credential, snippet: occurrence.snippet)
  }

  /// What a report tells of a credential.
  static func credential(
    _ id: String, _ detector: Detector, _ secret: Secret, _ places: [Occurrence],
    facts: [Fact] = []
  ) -> Report.Credential {
    let credential = Credential(
      id: id, reading: Shared(detector), secret: secret, occurrences: places, facts: facts)
    return Report.Credential(credential, fingerprint: "f" + id)
  }

  /// A finding about a place, with no detector, credential or position.
  static func folderFinding(path: BytePath = BytePath("."), severity: Severity = .low) -> Finding {
    Finding(
      id: "place", practice: "ignore-missing", detector: nil, severity: severity,
      confidence: .medium, title: "Key files are not ignored",
      message: "apikey.json is not ignored",
      remediation: ["Add it to .gitignore."], references: [], location: .init(path: path))
  }

  static func rule(_ id: String, severity: Severity = .high) -> Report.Rule {
    Report.Rule(
      id: id, title: "GitHub personal access token in source",
      why: "Whoever reads the repository can act as the token's owner",
      remediation: ["Revoke the token.", "Pass <NAME> to `rotate <NAME>`."],
      references: ["docs only in print", "https://docs.example/tokens"], severity: severity,
      confidence: .high)
  }

  static func report(
    _ findings: [Finding] = [], credentials: [Report.Credential] = [], rules: [Report.Rule] = [],
    scan change: (inout Report.Summary) -> Void = { _ in }
  ) -> Report {
    var scan = Report.Summary(mode: "tree", now: Instant(seconds: 1_767_225_600))
    scan.files = 212
    scan.bytes = 1_312_345
    change(&scan)
    let tool = Report.Tool(
      version: "0.1.0", detectors: 640, practices: 31, digest: String(repeating: "0a", count: 32))
    return Report(
      tool: tool, scan: scan, findings: findings, credentials: credentials, rules: rules)
  }

  /// The values that `full` is about.
  static let secrets = [secret(), secret(["AK", "IA"], count: 16, seed: 7)]

  /// One credential in three places, one of them not UTF-8, with facts; a second one; and a folder.
  static var full: Report {
    let (secret, second) = (secrets[0], secrets[1])
    var places = [
      occurrence(secret, path: BytePath("a#b%20c/deploy ü.sh"), line: 3, before: "\u{1F511} t='"),
      occurrence(secret, path: BytePath(Array("src/".utf8) + [0xFF, 0x2E, 0x70]), line: 14),
      occurrence(secret, path: BytePath("src/evil\n\u{1B}[2J\u{202E}.py"), line: 1),
    ]
    places[0].lineHash = "0a1b2c:1"
    let facts = [
      Fact(.createdAt(Instant(seconds: 1_750_000_000)), source: "createdAt in apikey.json"),
      Fact(.keyID("ApiKey-1"), source: "id in apikey.json"),
      Fact(.identity(Identity(kind: .serviceID, id: "ServiceId-1")), source: "apikey.json"),
    ]
    let aws = detector("aws-access-key", prefix: ["AK", "IA"])
    let lone = occurrence(second, detector: aws, path: BytePath("commit-message:0a1b"), line: 2)
    var old = finding(places[0], id: "old", practice: "key-age", severity: .medium)
    old.evidence = [
      .init(name: "ageDays", value: .number(200), source: "createdAt in apikey.json"),
      .init(name: "file", value: .text("one.json"), source: "createdAt in apikey.json"),
      .init(name: "file", value: .text("two.json"), source: nil),
    ]
    var first = finding(places[0], id: "f1", severity: .critical)
    first.also = ["key-on-command-line"]
    return report(
      [
        folderFinding(), first, old,
        finding(lone, id: "f2", practice: "key-in-history", credential: "c2"),
        finding(places[1], id: "f1-2"), finding(places[2], id: "f1-3"),
      ],
      credentials: [
        credential("c1", detector(), secret, places, facts: facts),
        credential("c2", aws, second, [lone]),
      ],
      rules: [
        rule("embedded-key/github-pat"), rule("ignore-missing", severity: .low),
        rule("key-age/github-pat", severity: .medium), rule("key-in-history/aws-access-key"),
      ]
    ) { scan in
      scan.suppressed = 2
      scan.skipped = [Notice(path: BytePath("run/fifo"), reason: "a FIFO")]
      scan.unread = [Notice(path: BytePath("big one.zip"), reason: "nested deeper than 5 archives")]
      scan.warnings = [Notice(path: BytePath("keys.json"), reason: "a page of more")]
    }
  }
}
