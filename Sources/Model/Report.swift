/// All that a scan has to say; formats print it and know nothing else.
package struct Report: Sendable {
  package var tool: Tool
  package var scan: Summary
  /// In path order, then by position, then by rule.
  package var findings: [Finding]
  package var credentials: [Credential]
  /// The texts behind the findings' rules, sorted by id.
  package var rules: [Rule]
  /// What would be findings, in their order; few formats tell of them.
  package var silenced: [Silenced] = []

  package init(
    tool: Tool, scan: Summary, findings: [Finding], credentials: [Credential], rules: [Rule]
  ) {
    self.tool = tool
    self.scan = scan
    self.findings = findings
    self.credentials = credentials
    self.rules = rules
  }

  /// Which program and which rules judged.
  package struct Tool: Hashable, Sendable {
    package var version: String
    package var detectors: Int
    package var practices: Int
    /// SHA-256 of the packed rulebook, lower-case hexadecimal.
    package var digest: String

    package init(version: String, detectors: Int, practices: Int, digest: String) {
      self.version = version
      self.detectors = detectors
      self.practices = practices
      self.digest = digest
    }
  }

  /// What was read, and what was not.
  package struct Summary: Hashable, Sendable {
    /// `tree`, `staged`, `range`, `history` or `stdin`.
    package var mode: String
    package var now: Instant
    package var files = 0
    package var blobs = 0
    package var commits = 0
    package var bytes = 0
    package var suppressed = 0
    /// Passed over by a documented default; the scan is still complete.
    package var skipped: [Notice] = []
    /// Asked for and not read; any makes the scan incomplete.
    package var unread: [Notice] = []
    /// Told on standard error, and no more than that.
    package var warnings: [Notice] = []
    /// Nil where it is not known without asking.
    package var revision: Revision?

    package init(mode: String, now: Instant) {
      self.mode = mode
      self.now = now
    }

    /// Whether all that was asked for was read.
    package var isComplete: Bool { unread.isEmpty }
  }

  /// A finding that is known, and so is none.
  package struct Silenced: Sendable {
    package var finding: Finding
    package var means: Means

    package init(_ finding: Finding, by means: Means) {
      self.finding = finding
      self.means = means
    }

    /// What silences it.
    package enum Means: Sendable { case comment, baseline, policy }
  }

  /// What was scanned, as version control names it.
  package struct Revision: Hashable, Sendable {
    /// The address of the repository, without anyone's name or password in it.
    package var repository: String
    package var commit: String?
    package var branch: String?

    package init(repository: String, commit: String? = nil, branch: String? = nil) {
      self.repository = repository
      self.commit = commit
      self.branch = branch
    }
  }

  /// The texts of one `practice/detector`.
  package struct Rule: Hashable, Sendable {
    package var id: String
    package var title: String
    package var why: String
    package var remediation: [String]
    package var references: [String]
    package var severity: Severity
    package var confidence: Confidence

    package init(
      id: String, title: String, why: String, remediation: [String], references: [String],
      severity: Severity, confidence: Confidence
    ) {
      self.id = id
      self.title = title
      self.why = why
      self.remediation = remediation
      self.references = references
      self.severity = severity
      self.confidence = confidence
    }
  }
}

/// Something to say about a path: why it was not read, or what is odd about it.
package struct Notice: Hashable, Comparable, Sendable {
  package var path: BytePath
  package var reason: String

  package init(path: BytePath, reason: String) {
    self.path = path
    self.reason = reason
  }

  package static func < (a: Self, b: Self) -> Bool {
    a.path == b.path ? a.reason < b.reason : a.path < b.path
  }
}
