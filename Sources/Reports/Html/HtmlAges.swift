import Model

extension HtmlPage {
  /// How old the credentials are whose creation some source tells, the oldest first, as bars.
  func ages(_ html: inout HtmlWriter) {
    let aged = report.credentials.compactMap { credential in
      credential.createdAt.map {
        (credential: credential, days: max(0, report.scan.now.days(since: $0)))
      }
    }.sorted { $0.days > $1.days }.prefix(Self.mostBars)
    guard let oldest = aged.first?.days else { return }
    let old = Set(report.findings.filter { $0.practice == "key-age" }.compactMap(\.credential))
    let span = max(oldest, 90)
    html.element("h2", "Age of keys")
    html.element("div", ["class": "chart"]) { html in
      html.element(
        "svg",
        [
          "viewBox": "0 0 \(Self.width) \(aged.count * Self.step + 24)", "role": "img",
          "aria-label": "Age of keys in days, the oldest \(oldest)",
        ]
      ) { html in
        for days in [30, 90, 180, 365, 730].filter({ $0 <= span }) {
          let x = String(Self.x(days, of: span))
          html.element(
            "line",
            ["class": "grid", "x1": x, "x2": x, "y1": "0", "y2": "\(aged.count * Self.step)"],
            "")
          html.element(
            "text", ["x": x, "y": "\(aged.count * Self.step + 16)", "text-anchor": "middle"],
            "\(days) d")
        }
        for (row, entry) in aged.enumerated() {
          let end = Self.x(entry.days, of: span)
          let label = "\(entry.credential.id) \(entry.credential.redacted)"
          html.element("text", ["x": "0", "y": "\(row * Self.step + 15)"], label)
          html.element(
            "rect",
            [
              "class": old.contains(entry.credential.id) ? "bar old" : "bar", "x": "\(Self.left)",
              "y": "\(row * Self.step + 4)", "width": "\(max(2, end - Self.left))", "height": "14",
            ], "")
          html.element(
            "text", ["x": "\(end + 6)", "y": "\(row * Self.step + 15)"],
            counted(entry.days, "day"))
        }
      }
    }
    html.element("p", ["class": "soft"], "Red: older than the policy allows.")
  }

  private static let mostBars = 50
  private static let width = 800
  private static let left = 180
  private static let right = 700
  private static let step = 22

  private static func x(_ days: Int, of span: Int) -> Int {
    left + (right - left) * days / span
  }
}
