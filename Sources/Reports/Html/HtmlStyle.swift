/// The page's style. A filter is a box that is ticked: what stands in a class of one that is not is
/// hidden, which takes no script.
enum HtmlStyle {
  /// How many practices, and how many folders, can have a box of their own.
  static let mostBoxes = 40

  /// SHA-256 in base64, by which the page's policy knows the style (CSP level 3); a test compares.
  static let hash = "wqTlmkBLfcjRLylV9ZV8fPWtB8san22Mo5dBKukeicU="

  static let text = base + hiding + print

  private static let base = """
    :root{color-scheme:light dark;--back:#fff;--front:#1b1f24;--soft:#57606a;--line:#d0d7de;--box:#f6f8fa;--critical:#8250df;--high:#cf222e;--medium:#9a6700;--low:#0969da;--info:#57606a;--good:#1a7f37;--mark:#fff8c5}
    @media(prefers-color-scheme:dark){:root{--back:#0d1117;--front:#e6edf3;--soft:#9198a1;--line:#30363d;--box:#161b22;--critical:#bc8cff;--high:#ff7b72;--medium:#d29922;--low:#58a6ff;--info:#9198a1;--good:#3fb950;--mark:#4b3d0a}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:75rem;padding:1rem;background:var(--back);color:var(--front);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
    h1{font-size:1.6rem;margin:0}h2{font-size:1.2rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:0}
    p{margin:.25rem 0}code,pre,.place{font-family:ui-monospace,monospace;font-size:.875rem}
    .verdict{border-left:.5rem solid var(--good);padding-left:1rem}.verdict.bad{border-color:var(--high)}.verdict.unsure{border-color:var(--medium)}
    .soft,footer{color:var(--soft)}footer{margin-top:2rem;font-size:.875rem}
    .tiles{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0;padding:0;list-style:none}
    .tiles li{border:1px solid var(--line);border-radius:.4rem;padding:.25rem .75rem}
    .tiles b{font-size:1.3rem;margin-right:.4rem}
    .badge{border:1px solid currentColor;border-radius:1rem;padding:0 .6rem;font-size:.8rem;font-weight:600}
    .critical{color:var(--critical)}.high{color:var(--high)}.medium{color:var(--medium)}.low{color:var(--low)}.info{color:var(--info)}.good{color:var(--good)}
    fieldset{border:1px solid var(--line);border-radius:.4rem;margin:0 0 .5rem}legend{font-weight:600}
    fieldset label{display:inline-block;margin-right:1rem}
    #search{width:100%;padding:.4rem;font:inherit;color:inherit;background:var(--back);border:1px solid var(--line);border-radius:.4rem}
    article{border:1px solid var(--line);border-radius:.4rem;margin:.75rem 0;padding:.75rem;background:var(--box)}
    ol.findings{list-style:none;margin:.5rem 0 0;padding:0}ol.findings>li{border-top:1px solid var(--line);padding:.5rem 0}
    pre{margin:.4rem 0;padding:.5rem;background:var(--back);border:1px solid var(--line);border-radius:.3rem;overflow-x:auto;white-space:pre}
    mark{background:var(--mark);color:inherit}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:0 1rem;margin:.4rem 0;font-size:.9rem}dt{color:var(--soft)}dd{margin:0}
    .chart{overflow-x:auto}svg{width:100%;min-width:34rem;max-width:60rem;height:auto;font:12px system-ui,sans-serif}svg text{fill:var(--front)}
    .bar{fill:var(--good)}.bar.old{fill:var(--high)}.grid{stroke:var(--line)}
    summary{cursor:pointer}details:target::details-content{content-visibility:visible;block-size:auto}[hidden]{display:none!important}
    @media(max-width:40rem){dl{grid-template-columns:1fr}dt{margin-top:.3rem}}

    """

  /// The boxes' ids: `s-` and a severity, `e-` and an exposure, `p` and `f` with a number.
  private static let hiding: String = {
    var boxes = ["critical", "high", "medium", "low", "info"].map { "s-" + $0 }
    boxes += [
      "committed", "staged", "unstaged", "untracked", "ignored", "history", "outside-git",
      "none",
    ].map { "e-" + $0 }
    boxes += (1...mostBoxes).flatMap { ["p\($0)", "f\($0)"] }
    return boxes.map { "body:has(#\($0):not(:checked)) .\($0){display:none}\n" }.joined()
  }()

  private static let print = """
    @media print{:root{color-scheme:light;--back:#fff;--front:#000;--box:#fff;--soft:#333}form{display:none}article,li{break-inside:avoid}details::details-content{content-visibility:visible;block-size:auto}body{max-width:none;font-size:.8rem}pre{white-space:pre-wrap}}

    """
}
