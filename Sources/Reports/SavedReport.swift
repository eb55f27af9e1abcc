package import Model

/// Why a file is no report of ours: where in it, what was expected.
package struct SavedReportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// As in `findings[3].severity`; empty for the whole.
  package var place: String
  package var expected: String

  package var description: String {
    place.isEmpty ? "expected \(expected)" : "\(place): expected \(expected)"
  }
}

extension Report {
  /// Reads what `--format json` prints. Members that are unknown are passed over, and those that are
  /// not needed may be missing; another schema than `credlint-report/1` is refused.
  package init(savedAs json: JSONValue) throws(SavedReportError) {
    let whole = SavedObject(json, place: "")
    guard try whole.text("schema") == "credlint-report/1" else {
      throw SavedReportError(place: "schema", expected: "credlint-report/1")
    }
    let tool = try whole.object("tool")
    let rules = try tool.object("rules")
    self.init(
      tool: Tool(
        version: try tool.text("version"), detectors: rules.count("detectors"),
        practices: rules.count("practices"), digest: try rules.text("digest")),
      scan: try Summary(saved: whole.object("scan")), findings: [], credentials: [], rules: [])
    for saved in try whole.objects("findings") { findings.append(try Finding(saved: saved)) }
    for saved in try whole.objects("credentials") {
      credentials.append(try Credential(saved: saved, among: findings))
    }
    for saved in try whole.objects("rules") { self.rules.append(try Rule(saved: saved)) }
    if self.rules.isEmpty { self.rules = findings.rules }
  }
}

extension Report.Summary {
  fileprivate init(saved: SavedObject) throws(SavedReportError) {
    self.init(mode: try saved.text("mode"), now: try saved.instant("now"))
    files = saved.count("files")
    blobs = saved.count("blobs")
    commits = saved.count("commits")
    bytes = saved.count("bytes")
    suppressed = saved.count("suppressed")
    skipped = try saved.notices("skipped")
    unread = try saved.notices("unread")
    warnings = try saved.notices("warnings")
    guard let isComplete = saved.json["complete"]?.flag else {
      throw SavedReportError(place: saved.place + ".complete", expected: "true or false")
    }
    if !isComplete && unread.isEmpty {
      unread = [Notice(path: BytePath("."), reason: "the saved report does not say what")]
    }
    if let repository = saved.optionalObject("revision") {
      revision = Report.Revision(
        repository: try repository.text("repository"),
        commit: repository.optionalText("commit"), branch: repository.optionalText("branch"))
    }
  }
}

extension Finding {
  fileprivate init(saved: SavedObject) throws(SavedReportError) {
    self.init(
      id: try saved.text("id"), practice: try saved.text("practice"),
      detector: saved.optionalText("detector"), also: saved.texts("also"),
      severity: try saved.word("severity", Severity.init(name:)),
      confidence: try saved.word("confidence", Confidence.init(name:)),
      title: try saved.text("title"), message: try saved.text("message"),
      remediation: saved.texts("remediation"), references: saved.texts("references"),
      location: try Location(saved: saved.object("location")),
      exposure: saved.optionalText("exposure").flatMap(Exposure.init(rawValue:)),
      credential: saved.optionalText("credential"))
    if let text = saved.optionalText("snippet") {
      let mark = saved.optionalObject("mark")
      let start = mark?.count("start") ?? 0
      snippet = Snippet(text: text, mark: start..<max(start, mark?.count("end") ?? 0))
    }
    fix = try saved.optionalObject("fix").map(ProposedFix.init(saved:))
    let source = saved.json["evidence"]?["source"]?.text
    for member in saved.json["evidence"]?.members ?? [] where member.name != "source" {
      let values = member.value.elements.isEmpty ? [member.value] : member.value.elements
      for value in values {
        guard let fact = Evidence.Value(saved: value) else { continue }
        evidence.append(Evidence(name: member.name, value: fact, source: source))
      }
    }
  }
}

extension ProposedFix {
  fileprivate init(saved: SavedObject) throws(SavedReportError) {
    self.init(variable: try saved.text("variable"), edits: [])
    for edit in try saved.objects("edits") {
      guard let start = edit.position("line", "column"),
        let end = edit.position("endLine", "endColumn")
      else { throw SavedReportError(place: edit.place, expected: "two positions") }
      edits.append(Edit(start: start, end: end, text: try edit.text("text")))
    }
  }
}

extension Finding.Evidence.Value {
  fileprivate init?(saved json: JSONValue) {
    switch json {
    case .integer(let number): self = .number(number)
    case .text(let text): self = .text(text)
    default: return nil
    }
  }
}

extension Finding.Location {
  fileprivate init(saved: SavedObject) throws(SavedReportError) {
    self.init(path: try saved.path(), lineHash: saved.optionalText("lineHash"))
    start = saved.position("line", "column")
    end = saved.position("endLine", "endColumn")
    if let commit = saved.optionalText("commit") {
      self.commit = Commit(
        id: commit, author: saved.optionalText("author"), date: saved.optionalInstant("date"))
    }
  }
}

extension Report.Credential {
  fileprivate init(saved: SavedObject, among findings: [Finding]) throws(SavedReportError) {
    let id = try saved.text("id")
    self.init(
      id: id, detector: try saved.text("detector"), provider: try saved.text("provider"),
      redacted: try saved.text("redacted"), fingerprint: saved.optionalText("fingerprint"),
      places: [])
    for place in try saved.objects("places") {
      places.append(try Finding.Location(saved: place))
    }
    for row in try saved.objects("listings") {
      listings.append(
        Finding.Location(path: try row.path(), start: row.position("line", "column")))
    }
    for fact in try saved.objects("facts") {
      facts.append(
        ToldFact(
          name: try fact.text("fact"), value: fact.optionalText("value"),
          source: try fact.text("source")))
    }
    if places.isEmpty && listings.isEmpty {
      places = findings.filter { $0.credential == id }.map(\.location).distinct
    }
    keyID = saved.optionalText("keyId")
    name = saved.optionalText("name")
    role = saved.optionalText("role")
    createdAt = saved.optionalInstant("createdAt")
    expiresAt = saved.optionalInstant("expiresAt")
    lastUsedAt = saved.optionalInstant("lastUsedAt")
    if let identity = saved.optionalObject("identity") {
      self.identity = Identity(
        kind: try identity.word("kind", Identity.Kind.init(rawValue:)),
        id: identity.optionalText("id"))
    }
    if let commit = saved.optionalObject("firstSeen") {
      firstSeen = Commit(id: try commit.text("commit"), date: commit.optionalInstant("date"))
    }
  }
}

extension Report.Rule {
  fileprivate init(saved: SavedObject) throws(SavedReportError) {
    self.init(
      id: try saved.text("id"), title: try saved.text("title"),
      why: saved.optionalText("why") ?? "", remediation: saved.texts("remediation"),
      references: saved.texts("references"),
      severity: try saved.word("severity", Severity.init(name:)),
      confidence: try saved.word("confidence", Confidence.init(name:)))
  }
}

extension [Finding] {
  /// What the findings themselves tell of their rules, sorted by id.
  fileprivate var rules: [Report.Rule] {
    let first = Dictionary(map { ($0.rule, $0) }) { first, _ in first }
    return first.values.map { finding in
      Report.Rule(
        id: finding.rule, title: finding.title, why: "", remediation: finding.remediation,
        references: finding.references, severity: finding.severity,
        confidence: finding.confidence)
    }.sorted { $0.id < $1.id }
  }
}
