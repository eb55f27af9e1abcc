import Model

/// One page that holds all it needs and loads nothing: for people who would rather look than read.
///
/// It works without scripts. The one script adds a search by path and counts what is left; a policy
/// in the page lets no other run, and nothing be fetched.
struct Html: ReportFormat {
  static let name = "html"

  func write(_ report: Report, to out: inout ByteSink) {
    let page = HtmlPage(report)
    HtmlWriter.write(to: &out) { html in
      html.raw("<!doctype html>\n")
      html.element("html", ["lang": "en"]) { html in
        html.element("head") { page.head(&$0) }
        html.element("body") { html in
          html.element("header") { page.verdict(&$0) }
          html.element("main") { html in
            page.coverage(&html)
            page.ages(&html)
            page.filters(&html)
            page.credentials(&html)
            page.rules(&html)
          }
          html.element("footer") {
            $0.text("credlint \(report.tool.version), rules \(report.tool.digest.prefix(12))")
          }
          html.raw("<script>\(HtmlScript.text)</script>\n")
        }
      }
    }
  }
}
