import Model

/// The filters: which boxes there are, and which findings stand in the class of each.
struct HtmlBoxes {
  /// Practices and first folders in the order of their boxes; those beyond have none.
  let practices: [String]
  let folders: [String]

  init(_ findings: [Finding]) {
    practices = Array(
      findings.map(\.practice).distinct.sorted().prefix(HtmlStyle.mostBoxes))
    folders = Array(findings.map(\.folder).distinct.sorted().prefix(HtmlStyle.mostBoxes))
  }

  /// The classes of one finding.
  func classes(of finding: Finding) -> Set<String> {
    var classes: Set = ["s-" + finding.severity.name, "e-" + finding.exposureName]
    if let index = practices.firstIndex(of: finding.practice) { classes.insert("p\(index + 1)") }
    if let index = folders.firstIndex(of: finding.folder) { classes.insert("f\(index + 1)") }
    return classes
  }

  /// The classes that some findings have in common: their group is hidden with them.
  func classes(sharedBy findings: [Finding]) -> Set<String> {
    guard let first = findings.first else { return [] }
    return findings.dropFirst().reduce(classes(of: first)) { $0.intersection(classes(of: $1)) }
  }
}

extension Finding {
  /// The word of its exposure's box.
  var exposureName: String { exposure?.rawValue ?? "none" }

  /// The first folder of its path; `.` for what stands in none.
  var folder: String {
    let parts = location.path.bytes.split(separator: UInt8(ascii: "/")).filter { $0 != [0x2E] }
    guard parts.count > 1, let first = parts.first else { return "." }
    return String(decoding: first, as: UTF8.self) + "/"
  }
}

extension HtmlPage {
  /// A form of boxes, all ticked; what is not ticked is hidden.
  func filters(_ html: inout HtmlWriter) {
    if report.findings.isEmpty { return }
    html.element("h2", "Findings")
    html.element("form", ["id": "filters"]) { html in
      html.element("p", ["id": "find", "hidden": ""]) { html in
        html.open(
          "input",
          [
            "id": "search", "type": "search", "aria-label": "Search by path or text",
            "placeholder": "Search by path or text", "autocomplete": "off",
          ])
        html.element("span", ["id": "left", "class": "soft", "role": "status"], "")
      }
      let severities = Severity.allCases.reversed().filter { severity in
        report.findings.contains { $0.severity == severity }
      }
      fieldset("Severity", severities.map { ("s-" + $0.name, $0.name) }, &html)
      fieldset(
        "Exposure", report.findings.map(\.exposureName).distinct.sorted().map { ("e-" + $0, $0) },
        &html)
      fieldset(
        "Practice", boxes.practices.enumerated().map { ("p\($0 + 1)", $1) }, &html)
      fieldset("Folder", boxes.folders.enumerated().map { ("f\($0 + 1)", $1) }, &html)
    }
  }

  private func fieldset(
    _ title: String, _ entries: [(id: String, label: String)], _ html: inout HtmlWriter
  ) {
    html.element("fieldset") { html in
      html.element("legend", title)
      for entry in entries {
        html.element("label") { html in
          html.open(
            "input", ["type": "checkbox", "id": entry.id, "checked": "", "autocomplete": "off"])
          html.text(" " + entry.label)
        }
      }
    }
  }
}
