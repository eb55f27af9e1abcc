package import Model

/// What to scan, and what to say of it.
package struct ScanRequest: Sendable {
  package var input = Input.paths([])
  /// The clock for every age.
  package var now: Instant
  /// What is looked with, and what is worth telling.
  package var policy = ScanPolicy()
  /// Exported lists of keys: evidence for what is found.
  package var inventories: [BytePath] = []
  /// Whether keys that only those lists tell of are judged, too.
  package var judgesInventories = false
  /// Which of the files that git ignores are scanned where files are.
  package var ignored = IgnoredFiles.own
  /// Whether the report holds values, for the person at a terminal.
  package var keepsValues = false
  /// Whether findings say how their values look.
  package var tellsLooks = false
  /// Where what was found out of a history is kept for the next time; nil for nowhere.
  package var cache: BytePath?
  /// How many threads look at files at once, 1 or more.
  package var workers = 1

  package init(now: Instant) { self.now = now }

  /// Where the bytes come from.
  package enum Input: Sendable {
    case paths([BytePath])
    /// Standard input, reported under a name.
    case standardInput(name: BytePath)
    /// What the next commit from a folder would hold; nil for the working folder.
    case staged(BytePath?)
    /// What the next commit from the working folder would hold of some files.
    case stagedFiles(StagedFiles)
    /// What `A..B` or `A...B` brings in.
    case range(String, in: BytePath?)
    /// What a push from the working folder, or to it, brings in.
    case push(Push)
    /// The file of a commit's message, as git passes it to a hook.
    case message(BytePath)
    /// All that a repository has ever held.
    case history(HistoryReach, in: BytePath?)
  }
}

/// The version of this program (semantic versioning 2.0.0).
package let toolVersion = "0.1.0"
