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
      json.object("revision", scan.revision) { json, revision in
        json.member("repository", revision.repository)
        json.member("commit", revision.commit)
        json.member("branch", revision.branch)
      }
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
    object("location") { $0.members(of: finding.location) }
    member("exposure", finding.exposure?.rawValue)
    member("credential", finding.credential)
    member("snippet", finding.snippet?.text)
    object("mark", finding.snippet?.mark) { json, mark in
      json.member("start", mark.lowerBound)
      json.member("end", mark.upperBound)
    }
    evidence(finding.evidence)
    if let fix = finding.fix { self.fix(fix) }
  }

  private mutating func fix(_ fix: ProposedFix) {
    object("fix") { json in
      json.member("variable", fix.variable)
      json.array("edits", fix.edits) { json, edit in
        json.object { json in
          json.span(edit.start, edit.end)
          json.member("text", edit.text)
        }
      }
    }
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
  mutating func credentials(_ credentials: [Report.Credential]) {
    array("credentials", credentials) { json, credential in
      json.object { json in
        json.member("id", credential.id)
        json.member("detector", credential.detector)
        json.member("redacted", credential.redacted)
        json.member("fingerprint", credential.fingerprint)
        json.member("occurrences", credential.places.count)
        json.member("provider", credential.provider)
        json.member("keyId", credential.keyID)
        json.member("name", credential.name)
        json.object("identity", credential.identity) { json, identity in
          json.member("kind", identity.kind.rawValue)
          json.member("id", identity.id)
        }
        json.member("role", credential.role)
        json.member("createdAt", credential.createdAt?.rfc3339)
        json.member("expiresAt", credential.expiresAt?.rfc3339)
        json.member("lastUsedAt", credential.lastUsedAt?.rfc3339)
        json.object("firstSeen", credential.firstSeen) { json, commit in
          json.member("commit", commit.id)
          json.member("date", commit.date?.rfc3339)
        }
        json.array("facts", credential.facts) { json, fact in
          json.object { json in
            json.member("fact", fact.name)
            json.member("value", fact.value)
            json.member("source", fact.source)
          }
        }
        json.array("listings", credential.listings) { json, row in
          json.object { json in
            json.path(row.path)
            json.member("line", row.start?.line)
            json.member("column", row.start?.column)
          }
        }
        json.array("places", credential.places) { json, place in
          json.object { $0.members(of: place) }
        }
      }
    }
  }

  /// `rules`: the texts behind the findings.
  mutating func rules(_ rules: [Report.Rule]) {
    array("rules", rules) { json, rule in
      json.object { json in
        json.member("id", rule.id)
        json.member("title", rule.title)
        json.member("why", rule.why)
        json.member("severity", rule.severity.name)
        json.member("confidence", rule.confidence.name)
        json.member("remediation", rule.remediation)
        json.member("references", rule.references)
      }
    }
  }

  private mutating func members(of location: Finding.Location) {
    path(location.path)
    span(location.start, location.end)
    if let hash = location.lineHash { member("lineHash", hash) }
    if let commit = location.commit {
      member("commit", commit.id)
      member("author", commit.author)
      member("date", commit.date?.rfc3339)
    }
  }

  private mutating func span(_ start: Position?, _ end: Position?) {
    member("line", start?.line)
    member("column", start?.column)
    member("endLine", end?.line)
    member("endColumn", end?.column)
    columns("utf16", start, end, \.utf16Column)
    columns("utf8", start, end, \.byteColumn)
  }

  /// Columns in another unit, where it counts them differently.
  private mutating func columns(
    _ name: String, _ start: Position?, _ end: Position?, _ column: (Position) -> Int
  ) {
    guard let start, let end,
      column(start) != start.column || column(end) != end.column
    else { return }
    object(name) { json in
      json.member("column", column(start))
      json.member("endColumn", column(end))
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
    if !path.isUTF8 {
      member("pathBytes", String(decoding: Base64.encode(path.bytes), as: UTF8.self))
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements in their order, each once.
  var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
