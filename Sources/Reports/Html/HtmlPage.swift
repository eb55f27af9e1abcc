import Model

/// The parts of the page.
struct HtmlPage {
  let report: Report
  let closing: Closing
  /// The classes by which filters hide findings.
  let boxes: HtmlBoxes

  init(_ report: Report) {
    self.report = report
    closing = Closing(report: report, style: .plain)
    boxes = HtmlBoxes(report.findings)
  }

  func head(_ html: inout HtmlWriter) {
    html.open("meta", ["charset": "utf-8"])
    let policy =
      "default-src 'none'; style-src 'sha256-\(HtmlStyle.hash)'; script-src 'sha256-\(HtmlScript.hash)'; "
      + "base-uri 'none'; form-action 'none'"
    html.open("meta", ["http-equiv": "Content-Security-Policy", "content": policy])
    html.open("meta", ["name": "viewport", "content": "width=device-width"])
    html.open("meta", ["name": "referrer", "content": "no-referrer"])
    html.element("title", "credlint: \(closing.findings)")
    html.raw("<style>\(HtmlStyle.text)</style>\n")
  }

  /// What the scan says, before anything else.
  func verdict(_ html: inout HtmlWriter) {
    let isComplete = report.scan.isComplete
    let worst = report.findings.map(\.severity).max()
    let tone = !isComplete ? "bad" : worst.map { $0 >= .medium ? "bad" : "unsure" } ?? "clean"
    html.element("div", ["class": "verdict " + tone]) { html in
      html.element("h1", isComplete ? closing.findings : "Incomplete: " + closing.findings)
      html.element("p", closing.proof)
      var facts = "Ages as of \(report.scan.now.rfc3339)"
      if let revision = report.scan.revision {
        facts += "; \(revision.repository)"
        if let commit = revision.commit { facts += " at \(commit.prefix(12))" }
        if let branch = revision.branch { facts += " (\(branch))" }
      }
      html.element("p", ["class": "soft"], facts)
    }
    html.element("ul", ["class": "tiles"]) { html in
      for severity in Severity.allCases.reversed() {
        let count = report.findings.count { $0.severity == severity }
        html.element("li") { html in
          html.element("b", ["class": count == 0 ? "soft" : severity.name], String(count))
          html.text(severity.name)
        }
      }
    }
  }

  /// What was scanned, and what was not.
  func coverage(_ html: inout HtmlWriter) {
    let scan = report.scan
    html.element("h2", "What was scanned, and what was not")
    html.element("dl") { html in
      func row(_ name: String, _ value: String) {
        html.element("dt", name)
        html.element("dd", value)
      }
      row("mode", scan.mode)
      if scan.files > 0 { row("files", String(scan.files)) }
      if scan.blobs > 0 { row("blobs", String(scan.blobs)) }
      if scan.commits > 0 { row("commits", String(scan.commits)) }
      row("read", byteSize(scan.bytes))
      row("rules", "\(report.tool.detectors) detectors, \(report.tool.practices) practices")
      row("silenced by policy", String(scan.suppressed))
    }
    list("Not read, though asked for", scan.unread, isOpen: true, &html)
    list("Warnings", scan.warnings, isOpen: true, &html)
    list("Passed over by a documented default", scan.skipped, isOpen: false, &html)
  }

  private func list(
    _ title: String, _ notices: [Notice], isOpen: Bool, _ html: inout HtmlWriter
  ) {
    if notices.isEmpty { return }
    html.element("details", isOpen ? ["open": ""] : [:]) { html in
      html.element("summary", "\(title): \(notices.count)")
      html.element("ul") { html in
        for notice in notices {
          html.element("li") { html in
            html.element("span", ["class": "place"], notice.path.text)
            html.text(": " + notice.reason)
          }
        }
      }
    }
  }

  /// What to do, once a rule.
  func rules(_ html: inout HtmlWriter) {
    let told = report.rules.enumerated().filter { !$0.element.remediation.isEmpty }
    if told.isEmpty { return }
    html.element("h2", "How to mend it")
    for (index, rule) in told {
      html.element("details", ["id": "rule\(index)"]) { html in
        html.element("summary") { html in
          html.element("code", rule.id)
          html.text(" \(rule.title)")
        }
        html.element("p") { $0.prose(rule.why) }
        html.element("ol") { html in
          for step in rule.remediation { html.element("li") { $0.prose(step) } }
        }
        html.element("ul") { html in
          for reference in rule.references {
            html.element("li") { html in
              if isURI(reference) {
                html.element("a", ["href": reference, "rel": "noreferrer"], reference)
              } else {
                html.text(reference)
              }
            }
          }
        }
      }
    }
  }
}
