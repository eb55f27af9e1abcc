import Model

/// SARIF 2.1.0, one run, for code-scanning services.
struct Sarif: ReportFormat {
  static let name = "sarif"
  static let tellsFixes = true
  let showsSilenced: Bool

  /// Services store no more; the worst are kept.
  static let mostResults = 5_000

  func write(_ report: Report, to out: inout ByteSink) {
    let schema =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    JSONWriter.write(to: &out, indented: true) { json in
      json.object { json in
        json.member("$schema", schema)
        json.member("version", "2.1.0")
        json.array("runs", [report]) { json, report in json.object { run(report, &$0) } }
      }
    }
  }

  private func run(_ report: Report, _ json: inout JSONWriter) {
    let results = Self.worst(of: report.findings)
    let weaknesses = report.rules.compactMap { Weakness(ofRule: $0.id) }.distinct.sorted {
      $0.number < $1.number
    }
    json.object("tool") { json in json.object("driver") { driver(report, weaknesses, &$0) } }
    if !weaknesses.isEmpty { json.sarifTaxonomy(weaknesses) }
    json.array("invocations", [report.scan]) { json, scan in
      json.object { json in
        json.member("executionSuccessful", scan.isComplete)
        json.member("endTimeUtc", scan.now.rfc3339)
        notifications(scan, omitted: report.findings.count - results.count, &json)
      }
    }
    if let revision = report.scan.revision {
      json.array("versionControlProvenance", [revision]) { json, revision in
        json.object { json in
          json.member("repositoryUri", revision.repository)
          if let commit = revision.commit { json.member("revisionId", commit) }
          if let branch = revision.branch { json.member("branch", branch) }
          json.object("mappedTo") { $0.member("uriBaseId", "SRCROOT") }
        }
      }
    }
    json.object("originalUriBaseIds") { json in
      json.object("SRCROOT") { json in
        json.object("description") { $0.member("text", "The root of what was scanned.") }
      }
    }
    json.object("automationDetails") { $0.member("id", "credlint/") }
    json.member("columnKind", "utf16CodeUnits")
    json.member("redactionTokens", ["********"])
    let indices = Dictionary(zip(report.rules.map(\.id), 0...)) { first, _ in first }
    let credentials = report.credentialIndices
    // Suppressions stand on all results or on none (3.27.23); code scanning takes none into account.
    let open = results.map { (finding: $0, suppressions: showsSilenced ? [] : [String]?.none) }
    let silenced = (showsSilenced ? report.silenced : []).map {
      (
        finding: $0.finding,
        suppressions: Optional([$0.means == .comment ? "inSource" : "external"])
      )
    }
    json.array("results", open + silenced) { json, result in
      json.sarifResult(
        result.finding, ruleIndex: indices[result.finding.rule],
        credential: result.finding.credential.flatMap { credentials[$0] }.map {
          report.credentials[$0]
        },
        suppressions: result.suppressions)
    }
    json.object("properties") { json in
      json.member("mode", report.scan.mode)
      json.member("now", report.scan.now.rfc3339)
      json.member("files", report.scan.files)
      json.member("blobs", report.scan.blobs)
      json.member("commits", report.scan.commits)
      json.member("bytes", report.scan.bytes)
      json.member("suppressed", report.scan.suppressed)
    }
  }

  private func driver(_ report: Report, _ weaknesses: [Weakness], _ json: inout JSONWriter) {
    json.member("name", "credlint")
    json.member("version", report.tool.version)
    json.member("semanticVersion", report.tool.version)
    json.member("informationUri", "urn:credlint")
    json.array("rules", report.rules) { json, rule in
      json.sarifRule(
        rule, weakness: Weakness(ofRule: rule.id).flatMap { weaknesses.firstIndex(of: $0) })
    }
    if !weaknesses.isEmpty {
      json.array("supportedTaxonomies", [0]) { json, index in json.sarifTaxonomyReference(index) }
    }
    json.array("notifications", Notification.allCases) { json, notification in
      json.object { json in
        json.member("id", notification.rawValue)
        json.object("shortDescription") { $0.member("text", notification.meaning) }
      }
    }
    json.object("properties") { json in
      json.member("detectors", report.tool.detectors)
      json.member("practices", report.tool.practices)
      json.member("digest", report.tool.digest)
    }
  }

  private func notifications(
    _ scan: Report.Summary, omitted: Int, _ json: inout JSONWriter
  ) {
    var told = scan.unread.map {
      (Notification.unread, $0.sentence(" was not read"), Optional($0.path))
    }
    told += scan.warnings.map { (.warning, $0.sentence(""), $0.path) }
    told += scan.skipped.map { (.skipped, $0.sentence(" was skipped"), $0.path) }
    if omitted > 0 {
      let text = "\(counted(omitted, "less severe finding")) left out; the JSON report has all."
      told.append((.omitted, text, nil))
    }
    json.array("toolExecutionNotifications", told) { json, notification in
      let (kind, text, path) = notification
      json.object { json in
        json.object("descriptor") { $0.member("id", kind.rawValue) }
        json.member("level", kind.level.rawValue)
        json.object("message") { $0.member("text", text) }
        guard let path else { return }
        json.array("locations", [path]) { json, path in
          json.object { json in json.object("physicalLocation") { $0.sarifArtifact(path) } }
        }
      }
    }
  }

  /// The findings that services would keep, still in the report's order.
  private static func worst(of findings: [Finding]) -> [Finding] {
    guard findings.count > mostResults else { return findings }
    return findings.worstFirst.prefix(mostResults).sorted().map { findings[$0] }
  }

  /// What is told about the run itself.
  private enum Notification: String, CaseIterable {
    case unread, warning, skipped, omitted

    var level: Level {
      switch self {
      case .unread: .error
      case .warning: .warning
      case .skipped, .omitted: .note
      }
    }

    var meaning: String {
      switch self {
      case .unread: "Asked for and not read: the scan is incomplete."
      case .warning: "Read, with something odd about it."
      case .skipped: "Passed over by a documented default."
      case .omitted: "More findings than code-scanning services store."
      }
    }
  }
}

extension Notice {
  /// One sentence with the path in quotes; `what` stands right behind it.
  func sentence(_ what: String) -> String {
    Reports.sentence("'\(path.text)'\(what): \(reason)")
  }
}
