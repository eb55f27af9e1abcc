package import Model

/// One way of printing a report.
package protocol ReportFormat: Sendable {
  /// The word after `--format`.
  static var name: String { get }

  /// Whether it says how values leave their files.
  static var tellsFixes: Bool { get }

  /// Appends the whole report; the same report gives the same bytes.
  func write(_ report: Report, to out: inout ByteSink)
}

extension ReportFormat {
  package static var tellsFixes: Bool { false }
}

extension Report {
  /// Where each credential stands in the list, by its id.
  var credentialIndices: [String: Int] {
    Dictionary(zip(credentials.map(\.id), 0...)) { first, _ in first }
  }
}

/// How the formats for people may look.
package struct TextStyle: Hashable, Sendable {
  package var color: Bool
  /// Columns of the terminal; 0 where lines may have any length.
  package var width: Int
  /// Whether to list what is skipped and to show each finding's id.
  package var verbose: Bool

  /// Whether SARIF tells of findings that are silenced.
  package var showsSilenced: Bool

  /// Whether `pretty` shows values; only for a terminal.
  package var showsSecrets: Bool

  package init(
    color: Bool, width: Int, verbose: Bool, showsSilenced: Bool = false, showsSecrets: Bool = false
  ) {
    self.color = color
    self.width = width
    self.verbose = verbose
    self.showsSilenced = showsSilenced
    self.showsSecrets = showsSecrets
  }

  /// No colour, lines of any length, nothing that was not asked for.
  package static let plain = TextStyle(color: false, width: 0, verbose: false)
}

/// All formats; a new one is one file and one entry here.
package enum ReportFormats {
  /// The words that `--format` takes.
  package static let names = all(.plain).map { type(of: $0).name }

  /// The format of that name, or nil if there is none.
  package static func named(_ name: String, style: TextStyle) -> (any ReportFormat)? {
    all(style).first { type(of: $0).name == name }
  }

  private static func all(_ style: TextStyle) -> [any ReportFormat] {
    [
      Pretty(style: style), Concise(style: style), Json(), Jsonl(),
      Sarif(showsSilenced: style.showsSilenced), Gitlab(), Github(),
      Junit(), Checkstyle(), Codeclimate(), Rdjson(), Csv(), Markdown(), Html(),
      KeyTable(style: style),
    ]
  }
}
