/// One practice broken by one credential or place: the unit of every report.
package struct Finding: Sendable {
  /// Unique in a report; survives line moves and renames.
  package var id: String
  package var practice: String
  /// Nil where no detector is involved.
  package var detector: String?
  /// Less specific practices that the same place breaks.
  package var also: [String]
  package var severity: Severity
  package var confidence: Confidence
  package var title: String
  package var message: String
  package var remediation: [String]
  package var references: [String]
  package var location: Location
  /// Other places of the value, where a scan gives each value one finding.
  package var elsewhere: [Location] = []
  package var exposure: Exposure?
  /// The id of the credential it is about.
  package var credential: String?
  package var snippet: Snippet?
  package var evidence: [Evidence]
  /// How the value looks, where that decided; for people who ask why.
  package var look = ""
  /// A few bits of a value that the id does not tell, to see that it was changed; no report has them.
  package var tag: Int?
  /// Nil where it is not known that the file would be right behind.
  package var fix: ProposedFix?

  package init(
    id: String, practice: String, detector: String?, also: [String] = [], severity: Severity,
    confidence: Confidence, title: String, message: String, remediation: [String],
    references: [String], location: Location, exposure: Exposure? = nil,
    credential: String? = nil, snippet: Snippet? = nil, evidence: [Evidence] = []
  ) {
    self.id = id
    self.practice = practice
    self.detector = detector
    self.also = also
    self.severity = severity
    self.confidence = confidence
    self.title = title
    self.message = message
    self.remediation = remediation
    self.references = references
    self.location = location
    self.exposure = exposure
    self.credential = credential
    self.snippet = snippet
    self.evidence = evidence
  }

  /// `practice/detector`, or the practice alone: the id of its rule in SARIF and on the command line.
  package var rule: String { detector.map { practice + "/" + $0 } ?? practice }

  /// Where a finding stands; a folder or a whole file has no positions.
  package struct Location: Hashable, Sendable {
    package var path: BytePath
    package var start: Position?
    package var end: Position?
    /// Where the scan was one of commits.
    package var commit: Commit?
    /// What code scanning tells the line by, as `hash:number`.
    package var lineHash: String?

    package init(
      path: BytePath, start: Position? = nil, end: Position? = nil, commit: Commit? = nil,
      lineHash: String? = nil
    ) {
      self.commit = commit
      self.lineHash = lineHash
      self.path = path
      self.start = start
      self.end = end
    }
  }

  /// What a judgement rests on.
  package struct Evidence: Hashable, Sendable {
    /// A key of the JSON report, such as `ageDays`.
    package var name: String
    package var value: Value
    /// `createdAt in apikey.json`
    package var source: String?

    package init(name: String, value: Value, source: String?) {
      self.name = name
      self.value = value
      self.source = source
    }

    /// A number or a text.
    package enum Value: Hashable, Sendable {
      case number(Int)
      case text(String)
    }
  }
}
