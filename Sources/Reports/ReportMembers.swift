import Model

// The members of `credlint-report/1`, in the order of the contract.
extension JSONWriter {
  /// `schema`, `tool` and `scan`.
  mutating func head(_ report: Report) {
    member("schema", "credlint-report/1")
    object("tool") { json in
      json.member("name", "credlint")
      json.member("version", report.tool.version)
      json.object("rules") { json in
        json.member("detectors", report.tool.detectors)
        json.member("practices", report.tool.practices)
        json.member("digest", report.tool.digest)
      }
    }
    let scan = report.scan
    object("scan") { json in
      json.member("mode", scan.mode)
      json.member("complete", scan.isComplete)
      json.member("now", scan.now.rfc3339)
      json.member("files", scan.files)
      json.member("blobs", scan.blobs)
      json.member("commits", scan.commits)
      json.member("bytes", scan.bytes)
      json.notices("skipped", scan.skipped)
      json.member("suppressed", scan.suppressed)
      json.notices("unread", scan.unread)
      json.notices("warnings", scan.warnings)
    }
  }

  /// All members of one finding.
  mutating func members(of finding: Finding) {
    member("id", finding.id)
    member("practice", finding.practice)
    member("detector", finding.detector)
    member("also", finding.also)
    member("severity", finding.severity.name)
    member("confidence", finding.confidence.name)
    member("title", finding.title)
    member("message", finding.message)
    member("remediation", finding.remediation)
    member("references", finding.references)
    object("location") { json in
      json.path(finding.location.path)
      json.member("line", finding.location.start?.line)
      json.member("column", finding.location.start?.column)
      json.member("endLine", finding.location.end?.line)
      json.member("endColumn", finding.location.end?.column)
      if let commit = finding.location.commit {
        json.member("commit", commit.id)
        json.member("author", commit.author)
        json.member("date", commit.date?.rfc3339)
      }
    }
    member("exposure", finding.exposure?.rawValue)
    member("credential", finding.credential)
    member("snippet", finding.snippet?.text)
    evidence(finding.evidence)
  }

  /// `evidence`: one member a name, a list where a name stands more than once, and all sources.
  mutating func evidence(_ evidence: [Finding.Evidence]) {
    object("evidence") { json in
      for name in evidence.map(\.name).distinct {
        let values = evidence.filter { $0.name == name }.map(\.value)
        if values.count == 1 {
          json.name(name)
          values.forEach { json.value($0) }
        } else {
          json.array(name, values) { $0.value($1) }
        }
      }
      let sources = evidence.compactMap(\.source).distinct
      if !sources.isEmpty { json.member("source", sources.joined(separator: "; ")) }
    }
  }

  /// `credentials`: what is known of each, never its value.
  mutating func credentials(_ credentials: [Credential]) {
    array("credentials", credentials) { json, credential in
      json.object { json in
        json.member("id", credential.id)
        json.member("detector", credential.detector.id)
        json.member("redacted", credential.redacted)
        json.member("occurrences", credential.occurrences.count)
        json.member("provider", credential.detector.provider)
        json.member(
          "keyId", credential.first { if case .keyID(let id) = $0 { id } else { nil } }?.value)
        json.member(
          "name", credential.first { if case .name(let name) = $0 { name } else { nil } }?.value)
        if let identity = credential.identity?.value {
          json.object("identity") { json in
            json.member("kind", identity.kind.rawValue)
            json.member("id", identity.id)
          }
        } else {
          json.member("identity", String?.none)
        }
        json.member("role", credential.role?.value)
        json.member("createdAt", credential.createdAt?.value.rfc3339)
        json.member("expiresAt", credential.expiresAt?.value.rfc3339)
        json.member("lastUsedAt", credential.lastUsedAt?.rfc3339)
        if let commit = credential.firstSeen {
          json.object("firstSeen") { json in
            json.member("commit", commit.id)
            json.member("date", commit.date?.rfc3339)
          }
        } else {
          json.member("firstSeen", String?.none)
        }
      }
    }
  }

  private mutating func value(_ value: Finding.Evidence.Value) {
    switch value {
    case .number(let number): self.number(number)
    case .text(let text): self.text(text)
    }
  }

  private mutating func notices(_ name: String, _ notices: [Notice]) {
    array(name, notices) { json, notice in
      json.object { json in
        json.path(notice.path)
        json.member("reason", notice.reason)
      }
    }
  }

  private mutating func path(_ path: BytePath) {
    member("path", path.text)
    if !path.isUTF8 { member("pathBytes", base64(path.bytes)) }
  }
}

extension Credential {
  /// What may be shown of the value.
  var redacted: String { secret.redacted(publicPrefix: detector.prefix) }

  /// The latest use that any source tells of.
  fileprivate var lastUsedAt: Instant? {
    facts.compactMap { if case .lastUsedAt(let date) = $0.claim { date } else { nil } }.max()
  }
}

extension Sequence where Element: Hashable {
  /// The elements in their order, each once.
  var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
