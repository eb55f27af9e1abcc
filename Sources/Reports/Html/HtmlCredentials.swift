import Model

extension HtmlPage {
  /// Each credential with what is known of it and what is wrong at its places; then all else.
  func credentials(_ html: inout HtmlWriter) {
    var byCredential: [String: [Finding]] = [:]
    for finding in report.findings {
      byCredential[finding.credential ?? "", default: []].append(finding)
    }
    let worstFirst = report.credentials.sorted { a, b in
      let (one, other) = (byCredential[a.id]?.worst, byCredential[b.id]?.worst)
      return one == other ? false : (one ?? .info) > (other ?? .info)
    }
    for credential in worstFirst {
      let findings = byCredential[credential.id] ?? []
      group(findings, &html) { html in
        html.element("h3") { html in
          badge(findings.worst ?? .info, &html)
          html.text(" \(credential.id) ")
          html.element("code", credential.redacted)
          html.text(" \(credential.detector), \(counted(credential.places.count, "place"))")
        }
        facts(of: credential, &html)
      }
    }
    let known = Set(report.credentials.map(\.id))
    let others = report.findings.filter { $0.credential.map { !known.contains($0) } ?? true }
    group(others, &html) { $0.element("h3", "Without a credential") }
  }

  private func group(
    _ findings: [Finding], _ html: inout HtmlWriter, _ heading: (inout HtmlWriter) -> Void
  ) {
    if findings.isEmpty { return }
    let classes = boxes.classes(sharedBy: findings).sorted().joined(separator: " ")
    html.element("article", ["class": classes]) { html in
      heading(&html)
      html.element("ol", ["class": "findings"]) { html in
        for finding in findings { item(finding, &html) }
      }
    }
  }

  private func facts(of credential: Report.Credential, _ html: inout HtmlWriter) {
    let identity = credential.identity.map { identity in
      identity.kind.rawValue + (identity.id.map { " \($0)" } ?? "")
    }
    let created = credential.createdAt.map { date in
      "\(date.rfc3339), \(counted(max(0, report.scan.now.days(since: date)), "day")) ago"
    }
    let rows: [(String, String?)] = [
      ("name", credential.name), ("key id", credential.keyID), ("identity", identity),
      ("role", credential.role), ("created", created),
      ("expires", credential.expiresAt?.rfc3339), ("last used", credential.lastUsedAt?.rfc3339),
      (
        "first seen",
        credential.firstSeen.map {
          "\($0.id.prefix(12))" + ($0.date.map { ", \($0.rfc3339)" } ?? "")
        }
      ),
      ("fingerprint", credential.fingerprint),
    ]
    html.element("dl") { html in
      for case (let name, let value?) in rows {
        html.element("dt", name)
        html.element("dd", value)
      }
    }
  }

  private func item(_ finding: Finding, _ html: inout HtmlWriter) {
    let classes = boxes.classes(of: finding).sorted().joined(separator: " ")
    html.element("li", ["class": classes, "id": "finding-" + finding.id]) { html in
      html.element("p") { html in
        badge(finding.severity, &html)
        html.text(" \(finding.title) ")
        html.element("span", ["class": "soft"], finding.rule)
      }
      html.element("p") { html in
        html.element("span", ["class": "place"], finding.location.text)
        if let exposure = finding.exposure { html.text(", " + exposure.rawValue) }
        if let commit = finding.location.commit {
          html.text(", commit \(commit.id.prefix(12))" + (commit.author.map { " by \($0)" } ?? ""))
        }
      }
      html.element("p", finding.message)
      if let snippet = finding.snippet { excerpt(snippet, &html) }
      if !finding.also.isEmpty {
        html.element("p", ["class": "soft"], "also: " + finding.also.joined(separator: ", "))
      }
      html.element("p", ["class": "soft"]) { html in
        html.text("confidence \(finding.confidence.name), id \(finding.id)")
        if let index = report.rules.firstIndex(where: { $0.id == finding.rule }) {
          html.text(", ")
          html.element("a", ["href": "#rule\(index)"], "how to mend it")
        }
      }
    }
  }

  private func excerpt(_ snippet: Snippet, _ html: inout HtmlWriter) {
    let scalars = Array(snippet.text.unicodeScalars)
    let mark = snippet.mark.clamped(to: 0..<scalars.count)
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    html.element("pre") { html in
      html.text(text(0..<mark.lowerBound))
      html.element("mark", text(mark))
      html.text(text(mark.upperBound..<scalars.count))
    }
  }

  private func badge(_ severity: Severity, _ html: inout HtmlWriter) {
    html.element("span", ["class": "badge \(severity.name)"], severity.name)
  }
}

extension [Finding] {
  fileprivate var worst: Severity? { map(\.severity).max() }
}
