import Bytes
import Detection
import Evidence
package import Model
import Policy
import Practices

/// Scans what is asked for and judges what is found; says what could not be read, and never throws.
///
/// - Parameter progress: told now and then, on any thread, how much was read; nil if nobody watches.
package func scan(
  _ request: ScanRequest, progress watcher: (@Sendable (Advance) -> Void)?
) -> Report {
  let progress = watcher ?? { _ in }
  let policy = request.policy
  lazy var engine = Engine(rules: policy.rules.packed)
  var summary = Report.Summary(mode: request.mode, now: request.now)
  var reading: Reading
  switch request.input {
  case .paths(let paths):
    reading = readFiles(
      below: paths, policy.paths, request.ignored, engine, workers: request.workers, watcher)
  case .standardInput(let name): reading = readStandardInput(as: name, engine)
  case .staged(let folder): reading = readStaged(in: folder) { engine }
  case .stagedFiles(let files): reading = readStaged(in: nil, only: files) { engine }
  case .range(let range, let folder):
    reading = readRange(range, in: folder, engine, request.wanted, progress)
  case .push(let push): reading = readPush(push, engine, request.wanted, progress)
  case .message(let file): reading = readMessage(in: file, engine)
  case .history(let reach, let folder):
    let workers = Environment.value("CREDLINT_HISTORY") == "git" ? 0 : request.workers
    reading = readHistory(
      reach, in: folder, engine, request.wanted,
      by: HistoryMeans(workers: workers, cache: request.cache, rules: policy.rules.digest),
      progress)
  }
  switch request.input {
  case .staged, .stagedFiles, .range, .push, .history: reading.leaveOut(policy.paths)
  case .paths, .standardInput, .message: break
  }
  reading.sort()
  switch request.input {
  case .paths, .standardInput: summary.files = reading.blobs
  case .staged, .stagedFiles, .range, .push, .message, .history: summary.blobs = reading.blobs
  }
  summary.commits = reading.commits
  summary.bytes = reading.bytes
  summary.skipped = reading.skipped
  summary.unread = reading.unread
  summary.warnings += reading.warnings
  let secrets = reading.occurrences.filter(\.detector.findsSecrets).map(\.secret)
  var report = judge(&reading.occurrences, request, summary)
  let names = report.names
  if !names.isEmpty, var redaction = NameRedaction(engine, knowing: secrets) {
    redaction.redact(names, in: &report)
  }
  return report
}

extension ScanRequest {
  /// Whether findings of the occurrence may be wanted.
  fileprivate func wants(_ occurrence: Occurrence) -> Bool { wants(occurrence.detector) }

  private func wants(_ detector: Detector) -> Bool {
    let configuration = policy.configuration
    return detector.confidence >= configuration.thresholds.confidence
      && configuration.selection.isEnabled(
        detector: detector.id, of: policy.rules.ids.practices)
  }

  fileprivate var wanted: Wanted { Wanted(detector: { wants($0) }, paths: policy.paths) }

  fileprivate var mode: String {
    switch input {
    case .paths: "tree"
    case .standardInput: "stdin"
    case .staged, .stagedFiles, .message: "staged"
    case .range, .push: "range"
    case .history: "history"
    }
  }
}

/// From occurrences to findings: what is known of each, what it breaks, and what is wanted of that.
///
/// - Parameter everything: all that was found; what is not needed to the end goes, so that what is made
///   of it takes its place in memory.
private func judge(
  _ everything: inout [Occurrence], _ request: ScanRequest, _ summary: Report.Summary
) -> Report {
  var summary = summary
  let policy = request.policy
  let known = policy.rules.ids
  let selection = policy.configuration.selection
  let thresholds = policy.configuration.thresholds
  var occurrences = everything.filter(request.wants)
  let surroundings: Surroundings
  switch request.input {
  case .paths(let paths):
    surroundings = Surroundings(of: &occurrences, everything, below: paths, &summary)
  default: surroundings = Surroundings()
  }
  everything = everything.filter { !$0.allows.isEmpty || $0.isAllowComment }
  let looks = Looks(of: request.tellsLooks ? occurrences : [])
  let places = occurrences.filter { !$0.detector.findsSecrets && !$0.isAllowComment }
  occurrences = occurrences.filter(\.detector.findsSecrets)
  let found = Gathering.credentials(from: occurrences)
  occurrences = []
  let account = Account(readFrom: request.inventories, joinedTo: found)
  let credentials = request.judgesInventories ? account.all : account.found
  summary.warnings += account.inventory.warnings
  summary.unread = Set(summary.unread + account.inventory.unread).sorted()
  var users = CodeUsers(homes: surroundings.homes)
  var circumstances = Circumstances(
    now: request.now, texts: policy.texts, key: policy.key,
    isEnabled: { selection.isEnabled(practice: $0, detector: $1) },
    uses: users.uses(of: credentials), ignoreGaps: surroundings.ignoreGaps,
    shipments: surroundings.shipments)
  let rulings = policy.rulings
  circumstances.ruling = { rulings.texts($0, for: $1, at: $2.map(\.path)) }
  circumstances.stage = rulings.environment
  circumstances.functionalIDs = Set(policy.configuration.functionalIDs.map(\.value))
  circumstances.homes = surroundings.homes
  circumstances.keyring = Keyring(account.all, at: request.now)
  circumstances.owners = account.inventory.owners
  circumstances.settings = account.inventory.settings
  var judged = Judgement().findings(for: credentials, places: places, in: circumstances)

  var silenced = silencing(
    of: judged.findings, among: credentials, everything, request, isComplete: summary.isComplete)
  judged.findings = []
  summary.suppressed = silenced.taken.count
  let stale = Judgement().findings(of: silenced.breaches, in: circumstances)

  let incomplete = ScanIncomplete.findings(of: summary.unread, in: circumstances)
  var findings = silenced.kept
  silenced.kept = []
  findings += stale.findings
  findings.removeAll { !thresholds.reports($0) }
  findings += incomplete.findings
  findings.sort { $0.precedes($1) }
  for index in findings.indices { findings[index].look = looks.explanation(of: findings[index]) }
  let named = Set(findings.compactMap(\.credential))
  let rules = Set(findings.map(\.rule))
  summary.warnings = (summary.warnings + judged.warnings).sorted()
  let tool = Report.Tool(
    version: toolVersion, detectors: known.detectorCount, practices: known.practices.count,
    digest: policy.rules.digest)
  var report = Report(
    tool: tool, scan: summary, findings: findings,
    credentials: credentials.compactMap {
      guard named.contains($0.id) || request.judgesInventories else { return nil }
      var told = Report.Credential($0, fingerprint: policy.key.fingerprint(of: $0.secret))
      if request.keepsValues { told.value = $0.secret }
      return told
    },
    rules: (judged.rules + stale.rules + incomplete.rules).filter { rules.contains($0.id) }
      .sorted { $0.id < $1.id })
  report.silenced = silenced.taken.filter { thresholds.reports($0.finding) }
    .sorted { $0.finding.precedes($1.finding) }
  return report
}
